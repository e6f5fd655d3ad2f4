import type { Paint, Shape, Stroke } from '../display-list.ts';
import { paint, path, rect, stroke, type Ink } from './ink.ts';

export interface TokenLook {
  readonly kind: 'forward' | 'return' | 'dropped';
  /** One ring per encapsulation. */
  readonly rings: number;
}

/** The packet: a 24 x 16 envelope with one ring, 3.5 apart, per encapsulation; hollow on the way back, red where it was dropped (VISUAL 10). */
export function token(ink: Ink, at: { readonly x: number; readonly y: number }, look: TokenLook): readonly Shape[] {
  const { color } = ink.theme;
  const px = ink.pixel;
  const isReturn = look.kind === 'return';
  const main = look.kind === 'dropped' ? color.error : isReturn ? color.ret : color.fwd;
  const box = (grow: number, radius: number, fill: Paint, line?: Stroke): Shape =>
    rect(
      { x: at.x - (12 + grow) * px, y: at.y - (8 + grow) * px, width: (24 + 2 * grow) * px, height: (16 + 2 * grow) * px },
      { radius: radius * px, fill, ...(line === undefined ? {} : { stroke: line }) },
    );
  const rings = Math.max(0, look.rings);
  const shapes: Shape[] = [box(3 + 3.5 * rings, 7 + 3 * rings, paint(color['bg-canvas'], 0.92))];
  for (let ring = rings; ring >= 1; ring--) {
    shapes.push(box(3.5 * ring, 3 + 2.6 * ring, paint(isReturn ? color['ret-soft'] : color['fwd-soft']), stroke(main, 1.5 * px)));
  }
  shapes.push(box(0, 3.5, paint(isReturn ? color['bg-surface'] : main), isReturn ? stroke(main, 2 * px) : undefined));
  const flap = isReturn ? main : look.kind === 'dropped' ? color['bg-surface'] : color['text-on-packet'];
  shapes.push(path('M-6.5 -2.5L0 1.7L6.5 -2.5', { x: at.x, y: at.y, scale: px, stroke: stroke(flap, 1.6, { cap: 'round', join: 'round' }) }));
  return shapes;
}
