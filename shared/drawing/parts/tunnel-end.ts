import type { Shape } from '../display-list.ts';
import { outward } from '../routing/geometry.ts';
import type { Route } from '../routing/route-wires.ts';
import type { FamilyColors } from '../theme.ts';
import { paint, rect, stroke, textLine, textWidth, type, type Ink } from './ink.ts';

/** The interface of a host where it stands on its network: a chip on the edge of the host's box, with the end of its address (VISUAL 9). */
export function hostPort(ink: Ink, route: Route, address: string | null, family: FamilyColors): readonly Shape[] {
  const point = route.points[0];
  if (point === undefined || ink.level === 'compact' || ink.level === 'block') return [];
  const px = ink.pixel;
  const word = (route.wire.from === route.from ? route.wire.fromPort : route.wire.toPort) ?? '';
  const name = word.replace(/\d+$/, '').toUpperCase();
  const label = [name, address === null ? '' : `.${address.split('.').at(-1) ?? ''}`].filter((text) => text !== '').join(' ');
  if (label === '') return [];
  // 68 wide at 100 %; below that words keep their size, and the chip is as wide as they need.
  const width = Math.max(68, textWidth(ink, label, type.tag) + (px === 1 ? 14 : 8) * px);
  const height = 17 * px;
  const step = outward(route.fromSide);
  const centre = { x: point.x + step.x * (width / 2 - 6 * px), y: point.y };
  return [
    rect({ x: centre.x - width / 2, y: centre.y - height / 2, width, height }, { radius: 5 * px, fill: paint(ink.theme.color['bg-surface']), stroke: stroke(family.edge, px), owner: route.from }),
    ...textLine(ink, label, type.tag, family.plain, { x: centre.x, y: centre.y + 3.9 * px, anchor: 'middle', owner: route.from }),
  ];
}
