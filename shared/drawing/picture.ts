import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type Design } from '../model/design.ts';
import type { Bounds, Shape } from './display-list.ts';
import { factsOf, type PictureFacts } from './facts.ts';
import { isBox, layoutOf, type LayoutIndex } from './layout-index.ts';
import { titleBounds } from './parts/box.ts';
import type { Ink } from './parts/ink.ts';
import { railWords } from './parts/rail.ts';
import { freeRail } from './routing/rails.ts';
import type { Point } from './routing/geometry.ts';
import { routeWires, type Route, type Wiring } from './routing/route-wires.ts';
import { themes } from './theme.ts';

/** The geometry of a design: where everything stands and where every wire runs. The same at every zoom, theme and language. */
export interface Picture {
  readonly design: Design;
  readonly layout: LayoutIndex;
  readonly facts: PictureFacts;
  readonly wiring: Wiring;
  readonly route: (wireId: string) => Route | null;
  /** First address of an interface, for the chips on hosts. */
  readonly addressOf: (component: string, port: string | null) => string | null;
}

/**
 * Titles are kept free of wires as they stand at 70 %, where they are widest: type keeps its size on the screen, and below that they are on plates
 * or not shown (VISUAL 8). Names are not translated, so one measure does.
 */
const titleInk: Ink = { theme: themes.light, language: 'en', level: 'full', pixel: 1 / 0.7 };

function textBounds(shape: Shape): readonly Bounds[] {
  return shape.type === 'text' ? [{ x: shape.x - 2, y: shape.y - shape.size, width: shape.width + 4, height: shape.size + 2 }] : [];
}

function makePicture(design: Design, registry: AnyRegistry): Picture {
  const layout = layoutOf(design, registry);
  const facts = factsOf(design, registry);
  const titles = new Map<string, readonly Bounds[]>();
  for (const node of layout.nodes) {
    const content = { node, facts: facts.card(node.id), family: titleInk.theme.family[facts.family(node.id)] };
    if (isBox(node)) titles.set(node.id, [titleBounds(titleInk, content)]);
    else if (node.form === 'rail') titles.set(node.id, railWords(titleInk, { rail: freeRail(node, false), ...content }).flatMap(textBounds));
  }
  const bendsOf = (link: string): readonly Point[] => design.placements[link]?.bends ?? [];
  const wiring = routeWires(layout, facts, titles, bendsOf);
  const byWire = new Map(wiring.routes.map((route) => [route.wire.id, route]));
  return {
    design,
    layout,
    facts,
    wiring,
    route: (wireId) => byWire.get(wireId) ?? null,
    addressOf: (component, port) => {
      const rows = facts.scope.interfaces(componentId(component));
      return (port === null ? rows[0] : rows.find((row) => row.id === port))?.addresses[0] ?? null;
    },
  };
}

const known = new WeakMap<Design['placements'], { readonly design: Design; readonly registry: AnyRegistry; readonly picture: Picture }>();

/** The picture of a design, worked out once for each set of components, links, placements and notes. */
export function pictureOf(design: Design, registry: AnyRegistry): Picture {
  const cached = known.get(design.placements);
  if (cached !== undefined && cached.registry === registry && cached.design.components === design.components && cached.design.links === design.links && cached.design.notes === design.notes) return cached.picture;
  const picture = makePicture(design, registry);
  known.set(design.placements, { design, registry, picture });
  return picture;
}
