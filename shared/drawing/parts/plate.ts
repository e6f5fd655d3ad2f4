import type { Shape } from '../display-list.ts';
import { findingBadge, type FindingMark } from './badges.ts';
import type { BoxContent } from './box.ts';
import { glyph, paint, rect, stroke, textLine, textWidth, type, type Ink } from './ink.ts';

/** Words of a plate besides the name: how many of what stand inside. */
export interface PlateContent extends BoxContent {
  readonly count: string;
  /** The worst finding inside. */
  readonly finding: FindingMark | null;
}

/** Height of a plate on an edge, screen pixels. */
export const plateHeight = 20;

/**
 * The title of a place on its top edge, or its glyph alone when it is narrower than 80 screen pixels (VISUAL 8, 35 to 70 %). `after` is where the
 * plate of a place around it ends, when that one's edge is so near that the two plates would lie on each other.
 */
export function edgePlate(ink: Ink, { node, family }: BoxContent, after: number | null = null): readonly Shape[] {
  const px = ink.pixel;
  const { x, y, width } = node.bounds;
  const start = Math.max(x + 8 * px, after === null ? 0 : after + 4 * px);
  const room = x + width - 8 * px - start - 28 * px;
  const title = width < 80 * px ? [] : textLine(ink, node.component.name, type.boxTitle, family.plain, { x: start + 20 * px, y: y + 4.2 * px, room, owner: node.id });
  const plateWidth = title.length === 0 ? 22 * px : 26 * px + (title[0]?.width ?? 0) + 4 * px;
  return [
    rect({ x: start, y: y - (plateHeight / 2) * px, width: plateWidth, height: plateHeight * px }, { radius: 6 * px, fill: paint(ink.theme.color['bg-surface']), stroke: stroke(family.edge, px), owner: node.id }),
    ...glyph(node.component.kind, { x: start + 4 * px, y: y - 6.5 * px }, 13 * px, family.plain, node.id),
    ...title,
  ];
}

/** The title and count of a place in its middle, then the title alone, then the glyph (under 35 %). */
export function middlePlate(ink: Ink, { node, family, count, finding }: PlateContent): readonly Shape[] {
  const px = ink.pixel;
  const { color } = ink.theme;
  const owner = node.id;
  const middleX = node.bounds.x + node.bounds.width / 2;
  const middleY = node.bounds.y + node.bounds.height / 2;
  const available = node.bounds.width - 8 * px;
  const nameWidth = textWidth(ink, node.component.name, type.plateTitle);
  const wide = Math.max(nameWidth, textWidth(ink, count, type.address)) + 24 * px;
  const small = textWidth(ink, node.component.name, type.compactName) + 14 * px;
  const box = (width: number, height: number): Shape =>
    rect({ x: middleX - width / 2, y: middleY - height / 2, width, height }, { radius: 7 * px, fill: paint(color['bg-surface']), stroke: stroke(color.line, px), owner });
  const badge = (width: number, height: number): readonly Shape[] =>
    finding === null ? [] : findingBadge({ ...ink, level: 'compact' }, { ...finding, count: 1 }, { x: middleX + width / 2, y: middleY - height / 2 }, owner);
  if (wide <= available && node.bounds.height >= 48 * px && count !== '') {
    return [
      box(wide, 40 * px),
      ...textLine(ink, node.component.name, type.plateTitle, family.plain, { x: middleX, y: middleY - 3 * px, anchor: 'middle', owner }),
      ...textLine(ink, count, type.address, color['text-2'], { x: middleX, y: middleY + 13 * px, anchor: 'middle', owner }),
      ...badge(wide, 40 * px),
    ];
  }
  if (small <= available && node.bounds.height >= 24 * px) {
    return [
      box(small, 20 * px),
      ...textLine(ink, node.component.name, type.compactName, family.plain, { x: middleX, y: middleY + 3.9 * px, anchor: 'middle', owner }),
      ...badge(small, 20 * px),
    ];
  }
  if (available < 16 * px) return [];
  return [box(24 * px, 24 * px), ...glyph(node.component.kind, { x: middleX - 8 * px, y: middleY - 8 * px }, 16 * px, family.plain, owner), ...badge(24 * px, 24 * px)];
}
