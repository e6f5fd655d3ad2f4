import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { exportJson, exportSvg, exportTerraform, pngPage } from '../../shared/export/index.ts';
import { findChromium, photograph } from '../chromium.ts';
import type { CliContext } from '../context.ts';
import { usage } from '../exit.ts';
import type { exportOptions } from '../options.ts';
import { deliver, openDesign } from '../read-design.ts';

type Flags = z.output<typeof exportOptions>;

const offered = ['svg', 'png', 'json', 'terraform'] as const;
type Format = (typeof offered)[number];

/** Largest side of a screenshot that Chromium draws in one piece. */
const largestSide = 16_384;

function formatOf(text: string): Format {
  const found = offered.find((format) => format === text);
  if (found === undefined) throw usage('FORMAT_NOT_OFFERED', { value: text, allowed: offered.join(', ') });
  return found;
}

/** Pretendard beside the program, in a checkout or in the built folder; without it the browser's own fonts draw the text. */
async function bundledFont(): Promise<string | null> {
  for (const up of ['..', '../..', '../../..']) {
    const file = path.join(import.meta.dirname, up, 'assets/fonts/PretendardVariable.woff2');
    const bytes = await readFile(file).catch(() => null);
    if (bytes !== null) return bytes.toString('base64');
  }
  return null;
}

async function makePng(context: CliContext, svg: string, title: string): Promise<Uint8Array> {
  const browser = findChromium(context.io.environment);
  if (browser === null) throw usage('NO_BROWSER');
  const font = await bundledFont();
  const page = pngPage(svg, { language: context.language, title, ...(font === null ? {} : { fontBase64: font }) });
  if (Math.max(page.width, page.height) > largestSide) throw usage('PICTURE_TOO_LARGE', { width: page.width, height: page.height, limit: largestSide });
  const shot = await photograph(browser, page);
  if (!shot.ok) throw usage('BROWSER_FAILED', { file: browser, reason: shot.reason });
  return shot.png;
}

/** `hopline export`: the whole result or nothing, to a file or to standard output. */
export async function runExport(context: CliContext, file: string, flags: Flags): Promise<void> {
  const format = formatOf(flags.to);
  if (flags.probe !== undefined) throw usage('OPTION_NOT_OFFERED', { option: '--probe', value: format });
  const isText = format === 'json' || format === 'terraform';
  if (isText && flags.select.length > 0) throw usage('OPTION_NOT_OFFERED', { option: '--select', value: format });
  if (format !== 'terraform' && flags.undocumented === true) throw usage('OPTION_NOT_OFFERED', { option: '--undocumented', value: format });
  const { design } = await openDesign(context, file);
  const absent = flags.select.find((id) => !Object.hasOwn(design.components, id));
  if (absent !== undefined) throw usage('NO_COMPONENT', { value: absent });
  if (format === 'json') {
    await deliver(context, exportJson(design), flags.out);
    return;
  }
  if (format === 'terraform') {
    await deliver(context, exportTerraform(design, context.registry, { language: context.language, undocumented: flags.undocumented ?? false }), flags.out);
    return;
  }
  const svg = exportSvg(design, context.registry, {
    theme: flags.theme,
    language: context.language,
    select: flags.select,
    ...(flags.scale === undefined ? {} : { scale: flags.scale }),
  });
  await deliver(context, format === 'svg' ? svg : await makePng(context, svg, design.meta.name), flags.out);
}
