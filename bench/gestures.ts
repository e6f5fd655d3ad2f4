import type { CDPSession, Page } from '@playwright/test';

/** What one kind of gesture costs in a page. */
export interface GestureCost {
  /** Processor time of the page's main thread per event, in milliseconds. */
  readonly mainMs: number;
  /** The 95th of a hundred frames while it lasts, in milliseconds. */
  readonly frameP95: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    let goesOn = true;
    const look = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (goesOn) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Reflect.set(globalThis, 'endOfFrames', () => {
      goesOn = false;
      const sorted = frames.slice(1).sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    });
  });
  return () => page.evaluate(() => (Reflect.get(globalThis, 'endOfFrames') as () => number)());
}

/** Costs of `events` events that `act` sends one after the other, by real input. */
export async function costOf(page: Page, session: CDPSession, events: number, act: (index: number) => Promise<void>): Promise<GestureCost> {
  const frames = await watchFrames(page);
  const before = await mainThreadMs(session);
  for (let index = 0; index < events; index++) await act(index);
  const mainMs = ((await mainThreadMs(session)) - before) / events;
  return { mainMs, frameP95: await frames() };
}

/** Presses at one place, moves in small steps, lets go. */
export async function dragCost(page: Page, session: CDPSession, from: Place, button: 'left' | 'middle'): Promise<GestureCost> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  const cost = await costOf(page, session, 40, (index) => page.mouse.move(from.x + 3 * (index + 1), from.y + 2 * (index + 1)));
  await page.mouse.up({ button });
  return cost;
}

/** Turns the wheel at one place: in, then out again. */
export async function wheelCost(page: Page, session: CDPSession, at: Place): Promise<GestureCost> {
  await page.mouse.move(at.x, at.y);
  return costOf(page, session, 30, (index) => page.mouse.wheel(0, index < 15 ? -60 : 60));
}

/** Bytes of the page's heap after a collection. */
export async function heapBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
