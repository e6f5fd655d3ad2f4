import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { DisplayList } from '../../shared/drawing/index.ts';
import { paintCanvas, visibleArea, type PaintContext } from './canvas-painter.ts';

/** A context that writes down what it is asked for, with the values it has at that moment. */
function recordingContext(): { readonly context: PaintContext; readonly log: string[] } {
  const log: string[] = [];
  const state: Record<string, unknown> = { globalAlpha: 1 };
  let matrix = [1, 0, 0, 1, 0, 0];
  const call =
    (name: string) =>
    (...args: readonly unknown[]): void => {
      log.push(`${name}(${args.map((arg) => String(arg)).join(' ')})`);
    };
  const methods: Record<string, unknown> = {
    setTransform: (...args: readonly unknown[]) => {
      if (args.length === 6) matrix = args.map(Number);
      log.push(`setTransform(${args.length === 6 ? args.join(' ') : 'back'})`);
    },
    getTransform: () => matrix,
    fillRect: (...args: readonly unknown[]) => log.push(`fillRect(${args.join(' ')}) ${String(state['fillStyle'])}`),
    fill: () => log.push(`fill ${String(state['fillStyle'])} alpha ${String(state['globalAlpha'])}`),
    stroke: () => log.push(`stroke ${String(state['strokeStyle'])} ${String(state['lineWidth'])}`),
    fillText: (text: string, x: number, y: number) => log.push(`text ${text} at ${x.toFixed(2)} ${String(y)} ${String(state['textAlign'])} ${String(state['font']).slice(0, 8)}`),
    ...Object.fromEntries(['clearRect', 'beginPath', 'roundRect', 'rect', 'arc', 'translate', 'scale', 'setLineDash'].map((name) => [name, call(name)])),
  };
  const context = new Proxy(state, {
    get: (target, key) => methods[String(key)] ?? target[String(key)],
    set: (target, key, value) => Reflect.set(target, key, value),
  });
  // The painter only uses what is recorded above.
  return { context: context as unknown as PaintContext, log };
}

function paint(shapes: DisplayList['shapes'], background: string | null = null): readonly string[] {
  const { context, log } = recordingContext();
  paintCanvas(context, { bounds: { x: 0, y: 0, width: 10, height: 10 }, shapes }, { viewport: { x: 30, y: 40, zoom: 0.5 }, pixelRatio: 2, width: 100, height: 80, background });
  return log;
}

beforeAll(() => {
  vi.stubGlobal('Path2D', Object);
});

describe('the canvas painter', () => {
  it('covers the device pixels and then draws in the units of the sheet', () => {
    expect(paint([], '#F9FAFB')).toEqual(['setTransform(1 0 0 1 0 0)', 'fillRect(0 0 200 160) #F9FAFB', 'setTransform(1 0 0 1 60 80)']);
    expect(paint([])[1]).toBe('clearRect(0 0 200 160)');
  });
  it('paints rectangles with radius, fill and stroke', () => {
    const log = paint([{ type: 'rect', x: 1, y: 2, width: 3, height: 4, radius: 5, fill: { color: '#112233' }, stroke: { color: '#445566', width: 1.5 } }]);
    expect(log.slice(3)).toEqual(['beginPath()', 'roundRect(1 2 3 4 5)', 'fill #112233 alpha 1', 'stroke #445566 1.5']);
  });
  it('turns the opacity of a paint into its colour and that of a shape into the alpha of the whole', () => {
    expect(paint([{ type: 'circle', x: 0, y: 0, radius: 1, fill: { color: '#102030', opacity: 0.5 } }])).toContain('fill rgba(16,32,48,0.5) alpha 1');
    expect(paint([{ type: 'circle', x: 0, y: 0, radius: 1, fill: { color: '#102030' }, opacity: 0.34 }])).toContain('fill #102030 alpha 0.34');
  });
  it('moves a path and puts the transform back', () => {
    const log = paint([{ type: 'path', d: 'M0 0L1 1', x: 7, y: 8, scale: 2, stroke: { color: '#000000', width: 1, dash: [4, 3] } }]);
    expect(log.slice(3)).toEqual(['translate(7 8)', 'scale(2 2)', 'setLineDash(4,3)', 'stroke #000000 1', 'setLineDash()', 'setTransform(back)']);
  });
  it('leaves the anchoring of plain text to the canvas', () => {
    const log = paint([{ type: 'text', x: 5, y: 6, text: '외부 사용자', size: 12.5, weight: 620, fill: { color: '#000000' }, anchor: 'middle', width: 60 }]);
    expect(log.at(-1)).toBe('text 외부 사용자 at 5.00 6 center 620 12.5');
  });
  it('gives every figure of an address the same room', () => {
    const log = paint([{ type: 'text', x: 100, y: 6, text: '1.8', size: 10, weight: 430, fill: { color: '#000000' }, anchor: 'start', width: 15, tabular: true }]);
    // Figures are 6.18 wide, the full stop 2.57 (Pretendard, weight 430, size 10).
    expect(log.slice(-3)).toEqual(['text 1 at 103.09 6 center 430 10px', 'text . at 106.18 6 left 430 10px', 'text 8 at 111.84 6 center 430 10px']);
  });
});

it('knows which part of the sheet is seen', () => {
  expect(visibleArea({ x: 30, y: -40, zoom: 0.5 }, 100, 80)).toEqual({ x: -60, y: 80, width: 200, height: 160 });
});
