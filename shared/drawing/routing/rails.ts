import { bandHeight, type LayoutIndex, type LayoutNode } from '../layout-index.ts';
import type { PictureFacts, Wire } from '../facts.ts';

/** A layer 2 segment drawn as one line (VISUAL 9). */
export interface Rail {
  readonly id: string;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  /** A network that hosts stand on: drawn thicker and neutral, the way the physical VLAN is. */
  readonly isPhysical: boolean;
  readonly isInBox: boolean;
}

const inset = 14;
const leastGap = 14;

/** The height of the line inside a box: between title and children, else below them; null when there is no room for it. */
function heightInBox(node: LayoutNode, layout: LayoutIndex): number | null {
  const { bounds } = node;
  const children = node.children.flatMap((id) => layout.bounds(id) ?? []);
  const bandBottom = bounds.y + bandHeight;
  const top = Math.min(bounds.y + bounds.height, ...children.map((child) => child.y));
  const bottom = Math.max(bandBottom, ...children.map((child) => child.y + child.height));
  if (top - bandBottom >= leastGap) return bandBottom + Math.min(22, (top - bandBottom) / 2);
  const room = bounds.y + bounds.height - bottom;
  return room >= leastGap ? bottom + Math.min(22, room / 2) : null;
}

/** The rail of a segment that stands alone; its words fill the upper part of its rectangle. */
export function freeRail(node: LayoutNode, isPhysical: boolean): Rail {
  const { bounds } = node;
  const y = bounds.y + Math.max(bounds.height / 2, Math.min(bounds.height - 4, 18));
  return { id: node.id, x1: bounds.x, x2: bounds.x + bounds.width, y, isPhysical, isInBox: false };
}

function railOf(node: LayoutNode, layout: LayoutIndex, isPhysical: boolean): Rail | null {
  const { bounds } = node;
  if (node.form === 'rail') return freeRail(node, isPhysical);
  const y = heightInBox(node, layout);
  return y === null ? null : { id: node.id, x1: bounds.x + inset, x2: bounds.x + bounds.width - inset, y, isPhysical, isInBox: true };
}

/** The rails of a picture by segment id: every segment that stands alone, and boxes that are segments once they have two members. */
export function makeRails(layout: LayoutIndex, facts: PictureFacts): ReadonlyMap<string, Rail> {
  const members = new Map<string, LayoutNode[]>();
  const note = (segment: string, other: string): void => {
    const node = layout.visible(other);
    if (node === null || node.id === segment) return;
    const list = members.get(segment);
    if (list === undefined) members.set(segment, [node]);
    else list.push(node);
  };
  const isSegment = (id: string): boolean => layout.find(id)?.isSegment === true;
  const noteWire = (wire: Wire): void => {
    if (isSegment(wire.to)) note(wire.to, wire.from);
    if (isSegment(wire.from)) note(wire.from, wire.to);
  };
  for (const wire of facts.wires) if (wire.kind === 'l2') noteWire(wire);
  const rails = new Map<string, Rail>();
  for (const node of layout.nodes) {
    if (!node.isSegment || node.isCollapsed) continue;
    const list = members.get(node.id) ?? [];
    if (node.form !== 'rail' && list.length < 2) continue;
    const rail = railOf(node, layout, list.some((member) => member.form === 'host'));
    if (rail !== null) rails.set(node.id, rail);
  }
  return rails;
}
