import type { Picture } from '../drawing/picture.ts';
import { bestWay, waysOfBoxes } from '../drawing/routing/choose-way.ts';
import { pathLength } from '../drawing/routing/geometry.ts';
import type { Passage, WireGraph } from './wire-graph.ts';

/** A component on the way, and the interfaces by which it is entered and left where they are known. */
export interface Visit {
  readonly component: string;
  readonly ingress: string | null;
  readonly egress: string | null;
}

/** A passage of the way, and which of the visited components it reaches: positions `reachedFrom` (exclusive) to `reachedTo` (inclusive). */
export interface Move {
  readonly passage: Passage;
  readonly reachedFrom: number;
  readonly reachedTo: number;
}

/** Cost of a way that follows no wire: taken only where the drawing has none. */
const jumpCost = 3000;

/** Cost of passing through a component the packet does not visit, a card or the middle of a box: dearer than leaving the wires. */
const strangerCost = 5000;

/** Boxes whose edge a passage crosses, as ids. */
function crossedBy(picture: Picture, graph: WireGraph, passage: Passage): ReadonlySet<string> {
  const around = (place: number): ReadonlySet<string> => {
    const component = graph.belongsTo(place);
    return new Set(picture.layout.ancestors(component));
  };
  const [from, to] = [around(passage.from), around(passage.to)];
  return new Set([...[...from].filter((id) => !to.has(id)), ...[...to].filter((id) => !from.has(id))]);
}

/** Whether a wire of a component may be taken with this interface: always, unless the component has that interface on another wire. */
function isWireOf(graph: WireGraph, passage: Passage, component: string, interfaceId: string | null): boolean {
  if (passage.wire === null || interfaceId === null || !graph.hasWire(component, interfaceId)) return true;
  const port = graph.portAt(passage.wire, component);
  return port === null || port === interfaceId;
}

/**
 * The cheapest way along the drawn wires that visits components in the given order (Dijkstra over place and position in the order).
 * A box counts as visited when the way crosses its edge, a segment when it touches its rail. Empty when a component is not drawn.
 */
export function findWay(picture: Picture, graph: WireGraph, visits: readonly Visit[]): readonly Move[] {
  const wanted = visits.map(({ component }) => graph.placeOf(component));
  const start = wanted[0];
  if (start === null || start === undefined || wanted.includes(null)) return [];
  const names = wanted.map((place) => (place === null ? '' : graph.belongsTo(place)));
  const count = graph.places.length;
  const cost = new Float64Array(count * names.length).fill(Infinity);
  const cameBy = new Map<number, { readonly state: number; readonly passage: Passage }>();
  const queue = createQueue();
  const crossed = new Map<Passage, ReadonlySet<string>>();
  const crossing = (passage: Passage): ReadonlySet<string> => {
    const known = crossed.get(passage) ?? crossedBy(picture, graph, passage);
    crossed.set(passage, known);
    return known;
  };
  const ownPort = names.map((name, position) => entersByOwnPort(graph, name, [names[position - 1], names[position + 1]]));
  const advance = (position: number, passage: Passage): number => {
    let reached = position;
    const [at, over] = [graph.belongsTo(passage.to), crossing(passage)];
    const isArrived = (next: number): boolean => names[next] === at || (ownPort[next] !== true && over.has(names[next] ?? ''));
    // What is crossed comes before what is arrived at; a repeated visit needs a passage of its own.
    while (reached + 1 < names.length && isArrived(reached + 1)) {
      reached += 1;
      if (names[reached] === at && !over.has(at)) break;
    }
    return reached;
  };
  let first = 0;
  while (first + 1 < names.length && names[first + 1] === names[0]) first += 1;
  cost[first * count + start] = 0;
  queue.push(first * count + start, 0);
  for (let state = queue.pop(); state !== null; state = queue.pop()) {
    const position = Math.floor(state / count);
    if (position === names.length - 1) return collect(state, cameBy, count);
    const place = state % count;
    const soFar = cost[state] ?? Infinity;
    for (const passage of [...graph.leaving(place), ...jumps(picture, graph, place, { here: names[position], next: wanted[position + 1] ?? null })]) {
      const reached = advance(position, passage);
      const [left, entered] = [visits[position], visits[reached]];
      if (left !== undefined && graph.belongsTo(place) === names[position] && !isWireOf(graph, passage, left.component, left.egress)) continue;
      if (entered !== undefined && reached > position && graph.belongsTo(passage.to) === names[reached] && !isWireOf(graph, passage, entered.component, entered.ingress)) continue;
      const next = reached * count + passage.to;
      const isStranger = reached === position && graph.belongsTo(passage.to) !== names[position] && graph.places[passage.to]?.kind === 'component';
      const sum = soFar + passage.cost + (isStranger ? strangerCost : 0);
      if (sum >= (cost[next] ?? Infinity)) continue;
      cost[next] = sum;
      cameBy.set(next, { state, passage });
      queue.push(next, sum);
    }
  }
  return [];
}

/** A host next to a segment it stands on itself is passed through its own port there: that is where a tunnel ends, not at a machine's wire. */
function entersByOwnPort(graph: WireGraph, name: string, neighbours: readonly (string | undefined)[]): boolean {
  return neighbours.some((neighbour) => neighbour !== undefined && neighbour !== name && graph.ports(name).has(neighbour));
}

function jumps(picture: Picture, graph: WireGraph, place: number, step: { readonly here: string | undefined; readonly next: number | null }): readonly Passage[] {
  if (step.next === null || step.next === place || graph.belongsTo(place) !== step.here) return [];
  const [a, b] = [picture.layout.bounds(graph.belongsTo(place)), picture.layout.bounds(graph.belongsTo(step.next))];
  if (a === null || b === null) return [];
  const own = picture.wiring.field.ownEnds(graph.belongsTo(place), graph.belongsTo(step.next));
  const points = bestWay(waysOfBoxes(a, b), picture.wiring.field, own)?.points ?? [];
  return [{ from: place, to: step.next, line: () => points, cost: jumpCost + pathLength(points), wire: null, rail: null }];
}

function collect(last: number, cameBy: ReadonlyMap<number, { readonly state: number; readonly passage: Passage }>, count: number): readonly Move[] {
  const moves: Move[] = [];
  for (let state = last, step = cameBy.get(state); step !== undefined; state = step.state, step = cameBy.get(state)) {
    moves.push({ passage: step.passage, reachedFrom: Math.floor(step.state / count), reachedTo: Math.floor(state / count) });
  }
  return moves.toReversed();
}

/** A binary heap of states; one that was reached more cheaply since is popped again late and changes nothing. */
function createQueue(): { readonly push: (state: number, cost: number) => void; readonly pop: () => number | null } {
  const heap: { readonly state: number; readonly cost: number }[] = [];
  const costAt = (index: number): number => heap[index]?.cost ?? Infinity;
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]];
    if (one !== undefined && other !== undefined) [heap[a], heap[b]] = [other, one];
  };
  return {
    push: (state, cost) => {
      heap.push({ state, cost });
      for (let index = heap.length - 1; index > 0 && costAt(index) < costAt((index - 1) >> 1); index = (index - 1) >> 1) swap(index, (index - 1) >> 1);
    },
    pop: () => {
      const top = heap[0];
      const last = heap.pop();
      if (top === undefined || last === undefined) return null;
      if (heap.length === 0) return top.state;
      heap[0] = last;
      for (let index = 0; ; ) {
        const child = costAt(2 * index + 1) <= costAt(2 * index + 2) ? 2 * index + 1 : 2 * index + 2;
        if (costAt(child) >= costAt(index)) return top.state;
        swap(index, child);
        index = child;
      }
    },
  };
}
