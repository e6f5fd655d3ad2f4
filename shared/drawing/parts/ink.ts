import type { Language } from '../../model/text.ts';
import type { Bounds, CircleShape, Paint, PathShape, RectShape, Shape, Stroke, TextShape } from '../display-list.ts';
import { fitText, measureText, type TextStyle } from '../font/measure-text.ts';
import { glyphPaths } from '../glyph/glyph-paths.ts';
import type { Level } from '../level-of-detail.ts';
import type { Theme } from '../theme.ts';

/** What every part of the picture needs to draw itself. `pixel` is one screen pixel in the picture's units: type and badges keep their screen size. */
export interface Ink {
  readonly theme: Theme;
  readonly language: Language;
  readonly level: Level;
  readonly pixel: number;
}

/** Type styles of the canvas (VISUAL 3), sizes in screen pixels. */
export const type = {
  name: { size: 12.5, weight: 620, letterSpacing: -0.012 },
  chip: { size: 11.5, weight: 530, letterSpacing: -0.012 },
  compactName: { size: 11, weight: 530, letterSpacing: -0.012 },
  address: { size: 11, weight: 430, tabular: true, letterSpacing: -0.015 },
  boxTitle: { size: 11.5, weight: 620, letterSpacing: -0.012 },
  placeTitle: { size: 12.5, weight: 620, letterSpacing: -0.012 },
  plateTitle: { size: 13, weight: 620, letterSpacing: -0.012 },
  tag: { size: 10.5, weight: 530, tabular: true },
  badge: { size: 10.5, weight: 620, tabular: true },
} as const satisfies Readonly<Record<string, TextStyle>>;

export function paint(color: string, opacity?: number): Paint {
  return opacity === undefined ? { color } : { color, opacity };
}

export function stroke(color: string, width: number, extra: Omit<Stroke, 'color' | 'width'> = {}): Stroke {
  return { color, width, ...extra };
}

/** A style at the size it has in the picture. */
export function scaled(style: TextStyle, pixel: number): TextStyle {
  return { ...style, size: style.size * pixel };
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Longest width; what does not fit ends in an ellipsis. */
  readonly room?: number;
  readonly owner?: string;
}

/** One line of text; nothing when it is empty or not a letter of it fits. */
export function textLine(ink: Ink, text: string, style: TextStyle, color: string, place: TextPlace): readonly TextShape[] {
  const real = scaled(style, ink.pixel);
  const shown = place.room === undefined ? text : fitText(text, place.room, real);
  if (shown === '') return [];
  const shape: TextShape = {
    type: 'text',
    x: place.x,
    y: place.y,
    text: shown,
    size: real.size,
    weight: real.weight,
    fill: { color },
    anchor: place.anchor ?? 'start',
    width: measureText(shown, real),
    ...(real.tabular === true ? { tabular: true } : {}),
    ...(real.letterSpacing === undefined ? {} : { letterSpacing: real.letterSpacing * real.size }),
    ...(place.owner === undefined ? {} : { owner: place.owner }),
  };
  return [shape];
}

export function textWidth(ink: Ink, text: string, style: TextStyle): number {
  return measureText(text, scaled(style, ink.pixel));
}

type RectLook = Pick<RectShape, 'radius' | 'fill' | 'stroke' | 'shadow' | 'owner' | 'opacity'>;

export function rect(bounds: Bounds, look: RectLook): RectShape {
  return { type: 'rect', x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height, ...look };
}

export function circle(x: number, y: number, radius: number, look: Pick<CircleShape, 'fill' | 'stroke' | 'owner' | 'opacity'>): CircleShape {
  return { type: 'circle', x, y, radius, ...look };
}

export function path(d: string, look: Omit<PathShape, 'type' | 'd'>): PathShape {
  return { type: 'path', d, ...look };
}

/** Glyph of kinds that have none: the rounded square of "a place or a machine". */
const plainGlyph = { stroke: 'M6.5 3.1L17.5 3.1A3.4 3.4 0 0 1 20.9 6.5L20.9 17.5A3.4 3.4 0 0 1 17.5 20.9L6.5 20.9A3.4 3.4 0 0 1 3.1 17.5L3.1 6.5A3.4 3.4 0 0 1 6.5 3.1Z', fill: '' };

/** The glyph of a kind with its top left corner at a point, `size` wide in the picture's units. */
export function glyph(kind: string, at: { readonly x: number; readonly y: number }, size: number, color: string, owner?: string): readonly Shape[] {
  const { stroke: lines, fill } = glyphPaths[kind] ?? plainGlyph;
  // Thicker on small glyphs, thinner on large ones (VISUAL 5).
  const width = size <= 16 ? 1.9 : size >= 40 ? 1.4 : 1.75;
  const place = { x: at.x, y: at.y, scale: size / 24, ...(owner === undefined ? {} : { owner }) };
  return [
    ...(lines === '' ? [] : [path(lines, { ...place, stroke: stroke(color, width, { cap: 'round', join: 'round' }) })]),
    ...(fill === '' ? [] : [path(fill, { ...place, fill: paint(color) })]),
  ];
}
