import type { Page } from '@playwright/test';
import type { Place } from './editor.ts';

/** The two painted layers of the drawing board: the picture, and what follows the pointer above it. */
type Layer = 'picture' | 'live';

const layers: readonly Layer[] = ['picture', 'live'];

/** The colour painted at a place of the page: red, green, blue, alpha. */
export async function pixelAt(page: Page, layer: Layer, { x, y }: Place): Promise<readonly number[]> {
  return page.locator('canvas.picture').nth(layers.indexOf(layer)).evaluate((element, at) => {
    const canvas = element as HTMLCanvasElement;
    const box = canvas.getBoundingClientRect();
    const scale = canvas.width / box.width;
    const data = canvas.getContext('2d')?.getImageData(Math.round((at.x - box.left) * scale), Math.round((at.y - box.top) * scale), 1, 1).data ?? [];
    return [...data];
  }, { x, y });
}

/** The rectangle of the page in which a layer has painted anything; null when it is empty. */
export async function paintedBox(page: Page, layer: Layer): Promise<(Place & { readonly width: number; readonly height: number }) | null> {
  return page.locator('canvas.picture').nth(layers.indexOf(layer)).evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const box = canvas.getBoundingClientRect();
    const scale = canvas.width / box.width;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
    for (let index = 3; index < data.length; index += 4) {
      if ((data[index] ?? 0) < 40) continue;
      const [x, y] = [((index - 3) / 4) % canvas.width, Math.floor((index - 3) / 4 / canvas.width)];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
    return right < 0 ? null : { x: box.left + left / scale, y: box.top + top / scale, width: (right - left + 1) / scale, height: (bottom - top + 1) / scale };
  });
}
