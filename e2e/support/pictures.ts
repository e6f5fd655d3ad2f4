import type { Browser } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** How much two pictures of the same size differ. */
export interface PictureDifference {
  readonly width: number;
  readonly height: number;
  /** Mean difference of the colour channels, 0 to 255. */
  readonly mean: number;
  /** Share of pixels that differ by more than a quarter of the range in some channel, 0 to 1. */
  readonly share: number;
  /** Number of different colours in the PNG, so that an empty picture is noticed. */
  readonly colors: number;
}

const font = path.resolve(import.meta.dirname, '../../assets/fonts/PretendardVariable.woff2');

/** Rasterises an SVG in a page that has the program's font, decodes the PNG in the same page, and compares them pixel by pixel. */
export async function compareWithSvg(browser: Browser, png: Buffer, svg: string): Promise<PictureDifference> {
  const context = await browser.newContext({ deviceScaleFactor: 1 });
  const page = await context.newPage();
  const base64 = (await readFile(font)).toString('base64');
  const head = `<style>@font-face{font-family:'Pretendard Variable';src:url(data:font/woff2;base64,${base64}) format('woff2');font-weight:45 920}body{margin:0}svg{display:block}</style>`;
  await page.setContent(`<!doctype html><html><head>${head}</head><body>${svg}</body></html>`);
  const size = await page.evaluate(async () => {
    await document.fonts.load('12px "Pretendard Variable"');
    const box = document.querySelector('svg')?.getBoundingClientRect();
    return { width: Math.ceil(box?.width ?? 0), height: Math.ceil(box?.height ?? 0) };
  });
  await page.setViewportSize(size);
  const drawn = await page.screenshot();
  const difference = await page.evaluate(
    async ([left, right]) => {
      const pixels = async (data: string): Promise<ImageData> => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context2d = canvas.getContext('2d');
        if (context2d === null) throw new Error('no canvas');
        context2d.drawImage(image, 0, 0);
        return context2d.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await pixels(left), await pixels(right)];
      if (a.width !== b.width || a.height !== b.height) throw new Error(`PNG ${a.width}x${a.height}, SVG ${b.width}x${b.height}`);
      let [sum, far] = [0, 0];
      const colors = new Set<number>();
      for (let at = 0; at < a.data.length; at += 4) {
        let worst = 0;
        for (let channel = 0; channel < 3; channel++) {
          const apart = Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0));
          sum += apart;
          worst = Math.max(worst, apart);
        }
        if (worst > 64) far += 1;
        colors.add(((a.data[at] ?? 0) << 16) | ((a.data[at + 1] ?? 0) << 8) | (a.data[at + 2] ?? 0));
      }
      const count = a.data.length / 4;
      return { width: a.width, height: a.height, mean: sum / (count * 3), share: far / count, colors: colors.size };
    },
    [png.toString('base64'), drawn.toString('base64')] as const,
  );
  await context.close();
  return difference;
}
