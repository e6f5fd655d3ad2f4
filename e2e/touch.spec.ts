import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { openSample, type Place } from './support/editor.ts';

test.use({ hasTouch: true });

interface Fingers {
  readonly down: (places: readonly Place[]) => Promise<void>;
  readonly move: (places: readonly Place[]) => Promise<void>;
  readonly up: () => Promise<void>;
}

/** Fingers on the screen: the first and the second keep their order. */
async function fingersOn(page: Page): Promise<Fingers> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(({ x, y }, id) => ({ x, y, id })) });
  };
  return {
    // One after the other, as fingers come down.
    down: async (places) => {
      for (const [index] of places.entries()) await send('touchStart', places.slice(0, index + 1));
    },
    move: (places) => send('touchMove', places),
    up: () => send('touchEnd', []),
  };
}

test('ux-27 ux-26 touch: one finger on the empty canvas pans, two pan and zoom even over cards, and nothing is moved by it', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  const fingers = await fingersOn(page);
  const { x, y, height } = await editor.box(page.locator('.canvas'));
  const empty = { x: x + 40, y: y + height - 60 };
  const before = await editor.view();
  await fingers.down([empty]);
  await fingers.move([{ x: empty.x + 30, y: empty.y - 20 }]);
  await fingers.move([{ x: empty.x + 50, y: empty.y - 40 }]);
  await fingers.up();
  await expect.poll(async () => (await editor.view()).x).toBeCloseTo(before.x - 50 / before.zoom, 1);
  expect((await editor.view()).y).toBeCloseTo(before.y + 40 / before.zoom, 1);
  const card = await editor.middle(editor.component(/^Instance vm1/));
  const held = await editor.pointAt(card);
  await fingers.down([{ x: card.x - 40, y: card.y }, { x: card.x + 40, y: card.y }]);
  await fingers.move([{ x: card.x - 60, y: card.y - 30 }, { x: card.x + 60, y: card.y - 30 }]);
  await fingers.move([{ x: card.x - 80, y: card.y - 60 }, { x: card.x + 80, y: card.y - 60 }]);
  await fingers.up();
  await expect.poll(async () => (await editor.view()).zoom).toBeCloseTo(before.zoom * 2, 2);
  const now = await editor.pointAt({ x: card.x, y: card.y - 60 });
  expect(Math.hypot(now.x - held.x, now.y - held.y)).toBeLessThan(1.5);
  await expect(editor.unsavedMark).toHaveCount(0);
});

test('ux-27 touch: with the hand tool one finger pans over cards too; without it, it drags the card', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  const fingers = await fingersOn(page);
  const card = editor.component(/^Instance vm1/);
  const from = await editor.middle(card);
  await page.keyboard.press('h');
  const before = await editor.view();
  await fingers.down([from]);
  await fingers.move([{ x: from.x - 30, y: from.y + 10 }]);
  await fingers.move([{ x: from.x - 60, y: from.y + 20 }]);
  await fingers.up();
  await expect.poll(async () => (await editor.view()).x).toBeCloseTo(before.x + 60 / before.zoom, 1);
  await expect(editor.unsavedMark).toHaveCount(0);
  await page.keyboard.press('v');
  const [there, kept] = [await editor.middle(card), await editor.view()];
  await fingers.down([there]);
  await fingers.move([{ x: there.x + 20, y: there.y }]);
  await fingers.move([{ x: there.x + 40, y: there.y + 4 }]);
  await fingers.up();
  await expect(editor.unsavedMark).toHaveCount(1);
  expect(await editor.view()).toEqual(kept);
});
