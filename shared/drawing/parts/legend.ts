import { families, type Family } from '../../model/definition.ts';
import { linkKinds, type LinkKind } from '../../model/design.ts';
import type { Bounds, Shape } from '../display-list.ts';
import type { Route } from '../routing/route-wires.ts';
import type { Picture } from '../picture.ts';
import { circle, paint, path, rect, stroke, textLine, textWidth, type, type Ink } from './ink.ts';
import { wireLine } from './wire.ts';

/** What a picture uses: the legend names nothing that is not in it. */
export interface Used {
  readonly links: readonly LinkKind[];
  readonly families: readonly Family[];
}

export interface LegendWords {
  readonly link: Readonly<Record<LinkKind, string>>;
  readonly family: Readonly<Record<Family, string>>;
}

const lineLength = 30;
const lineHeight = 22;
const entryGap = 20;

export function usedIn(picture: Picture, isShown: (id: string) => boolean): Used {
  const links = new Set(picture.wiring.routes.filter((route) => isShown(route.from) && isShown(route.to)).map((route) => route.wire.kind));
  const used = new Set(picture.layout.nodes.filter((node) => isShown(node.id)).map((node) => picture.facts.family(node.id)));
  return { links: linkKinds.filter((kind) => links.has(kind)), families: families.filter((family) => used.has(family)) };
}

/** A short wire of a kind, drawn by the same code as the wires of the picture. */
function sample(kind: LinkKind, x: number, y: number): Route {
  const points = [{ x, y }, { x: x + lineLength - (kind === 'l2' ? 5 : 0), y }];
  return {
    wire: { id: 'legend', link: 'legend', kind, from: 'legend', to: 'legend', fromPort: null, toPort: null, label: '' },
    from: 'legend',
    to: 'legend',
    points,
    fromSide: 'right',
    toSide: 'left',
    rail: kind === 'l2' ? 'legend' : null,
    bends: [],
    isFixed: true,
  };
}

function linkSample(ink: Ink, kind: LinkKind, x: number, y: number): readonly Shape[] {
  const color = ink.theme.color['line-link'];
  const line = wireLine(ink, sample(kind, x, y), { color });
  if (kind !== 'l2') return line;
  const dot = circle(x + lineLength - 5, y, 3.2, { fill: paint(color), stroke: stroke(ink.theme.color['bg-canvas'], 1.5) });
  return [...line, path(`M${x + lineLength - 5} ${y - 7}L${x + lineLength - 5} ${y + 7}`, { stroke: stroke(color, 3, { cap: 'round' }) }), dot];
}

/** Rows of link types and families, wrapped to a width, with their top left corner at a point. */
export function legend(ink: Ink, used: Used, words: LegendWords, area: { readonly x: number; readonly y: number; readonly width: number }): { readonly shapes: readonly Shape[]; readonly bounds: Bounds } {
  const shapes: Shape[] = [];
  let [x, y, right] = [area.x, area.y + lineHeight / 2, area.x];
  const entry = (sampleWidth: number, word: string, draw: (x: number, y: number) => readonly Shape[]): void => {
    const width = sampleWidth + 8 + textWidth(ink, word, type.address);
    if (x > area.x && x + width > area.x + area.width) {
      x = area.x;
      y += lineHeight;
    }
    shapes.push(...draw(x, y), ...textLine(ink, word, type.address, ink.theme.color['text-2'], { x: x + sampleWidth + 8, y: y + 3.9 }));
    right = Math.max(right, x + width);
    x += width + entryGap;
  };
  for (const kind of used.links) entry(lineLength, words.link[kind], (left, middle) => linkSample(ink, kind, left, middle));
  for (const family of used.families) {
    const colors = ink.theme.family[family];
    entry(12, words.family[family], (left, middle) => [
      rect({ x: left, y: middle - 6, width: 12, height: 12 }, { radius: 3, fill: paint(colors.soft), stroke: stroke(colors.edge, 1.25) }),
    ]);
  }
  return { shapes, bounds: { x: area.x, y: area.y, width: right - area.x, height: y + lineHeight / 2 - area.y } };
}
