import { limits, parseDesign, type FileProblem, type ParsedDesign } from '../shared/file/index.ts';
import type { CliContext } from './context.ts';
import { Ending, exitCodes, usage } from './exit.ts';

type Opened = Extract<ParsedDesign, { ok: true }>;

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

async function readBytes({ io }: CliContext, file: string): Promise<Uint8Array> {
  if (file === '-') return io.readStdin();
  try {
    const size = await io.fileSize(file);
    if (size === null) throw new Ending(exitCodes.unreadable, 'FILE_NOT_READABLE', { file, params: { reason: 'EISDIR' } });
    // Not read at all: a file of many gigabytes would only end in an allocation failure.
    if (size > limits.fileBytes) throw tooLarge(file, size);
    return await io.readFile(file);
  } catch (error) {
    if (error instanceof Ending) throw error;
    const reason = errorCode(error);
    throw new Ending(exitCodes.unreadable, reason === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_NOT_READABLE', { file, params: { reason } });
  }
}

function tooLarge(file: string, size: number): Ending {
  const problem: FileProblem = { code: 'FILE_TOO_LARGE', file, path: '', params: { limit: 20, size: Math.ceil((size / 1024 / 1024) * 10) / 10 } };
  return new Ending(exitCodes.unreadable, 'FILE_TOO_LARGE', { file, params: problem.params, problems: [problem] });
}

/** Opens a design file (`-`: standard input) or ends the run with exit code 3 and the places that are wrong. */
export async function openDesign(context: CliContext, file: string): Promise<Opened> {
  return openWith(parseDesign, context, file);
}

/** The same with another reader of texts: a file of another program becomes a design. */
export async function openWith(read: typeof parseDesign, context: CliContext, file: string): Promise<Opened> {
  const name = file === '-' ? context.words('stdin') : file;
  const bytes = await readBytes(context, file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // What `terraform plan -out` writes is a ZIP archive.
    const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
    throw new Ending(exitCodes.unreadable, isArchive && read !== parseDesign ? 'TERRAFORM_BINARY_PLAN' : 'FILE_NOT_TEXT', { file: name });
  }
  const parsed = read(text, { registry: context.registry, name });
  if (parsed.ok) {
    for (const notice of parsed.notices) context.io.stderr(`${context.words('note')}: ${name}: ${context.fileWords(notice.code, notice.params)}\n`);
    return parsed;
  }
  const [first] = parsed.problems;
  throw new Ending(exitCodes.unreadable, first?.code ?? 'FILE_NOT_READABLE', { file: name, params: first?.params ?? {}, problems: parsed.problems });
}

/** Writes a result to a file, whole or not at all, or to standard output when no file is named. */
export async function deliver({ io }: CliContext, content: string | Uint8Array, out: string | undefined): Promise<void> {
  if (out === undefined || out === '-') {
    io.stdout(content);
    return;
  }
  try {
    await io.writeFile(out, content);
  } catch (error) {
    throw usage('OUT_NOT_WRITABLE', { file: out, reason: errorCode(error) });
  }
}
