import type { Language } from '../model/text.ts';
import { escapeXml } from './svg.ts';

/** A page to be photographed by a headless Chromium: the window must be exactly `width` by `height` at device scale factor 1. */
export interface PngPage {
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

interface PageOptions {
  readonly language: Language;
  readonly title: string;
  /** Pretendard (variable, WOFF2) in base64, so that a machine without it draws the measured widths. */
  readonly fontBase64?: string;
  readonly isTransparent?: boolean;
}

const sizePattern = /^<svg [^>]*\bwidth="([\d.]+)" height="([\d.]+)"/;

/**
 * Wraps an SVG document of {@link exportSvg} (its `scale` already applied) in a page without scripts whose body is that picture and nothing
 * else. Throws on text that is no such document: a defect of the caller.
 */
export function pngPage(svg: string, options: PageOptions): PngPage {
  const size = sizePattern.exec(svg);
  if (size === null) throw new Error('not an SVG document of this layer');
  const [width, height] = [Math.ceil(Number(size[1])), Math.ceil(Number(size[2]))];
  const font =
    options.fontBase64 === undefined
      ? ''
      : `@font-face{font-family:'Pretendard Variable';src:url(data:font/woff2;base64,${options.fontBase64}) format('woff2');font-weight:45 920}`;
  const ground = options.isTransparent === true ? 'background:transparent' : '';
  return {
    width,
    height,
    html: `<!doctype html>
<html lang="${options.language}"><head><meta charset="utf-8"><title>${escapeXml(options.title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<style>${font}html,body{margin:0;padding:0;overflow:hidden;${ground}}svg{display:block}</style></head>
<body>${svg}</body></html>
`,
  };
}
