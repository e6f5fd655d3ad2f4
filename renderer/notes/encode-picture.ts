import { noteLimits } from '../../shared/model/note.ts';

/** Larger files are not even looked into. */
export const largestPictureFile = 20 * 1024 * 1024;
/** The longest side of a picture in a document. */
const longestSide = 256;
/** A picture that is this small and still too long is too complex. */
const smallestSide = 24;

export type EncodedPicture =
  | { readonly ok: true; readonly image: string; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly reason: 'unreadable' | 'tooLarge' | 'tooComplex' };

/** A decoded picture of any format the browser engine knows. SVG is drawn as an image: nothing in it runs and nothing is fetched. */
async function decode(file: Blob): Promise<{ readonly source: CanvasImageSource; readonly width: number; readonly height: number }> {
  if (file.type !== 'image/svg+xml') {
    const source = await createImageBitmap(file);
    return { source, width: source.width, height: source.height };
  }
  const url = URL.createObjectURL(file);
  try {
    const source = new Image();
    source.src = url;
    await source.decode();
    // An SVG without a size of its own is drawn as large as is kept.
    return { source, width: source.naturalWidth || longestSide, height: source.naturalHeight || longestSide };
  } finally {
    URL.revokeObjectURL(url);
  }
}

function draw(source: CanvasImageSource, width: number, height: number): string | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return canvas.toDataURL('image/png');
}

/** Draws a picture anew as a small PNG: nothing of the file itself (metadata, scripts, other frames) comes along. */
export async function encodePicture(file: Blob): Promise<EncodedPicture> {
  if (file.size > largestPictureFile) return { ok: false, reason: 'tooLarge' };
  try {
    const { source, width, height } = await decode(file);
    for (let side = longestSide; side >= smallestSide; side *= 0.8) {
      const scale = Math.min(1, side / Math.max(width, height));
      const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
      const image = draw(source, size.width, size.height);
      if (image !== null && image.length <= noteLimits.imageLength) return { ok: true, image, ...size };
    }
    return { ok: false, reason: 'tooComplex' };
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
}
