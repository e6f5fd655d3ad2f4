import type { CardFacts } from '../../model/definition.ts';
import type { Shape } from '../display-list.ts';
import type { LayoutNode } from '../layout-index.ts';
import type { Rail } from '../routing/rails.ts';
import type { FamilyColors } from '../theme.ts';
import { paint, path, rect, stroke, textLine, textWidth, type, type Ink } from './ink.ts';

export interface RailContent {
  readonly rail: Rail;
  readonly node: LayoutNode;
  readonly facts: CardFacts;
  readonly family: FamilyColors;
}

/** Columns of a rail's words from its left end, so that prefixes of rails above each other line up (VISUAL 9). */
const nameColumn = 16;
const prefixColumn = 194;

export function railLine(ink: Ink, { rail, node, family }: RailContent): readonly Shape[] {
  const width = (rail.isPhysical ? 4 : 3) * ink.pixel;
  const color = rail.isPhysical ? ink.theme.color['line-link'] : family.edge;
  return [path(`M${rail.x1} ${rail.y}L${rail.x2} ${rail.y}`, { stroke: stroke(color, width, { cap: 'round' }), owner: node.id })];
}

/** Name, chip and prefix above the line. A rail in a box needs none: the box's title says it. */
export function railWords(ink: Ink, { rail, node, facts, family }: RailContent): readonly Shape[] {
  if (rail.isInBox || ink.level === 'compact' || ink.level === 'block') return [];
  const px = ink.pixel;
  const owner = node.id;
  const baseline = rail.y - 6 * px;
  const nameColor = rail.isPhysical ? ink.theme.color['text-2'] : family.plain;
  const length = rail.x2 - rail.x1;
  const name = textLine(ink, node.component.name, type.boxTitle, nameColor, { x: rail.x1 + nameColumn, y: baseline, room: length - nameColumn, owner });
  let end = rail.x1 + nameColumn + (name[0]?.width ?? 0);
  const shapes: Shape[] = [...name];
  const chipText = facts.badge?.[ink.language] ?? '';
  const chipWidth = textWidth(ink, chipText, type.tag) + 9 * px;
  if (chipText !== '' && end + 9 * px + chipWidth <= rail.x2) {
    const x = end + 9 * px;
    shapes.push(rect({ x, y: baseline - 10.5 * px, width: chipWidth, height: 13.5 * px }, { radius: 3 * px, fill: paint(family.soft), owner }));
    shapes.push(...textLine(ink, chipText, type.tag, family.plain, { x: x + 4.5 * px, y: baseline - 0.2 * px, owner }));
    end = x + chipWidth;
  }
  if (facts.address !== null) {
    const width = textWidth(ink, facts.address, type.address);
    const column = rail.x1 + prefixColumn * Math.min(1, length / 396);
    const x = Math.max(end + 10 * px, column);
    if (x + width <= rail.x2) shapes.push(...textLine(ink, facts.address, type.address, ink.theme.color['text-2'], { x, y: baseline, owner }));
  }
  return shapes;
}
