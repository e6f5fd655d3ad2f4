import type { CardFacts } from '../../model/definition.ts';
import type { Shape } from '../display-list.ts';
import { circle, paint, path, stroke, type Ink } from './ink.ts';

/**
 * State by shape first: disc running, ring standby, diamond waiting, cross stopped (VISUAL 6), the mark of an error for what failed. What somebody
 * shut down is grey (GS-64): only what failed is red. 6 screen pixels wide.
 */
export function lamp(ink: Ink, state: NonNullable<CardFacts['lamp']>, x: number, y: number, owner: string): readonly Shape[] {
  const { color } = ink.theme;
  const place = { x, y, scale: ink.pixel, owner };
  switch (state) {
    case 'running':
      return [circle(x, y, 3 * ink.pixel, { fill: paint(color.ok), owner })];
    case 'standby':
      return [circle(x, y, 2.8 * ink.pixel, { stroke: stroke(color.ok, 1.4 * ink.pixel), owner })];
    case 'waiting':
      return [path('M0 -3.6L3.6 0L0 3.6L-3.6 0Z', { ...place, fill: paint(color['warn-fill']) })];
    case 'stopped':
      return [path('M-3 -3L3 3M3 -3L-3 3', { ...place, stroke: stroke(color['text-3'], 1.75, { cap: 'round' }) })];
    case 'error':
      return [path('M0 -3.6L0 0.4M0 3.4L0 3.5', { ...place, stroke: stroke(color.error, 2.25, { cap: 'round' }) })];
  }
}

/** A lock in place of the lamp: the component cannot be moved or edited. */
export function lock(ink: Ink, x: number, y: number, owner: string): readonly Shape[] {
  const place = { x, y, scale: ink.pixel, owner };
  const look = stroke(ink.theme.color['text-3'], 1.4, { cap: 'round', join: 'round' });
  return [path('M-4 -0.6L4 -0.6L4 5L-4 5ZM-2.4 -0.6L-2.4 -2.6A2.4 2.4 0 0 1 2.4 -2.6L2.4 -0.6', { ...place, stroke: look })];
}
