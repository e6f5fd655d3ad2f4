import type { Bounds } from './drawn.ts';
import type { Joined } from './joined.ts';

/** Air above a line for its name, and round it. */
const airPx = 16;

/** How far a line may reach to one side before it meets something at its height. */
function reach(rail: Bounds, wanted: number, side: 'left' | 'right', others: readonly Bounds[]): number {
  const inTheWay = others.filter((box) => box.y < rail.y + rail.height + airPx && box.y + box.height > rail.y - airPx);
  const [from, to] = [rail.x, rail.x + rail.width];
  if (side === 'left') return Math.min(from, Math.max(wanted, ...inTheWay.filter((box) => box.x + box.width <= from).map((box) => box.x + box.width + airPx)));
  return Math.max(to, Math.min(wanted, ...inTheWay.filter((box) => box.x >= to).map((box) => box.x - airPx)));
}

/** Lets each line of a sheet reach over what it joins, as far as nothing stands in its way: straight taps are read at a glance. */
export function stretchRails(rails: readonly string[], boxes: ReadonlyMap<string, Bounds>, joined: readonly Joined[]): ReadonlyMap<string, Bounds> {
  const stretched = new Map(boxes);
  for (const id of rails) {
    const rail = boxes.get(id);
    if (rail === undefined) continue;
    const members = joined.flatMap(({ a, b }) => (a === id ? (boxes.get(b) ?? []) : b === id ? (boxes.get(a) ?? []) : []));
    const others = [...stretched].flatMap(([other, box]) => (other === id ? [] : [box]));
    const left = reach(rail, Math.min(rail.x, ...members.map((box) => box.x)), 'left', others);
    const right = reach(rail, Math.max(rail.x + rail.width, ...members.map((box) => box.x + box.width)), 'right', others);
    stretched.set(id, { ...rail, x: left, width: right - left });
  }
  return stretched;
}
