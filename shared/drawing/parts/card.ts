import type { CardFacts } from '../../model/definition.ts';
import type { Bounds, Shape } from '../display-list.ts';
import type { LayoutNode } from '../layout-index.ts';
import type { FamilyColors } from '../theme.ts';
import { glyph, paint, rect, stroke, textLine, textWidth, type, type Ink } from './ink.ts';
import { lamp, lock } from './lamp.ts';

/** A component drawn as a card, a chip, or a box folded to a card (then with the number of things in it). */
export interface CardContent {
  readonly node: LayoutNode;
  readonly facts: CardFacts;
  readonly family: FamilyColors;
  readonly count: number | null;
}

/** Cards this low are chips: glyph, name and the end of the address in one line (VISUAL 6). */
export const chipHeight = 30;

/** The last two parts of an address, as chips and narrow titles show it: ".1.20". */
export function addressEnd(address: string): string {
  const parts = address.split('.');
  return parts.length === 4 ? `.${parts.slice(2).join('.')}` : address;
}

export function card(ink: Ink, content: CardContent): readonly Shape[] {
  const { node, family } = content;
  if (ink.level === 'block') {
    // Corners of a block lower than 8 screen pixels cannot be seen.
    const isTiny = node.bounds.height < 8 * ink.pixel;
    return [rect(node.bounds, { ...(isTiny ? {} : { radius: 2 * ink.pixel }), fill: paint(family.block), owner: node.id })];
  }
  if (ink.level === 'compact') return compactCard(ink, content);
  if (node.bounds.height <= chipHeight) return chip(ink, content);
  return isBetterNarrow(ink, content) ? narrowCard(ink, content) : fullCard(ink, content);
}

/** What a full card leaves beside its tile for the name. */
function roomForName({ node, facts }: CardContent): number {
  const hasSign = facts.lamp !== null || node.placement?.locked === true;
  return node.bounds.width - 42 - (hasSign ? 19 : 8);
}

/** Type keeps its size while the card gets smaller below 100 %: a name that would be cut beside the tile is whole beside or under the small glyph. */
function isBetterNarrow(ink: Ink, content: CardContent): boolean {
  const { name } = content.node.component;
  if (ink.pixel === 1 || textWidth(ink, name, type.name) <= roomForName(content)) return false;
  return textWidth(ink, name, type.compactName) <= compactPlan(ink, content).room;
}

/** A card as one level of detail less would show it, with all that it says besides its name and address. */
function narrowCard(ink: Ink, content: CardContent): readonly Shape[] {
  const { bounds, id } = content.node;
  const px = ink.pixel;
  return [
    ground(ink, bounds, 8, id),
    ...compactWords(ink, content),
    ...stateSign(ink, content, bounds.x + bounds.width - 8 * px, bounds.y + 8 * px),
    ...cornerTag(ink, content),
  ];
}

function ground(ink: Ink, bounds: Bounds, radius: number, owner: string): Shape {
  const { color, cardShadow } = ink.theme;
  return rect(bounds, { radius, fill: paint(color['bg-surface']), stroke: stroke(color.line, ink.pixel), shadow: cardShadow, owner });
}

function stateSign(ink: Ink, content: CardContent, x: number, y: number): readonly Shape[] {
  const { node, facts } = content;
  if (node.placement?.locked === true) return lock(ink, x, y, node.id);
  return facts.lamp === null ? [] : lamp(ink, facts.lamp, x, y, node.id);
}

function fullCard(ink: Ink, content: CardContent): readonly Shape[] {
  const { node, facts, family } = content;
  const { color } = ink.theme;
  const { x, y, width, height } = node.bounds;
  const middle = y + height / 2;
  const owner = node.id;
  const textX = x + 42;
  const addressRoom = width - 42 - 6;
  const secondLine = content.count === null ? facts.address : String(content.count);
  const shown = ink.level === 'full' && secondLine !== null && textWidth(ink, secondLine, type.address) <= addressRoom ? secondLine : null;
  return [
    ground(ink, node.bounds, 8, owner),
    rect({ x: x + 7, y: middle - 14, width: 28, height: 28 }, { radius: 6, fill: paint(family.soft), owner }),
    ...glyph(node.component.kind, { x: x + 11.5, y: middle - 9.5 }, 19, family.plain, owner),
    ...textLine(ink, node.component.name, type.name, color.text, { x: textX, y: shown === null ? middle + 4.4 * ink.pixel : middle - 3.6, room: roomForName(content), owner }),
    ...(shown === null ? [] : textLine(ink, shown, type.address, color['text-2'], { x: textX, y: middle + 12, owner })),
    ...stateSign(ink, content, x + width - 10, y + Math.min(15.5, height / 3)),
    ...cornerTag(ink, content),
  ];
}

/** A word on the lower edge: amber for a state that needs an operator's hand, neutral for what is only worth knowing. */
function cornerTag(ink: Ink, { node, facts }: CardContent): readonly Shape[] {
  const text = facts.badge?.[ink.language];
  if (text === undefined) return [];
  const { color } = ink.theme;
  const look = facts.badgeTone === 'warning'
    ? { fill: color['warn-soft'], line: color['warn-fill'], text: color.warn }
    : { fill: color['bg-hover'], line: color.line, text: color['text-2'] };
  const px = ink.pixel;
  const owner = node.id;
  const [right, bottom] = [node.bounds.x + node.bounds.width - 6, node.bounds.y + node.bounds.height];
  const width = textWidth(ink, text, type.tag) + 10 * px;
  const bounds = { x: right - width, y: bottom - 7.5 * px, width, height: 15 * px };
  return [
    rect(bounds, { radius: 3 * px, fill: paint(look.fill), stroke: stroke(look.line, px), owner }),
    ...textLine(ink, text, type.tag, look.text, { x: bounds.x + 5 * px, y: bottom + 3.6 * px, owner }),
  ];
}

function chip(ink: Ink, content: CardContent): readonly Shape[] {
  const { node, facts, family } = content;
  const { color } = ink.theme;
  const { x, y, width, height } = node.bounds;
  const middle = y + height / 2;
  const owner = node.id;
  const end = facts.address === null || ink.level !== 'full' ? '' : addressEnd(facts.address);
  const endWidth = end === '' ? 0 : textWidth(ink, end, type.address) + 8;
  const isEndShown = end !== '' && textWidth(ink, node.component.name, type.chip) + endWidth <= width - 37;
  const sign = facts.lamp === 'running' && node.placement?.locked !== true ? [] : stateSign(ink, content, x + width - 9, middle);
  const right = sign.length > 0 ? 18 : 9;
  return [
    ground(ink, node.bounds, 6, owner),
    ...glyph(node.component.kind, { x: x + 7, y: middle - 7.5 }, 15, family.plain, owner),
    ...textLine(ink, node.component.name, type.chip, color.text, { x: x + 28, y: middle + 4 * ink.pixel, room: width - 28 - (isEndShown ? endWidth : 0) - right, owner }),
    ...(isEndShown ? textLine(ink, end, type.address, color['text-2'], { x: x + width - right, y: middle + 3.9 * ink.pixel, anchor: 'end', owner }) : []),
    ...sign,
  ];
}

interface CompactPlan {
  readonly isUnder: boolean;
  /** Size of the glyph and start of the name, in screen pixels. */
  readonly glyphSize: number;
  readonly nameX: number;
  readonly room: number;
  readonly countText: string;
}

/** Where a compact card has its name: beside its glyph, under it where the card is high enough, else close beside a smaller one if that saves the name. */
function compactPlan(ink: Ink, { node, count }: CardContent): CompactPlan {
  const px = ink.pixel;
  const { width, height } = node.bounds;
  const countText = count === null ? '' : String(count);
  const countWidth = countText === '' ? 0 : textWidth(ink, countText, type.compactName) + 5 * px;
  const nameWidth = textWidth(ink, node.component.name, type.compactName);
  const beside: CompactPlan = { isUnder: false, glyphSize: 14, nameX: 21, room: width - 25 * px - countWidth, countText };
  if (nameWidth <= beside.room) return beside;
  if (height >= 34 * px) return { ...beside, isUnder: true, nameX: 4, room: width - 8 * px };
  const tight: CompactPlan = { ...beside, glyphSize: 11, nameX: 17, room: width - 20 * px - countWidth };
  return nameWidth <= tight.room ? tight : beside;
}

/** Glyph, name and count of a compact card. */
function compactWords(ink: Ink, content: CardContent): readonly Shape[] {
  const { node, family } = content;
  const { color } = ink.theme;
  const px = ink.pixel;
  const { x, y, width, height } = node.bounds;
  const owner = node.id;
  const { isUnder, nameX, room, countText, ...plan } = compactPlan(ink, content);
  const glyphSize = Math.min(plan.glyphSize * px, height - 4 * px);
  const middle = y + height / 2;
  const top = isUnder ? middle - 15 * px : middle - glyphSize / 2;
  return [
    ...glyph(node.component.kind, { x: x + 4 * px, y: top }, glyphSize, family.plain, owner),
    ...textLine(ink, node.component.name, type.compactName, color.text, { x: x + nameX * px, y: middle + (isUnder ? 11 : 3.8) * px, room, owner }),
    ...textLine(ink, countText, type.compactName, color['text-3'], { x: x + width - 5 * px, y: (isUnder ? top + glyphSize / 2 : middle) + 3.8 * px, anchor: 'end', owner }),
  ];
}

function compactCard(ink: Ink, content: CardContent): readonly Shape[] {
  const { node, facts } = content;
  const { color } = ink.theme;
  const px = ink.pixel;
  const { x, y, width, height } = node.bounds;
  const sign = facts.lamp !== null && facts.lamp !== 'running' ? lamp(ink, facts.lamp, x + width - 6 * px, y + 6 * px, node.id) : [];
  return [
    rect(node.bounds, { radius: Math.min(6 * px, height / 3), fill: paint(color['bg-surface']), stroke: stroke(color.line, px), owner: node.id }),
    ...compactWords(ink, content),
    ...sign,
  ];
}
