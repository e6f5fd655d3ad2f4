import type { AnyRegistry, Definition } from '../model/definition.ts';
import type { Component, Design } from '../model/design.ts';

/** The part of ELK's JSON graph that Hopline writes. */
export interface ElkNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly layoutOptions: Readonly<Record<string, string>>;
  readonly children: readonly ElkNode[];
}

export interface ElkEdge {
  readonly id: string;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

export interface ElkGraph extends ElkNode {
  readonly edges: readonly ElkEdge[];
}

export const elkRootId = ' root';

/** Room for the title band, and under it for the rail of a box that is a segment (VISUAL 7, 9). */
function paddingOf(definition: Definition<never> | null): string {
  const top = definition?.shape === 'segment' ? 68 : 40;
  const left = definition?.container === 'host' ? 30 : 20;
  return `[top=${top},left=${left},bottom=20,right=20]`;
}

const rootOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.componentComponent': '48',
  'elk.randomSeed': '1',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
} as const;

const unknownSize = { width: 132, height: 46 };

/**
 * The nested graph of a design: a node per shown component, an edge per link whose ends are not inside each other, all in id order.
 * `only` lays out the contents of these containers and leaves everything else out.
 */
export function toElk(design: Design, registry: AnyRegistry, only?: ReadonlySet<string>): ElkGraph {
  const children = new Map<string | null, string[]>();
  for (const id of Object.keys(design.components).sort()) {
    const parent = design.components[id]?.parent ?? null;
    const key = parent !== null && design.components[parent] !== undefined ? parent : null;
    const list = children.get(key);
    if (list === undefined) children.set(key, [id]);
    else list.push(id);
  }
  const shown = new Set<string>();
  const node = (id: string, component: Component): ElkNode => {
    shown.add(id);
    const definition = registry.find(component.kind);
    const placement = design.placements[id];
    const size = definition?.size ?? unknownSize;
    const inside = placement?.collapsed === true ? [] : list(children.get(id) ?? []);
    const isRail = definition?.shape === 'segment' && definition.container === null;
    return {
      id,
      // A rail keeps the length a person gave it; ELK sizes every box to what it holds.
      width: isRail ? (placement?.width ?? size.width) : size.width,
      height: size.height,
      layoutOptions: inside.length === 0 ? {} : { 'elk.padding': paddingOf(definition), 'elk.nodeSize.constraints': 'MINIMUM_SIZE', 'elk.nodeSize.minimum': `(${Math.min(size.width, 160)},${Math.min(size.height, 80)})` },
      children: inside,
    };
  };
  const list = (ids: readonly string[]): readonly ElkNode[] =>
    ids.flatMap((id) => {
      const component = design.components[id];
      return component === undefined || design.placements[id]?.hidden === true ? [] : [node(id, component)];
    });
  const roots = only === undefined ? list(children.get(null) ?? []) : [...only].sort().flatMap((id) => list(children.get(id) ?? []));
  return { id: elkRootId, width: 0, height: 0, layoutOptions: rootOptions, children: roots, edges: edgesOf(design, shown) };
}

function edgesOf(design: Design, shown: ReadonlySet<string>): readonly ElkEdge[] {
  const isInside = (inner: string, outer: string): boolean => {
    for (let next = design.components[inner]?.parent ?? null, guard = 0; next !== null && guard < 64; next = design.components[next]?.parent ?? null, guard++) {
      if (next === outer) return true;
    }
    return false;
  };
  return Object.keys(design.links)
    .sort()
    .flatMap((id) => {
      const link = design.links[id];
      if (link === undefined) return [];
      const [from, to] = [link.from.component, link.to.component];
      const isDrawn = shown.has(from) && shown.has(to) && from !== to && !isInside(from, to) && !isInside(to, from);
      return isDrawn ? [{ id: `link ${id}`, sources: [from], targets: [to] }] : [];
    });
}
