/** Pictures of notes, decoded once each. Nothing is fetched: a picture is a PNG inside the document. */

const decoded = new Map<string, ImageBitmap | null>();
const waiting = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
/** Kept at once; a document may hold more, then they are decoded again. */
const mostKept = 500;

const prefix = 'data:image/png;base64,';

async function decode(href: string): Promise<void> {
  let bitmap: ImageBitmap | null = null;
  try {
    const bytes = Uint8Array.from(atob(href.slice(prefix.length)), (character) => character.charCodeAt(0));
    bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  } catch {
    // What is no picture is not drawn; its frame and its words are.
  }
  if (decoded.size >= mostKept) decoded.clear();
  decoded.set(href, bitmap);
  waiting.delete(href);
  for (const listener of listeners) listener();
}

function ask(href: string): Promise<void> {
  const asked = waiting.get(href) ?? decode(href);
  if (!decoded.has(href)) waiting.set(href, asked);
  return asked;
}

/** The picture, or null while it is being decoded and when it cannot be. Asking starts the decoding. */
export function decodedPicture(href: string): ImageBitmap | null {
  const known = decoded.get(href);
  if (known === undefined) void ask(href);
  return known ?? null;
}

/** Resolves when all these pictures can be painted, as far as they ever can. */
export async function picturesReady(hrefs: readonly string[]): Promise<void> {
  await Promise.all(hrefs.filter((href) => !decoded.has(href)).map(ask));
}

/** Calls back whenever a picture has been decoded. Returns the function that stops it. */
export function onPictureReady(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
