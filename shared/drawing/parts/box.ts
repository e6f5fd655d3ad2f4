import type { CardFacts } from '../../model/definition.ts';
import type { Bounds, Shape } from '../display-list.ts';
import { bandHeight, type LayoutNode } from '../layout-index.ts';
import type { FamilyColors } from '../theme.ts';
import { addressEnd } from './card.ts';
import { glyph, paint, rect, stroke, textLine, textWidth, type, type Ink } from './ink.ts';
import { lamp, lock } from './lamp.ts';

/** A component that holds others (VISUAL 7). */
export interface BoxContent {
  readonly node: LayoutNode;
  readonly facts: CardFacts;
  readonly family: FamilyColors;
}

/** Room on the left of a host for the wires that climb to its machines; its title starts after it. */
const hostGutter = 26;

/** The box itself, without a word. */
export function boxGround(ink: Ink, { node, family }: BoxContent): readonly Shape[] {
  const { color } = ink.theme;
  const looks = {
    place: { fill: family.placeFill, edge: family.edge, radius: 10 },
    group: { fill: color['bg-canvas'], edge: color.line, radius: 8 },
    host: { fill: family.hostFill, edge: color.line, radius: 8 },
    holder: { fill: family.holderFill, edge: family.holderEdge, radius: 8 },
    card: { fill: color['bg-surface'], edge: color.line, radius: 8 },
    rail: { fill: color['bg-canvas'], edge: color.line, radius: 8 },
  };
  const look = node.form === 'note' ? looks.group : looks[node.form];
  return [rect(node.bounds, { radius: look.radius, fill: paint(look.fill), stroke: stroke(look.edge, ink.pixel), owner: node.id })];
}

function titleStyle(node: LayoutNode): typeof type.placeTitle | typeof type.boxTitle {
  return node.form === 'place' ? type.placeTitle : type.boxTitle;
}

function titleStart(node: LayoutNode): number {
  return node.bounds.x + (node.form === 'host' ? hostGutter : 0) + 8;
}

interface TitleLine {
  readonly shapes: readonly Shape[];
  readonly bounds: Bounds;
}

/** Glyph, title, one fact and the lamp in the band at the top; what does not fit is left out from the right. */
function titleLine(ink: Ink, content: BoxContent): TitleLine {
  const { node, facts, family } = content;
  const { color } = ink.theme;
  const px = ink.pixel;
  const owner = node.id;
  const style = titleStyle(node);
  const middle = node.bounds.y + bandHeight / 2 + 1;
  const right = node.bounds.x + node.bounds.width - 8;
  const glyphSize = 14 * Math.min(px, 1.2);
  const start = titleStart(node);
  const textX = start + glyphSize + 5;
  const sign = node.placement?.locked === true || facts.lamp !== null ? 14 * px : 0;
  const room = right - textX - sign;
  const title = textLine(ink, node.component.name, style, node.form === 'place' ? family.plain : color.text, { x: textX, y: middle + 4.2 * px, room, owner });
  const width = title[0]?.width ?? 0;
  const fact = chooseFact(ink, facts.address, room - width - 9 * px);
  const factWidth = fact === '' ? 0 : textWidth(ink, fact, type.address) + 9 * px;
  const signX = textX + width + factWidth + 10 * px;
  const factLine = fact === '' ? [] : textLine(ink, fact, type.address, color['text-3'], { x: textX + width + 9 * px, y: middle + 4.2 * px, owner });
  const lampShapes = node.placement?.locked === true ? lock(ink, signX, middle, owner) : facts.lamp === null ? [] : lamp(ink, facts.lamp, signX, middle, owner);
  return {
    shapes: [...glyph(node.component.kind, { x: start, y: middle - glyphSize / 2 }, glyphSize, family.plain, owner), ...title, ...factLine, ...lampShapes],
    bounds: { x: start - 2, y: middle - 9 * px, width: Math.min(right, signX + (sign > 0 ? 5 * px : -6 * px)) - start + 4, height: 17 * px },
  };
}

function chooseFact(ink: Ink, address: string | null, room: number): string {
  if (address === null) return '';
  return [address, addressEnd(address)].find((text) => textWidth(ink, text, type.address) <= room) ?? '';
}

/** The title of a box at this level of detail; places draw theirs on a plate from the compact level on. */
export function boxTitle(ink: Ink, content: BoxContent): readonly Shape[] {
  const { node } = content;
  if (ink.level === 'block') return [];
  if (ink.level !== 'compact') return titleLine(ink, content).shapes;
  if (node.form === 'place' || node.form === 'group') return [];
  const lamp = content.facts.lamp === 'running' ? null : content.facts.lamp;
  return bandHeight / ink.pixel >= 11 ? titleLine(ink, { ...content, facts: { address: null, lamp } }).shapes : [];
}

/** Where the title is written at 100 %: wires keep off it at every zoom. */
export function titleBounds(ink: Ink, content: BoxContent): Bounds {
  return titleLine(ink, content).bounds;
}
