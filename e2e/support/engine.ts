import type { Page } from '@playwright/test';

/** The worker that checks and traces, made to wait: what a very large design would do to it. */
export interface HeldEngine {
  /** From now on questions wait. */
  readonly hold: () => Promise<void>;
  /** Those that wait are asked, and the next ones at once. */
  readonly release: () => Promise<void>;
  /** How many questions wait. */
  readonly waiting: () => Promise<number>;
}

declare global {
  var heldEngine: { isHeld: boolean; readonly waiting: (() => void)[] } | undefined;
}

/** To be called before the page is opened: the program itself is as it is, only its way to the worker can be closed. */
export async function holdableEngine(page: Page): Promise<HeldEngine> {
  await page.addInitScript(() => {
    const held: NonNullable<typeof globalThis.heldEngine> = { isHeld: false, waiting: [] };
    globalThis.heldEngine = held;
    globalThis.Worker = class extends Worker {
      override postMessage(message: unknown): void {
        const isQuestion = typeof message === 'object' && message !== null && 'call' in message;
        if (held.isHeld && isQuestion) held.waiting.push(() => super.postMessage(message));
        else super.postMessage(message);
      }
    };
  });
  return {
    hold: () =>
      page.evaluate(() => {
        if (globalThis.heldEngine !== undefined) globalThis.heldEngine.isHeld = true;
      }),
    release: () =>
      page.evaluate(() => {
        const held = globalThis.heldEngine;
        if (held === undefined) return;
        held.isHeld = false;
        for (const send of held.waiting.splice(0)) send();
      }),
    waiting: () => page.evaluate(() => globalThis.heldEngine?.waiting.length ?? 0),
  };
}
