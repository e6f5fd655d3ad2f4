import type { Bounds } from '../drawing/display-list.ts';
import type { Picture } from '../drawing/picture.ts';
import { bestWay, waysOfPorts } from '../drawing/routing/choose-way.ts';
import { facingPort, type Port } from '../drawing/routing/candidates.ts';
import { centre, pathLength, type Point, type Side } from '../drawing/routing/geometry.ts';
import type { Route } from '../drawing/routing/route-wires.ts';

/** A place a packet can be: at a component, where a wire meets a rail, or where one leaves a box that holds others. */
export interface Place {
  readonly id: string;
  readonly component: string;
  readonly kind: 'component' | 'tap' | 'gate';
}

/** A piece of the way between two places, with the line it is drawn along. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  /** Worked out only for the pieces a packet takes. */
  readonly line: () => readonly Point[];
  readonly cost: number;
  readonly wire: string | null;
  /** The rail this piece runs along. */
  readonly rail: string | null;
}

export interface WireGraph {
  readonly places: readonly Place[];
  readonly placeOf: (component: string) => number | null;
  readonly leaving: (place: number) => readonly Passage[];
  /** Ids of what a place belongs to: its component, and for a tap its segment. */
  readonly belongsTo: (place: number) => string;
  /** The segments on which a box has a port of its own. */
  readonly ports: (component: string) => ReadonlySet<string>;
  /** The interface by which a wire ends at a component; null where it names none. */
  readonly portAt: (wire: string, component: string) => string | null;
  /** Whether an interface of a component has a wire. */
  readonly hasWire: (component: string, interfaceId: string) => boolean;
}

const opposite: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

interface Builder {
  readonly places: Place[];
  readonly byId: Map<string, number>;
  readonly passages: Passage[][];
}

function place(builder: Builder, item: Place): number {
  const known = builder.byId.get(item.id);
  if (known !== undefined) return known;
  builder.byId.set(item.id, builder.places.length);
  builder.passages.push([]);
  return builder.places.push(item) - 1;
}

function connect(builder: Builder, from: number, to: number, piece: Omit<Passage, 'from' | 'to'>): void {
  builder.passages[from]?.push({ from, to, ...piece });
  builder.passages[to]?.push({ from: to, to: from, ...piece, line: () => piece.line().toReversed() });
}

/** Through the middle of a box from one of its ports: dear enough that nobody takes one port as a way to the next. */
const boxCost = 200;

/**
 * From a rail into a host and out by one of its ports. No drawn wire runs there, but a distributed router or switch works on the host of whoever
 * sends: what it forwards leaves by that host's tunnel end. Dearer than any wire, cheaper than leaving the drawing.
 */
const hostDropCost = 900;

/** Attached parts carry no packets, but a floating address is only drawn through such a link. */
const attachCost = 400;

function createWireGraph(picture: Picture): WireGraph {
  const builder: Builder = { places: [], byId: new Map(), passages: [] };
  for (const node of picture.layout.nodes) place(builder, { id: node.id, component: node.id, kind: 'component' });
  const taps = new Map<string, { readonly at: number; readonly point: Point }[]>();
  const gates = new Map<string, { readonly at: number; readonly port: Port }[]>();
  for (const route of picture.wiring.routes) addRoute(picture, builder, route, taps, gates);
  for (const [box, list] of gates) addDrops(builder, box, list, taps);
  for (const [box, list] of gates) addHostDrops(picture, builder, box, list, taps);
  for (const [rail, list] of taps) {
    const sorted = list.toSorted((a, b) => a.point.x - b.point.x || a.at - b.at);
    sorted.slice(1).forEach((tap, index) => {
      const before = sorted[index];
      if (before !== undefined) connect(builder, before.at, tap.at, { line: () => [before.point, tap.point], cost: Math.abs(tap.point.x - before.point.x), wire: null, rail });
    });
    const segment = builder.byId.get(rail);
    const middle = sorted[Math.floor(sorted.length / 2)];
    if (segment !== undefined && middle !== undefined) for (const tap of sorted) connect(builder, segment, tap.at, { line: () => [tap.point], cost: 300, wire: null, rail });
  }
  for (const node of picture.layout.nodes) addInside(picture, builder, node.id, gates);
  const ports = new Map<string, Set<string>>();
  for (const route of picture.wiring.routes) {
    if (route.rail === null || !gates.has(route.from)) continue;
    ports.set(route.from, (ports.get(route.from) ?? new Set()).add(route.rail));
  }
  const none: ReadonlySet<string> = new Set();
  const ends = new Map<string, string>();
  const wired = new Set<string>();
  for (const { wire } of picture.wiring.routes) {
    for (const [component, port] of [[wire.from, wire.fromPort], [wire.to, wire.toPort]] as const) {
      if (port === null) continue;
      ends.set(`${wire.id} ${component}`, port);
      wired.add(`${component} ${port}`);
    }
  }
  return {
    portAt: (wire, component) => ends.get(`${wire} ${component}`) ?? null,
    hasWire: (component, interfaceId) => wired.has(`${component} ${interfaceId}`),
    ports: (component) => ports.get(component) ?? none,
    places: builder.places,
    placeOf: (component) => {
      const shown = picture.layout.visible(component);
      return shown === null ? null : (builder.byId.get(shown.id) ?? null);
    },
    leaving: (at) => builder.passages[at] ?? [],
    belongsTo: (at) => builder.places[at]?.component ?? '',
  };
}

function addRoute(
  picture: Picture,
  builder: Builder,
  route: Route,
  taps: Map<string, { at: number; point: Point }[]>,
  gates: Map<string, { at: number; port: Port }[]>,
): void {
  const [first, last] = [route.points[0], route.points.at(-1)];
  if (first === undefined || last === undefined) return;
  const end = (component: string, point: Point, side: Side, name: string): number => {
    const node = picture.layout.find(component);
    const own = builder.byId.get(component) ?? 0;
    if (node === null || node.children.length === 0) return own;
    const gate = place(builder, { id: `${route.wire.id} ${name}`, component, kind: 'gate' });
    connect(builder, own, gate, { line: () => [point], cost: boxCost, wire: null, rail: null });
    const list = gates.get(component) ?? [];
    list.push({ at: gate, port: { side: opposite[side], at: point } });
    gates.set(component, list);
    return gate;
  };
  const from = end(route.from, first, route.fromSide, 'from');
  const extra = route.wire.kind === 'attach' ? attachCost : 0;
  const cost = pathLength(route.points) + extra;
  if (route.rail === null) {
    connect(builder, from, end(route.to, last, route.toSide, 'to'), { line: () => route.points, cost, wire: route.wire.id, rail: null });
    return;
  }
  const tap = place(builder, { id: `${route.wire.id} tap`, component: route.rail, kind: 'tap' });
  connect(builder, from, tap, { line: () => route.points, cost, wire: route.wire.id, rail: null });
  const list = taps.get(route.rail) ?? [];
  list.push({ at: tap, point: last });
  taps.set(route.rail, list);
}

/** How far inside a side wall the way from a gate turns towards the rail. */
const dropInset = 12;

/** A box that is a segment itself is entered along its rail: from each gate straight to the rail and on by its taps. */
function addDrops(builder: Builder, box: string, gates: readonly { readonly at: number; readonly port: Port }[], taps: Map<string, { at: number; point: Point }[]>): void {
  const list = taps.get(box);
  const railY = list?.[0]?.point.y;
  if (list === undefined || railY === undefined) return;
  for (const { at, port } of gates) {
    const inset = port.side === 'right' ? dropInset : port.side === 'left' ? -dropInset : 0;
    const turn = { x: port.at.x + inset, y: port.at.y };
    const point = { x: turn.x, y: railY };
    const drop = place(builder, { id: `${builder.places[at]?.id ?? ''} drop`, component: box, kind: 'tap' });
    connect(builder, at, drop, { line: () => [port.at, turn, point], cost: pathLength([port.at, turn, point]), wire: null, rail: null });
    list.push({ at: drop, point });
  }
}

/** Room between a host's edge and the way from a rail down its gutter, and above the port it leaves by. */
const hostGutter = 12;

function addHostDrops(picture: Picture, builder: Builder, box: string, gates: readonly { readonly at: number; readonly port: Port }[], taps: Map<string, { at: number; point: Point }[]>): void {
  const node = picture.layout.find(box);
  if (node?.form !== 'host') return;
  const joined = new Set(picture.wiring.routes.flatMap((route) => (route.rail !== null && (route.from === box || route.to === box) ? [route.rail] : [])));
  for (const rail of picture.wiring.rails.values()) {
    if (rail.isPhysical || rail.isInBox || joined.has(rail.id)) continue;
    for (const { at, port } of gates) {
      const x = [node.bounds.x + node.bounds.width - hostGutter, node.bounds.x + hostGutter].find((candidate) => candidate >= rail.x1 && candidate <= rail.x2);
      if (x === undefined) continue;
      const tap = place(builder, { id: `${box} ${rail.id} ${x} drop`, component: rail.id, kind: 'tap' });
      const turn = port.at.y + (port.at.y > rail.y ? -hostGutter : hostGutter);
      const line = [{ x, y: rail.y }, { x, y: turn }, { x: port.at.x, y: turn }, port.at];
      connect(builder, tap, at, { line: () => line, cost: hostDropCost + pathLength(line), wire: null, rail: null });
      const list = taps.get(rail.id) ?? [];
      if (!list.some((known) => known.at === tap)) list.push({ at: tap, point: { x, y: rail.y } });
      taps.set(rail.id, list);
    }
  }
}

/** From a component to the gates of the boxes it stands in, and to those boxes themselves where they have none. */
function addInside(picture: Picture, builder: Builder, id: string, gates: ReadonlyMap<string, readonly { readonly at: number; readonly port: Port }[]>): void {
  const node = picture.layout.find(id);
  const own = builder.byId.get(id);
  if (node === null || own === undefined) return;
  for (const outer of picture.layout.ancestors(id)) {
    for (const gate of gates.get(outer) ?? []) {
      const middle = centre(node.bounds);
      const apart = Math.abs(middle.x - gate.port.at.x) + Math.abs(middle.y - gate.port.at.y);
      connect(builder, own, gate.at, { line: () => wayToGate(picture, node.bounds, gate.port, id, outer), cost: apart * 1.2 + 60, wire: null, rail: null });
    }
    const box = builder.byId.get(outer);
    if (box !== undefined) connect(builder, own, box, { line: () => [centre(node.bounds)], cost: 700, wire: null, rail: null });
  }
}

function wayToGate(picture: Picture, bounds: Bounds, gate: Port, id: string, outer: string): readonly Point[] {
  const spot = { x: gate.at.x, y: gate.at.y, width: 0, height: 0 };
  const sides: readonly Side[] = gate.side === 'top' || gate.side === 'bottom' ? ['right', 'left', opposite[gate.side]] : ['bottom', 'top', opposite[gate.side]];
  const ways = sides.flatMap((side) => {
    const beside = facingPort(bounds, side, side === 'left' || side === 'right' ? bounds : spot);
    return waysOfPorts(beside, gate, [bounds, spot]);
  });
  return bestWay(ways, picture.wiring.field, picture.wiring.field.ownEnds(id, outer))?.points ?? [centre(bounds), gate.at];
}

const known = new WeakMap<Picture, WireGraph>();

/** The wires of a picture as a graph, built once for each picture. */
export function wireGraphOf(picture: Picture): WireGraph {
  const graph = known.get(picture) ?? createWireGraph(picture);
  known.set(picture, graph);
  return graph;
}
