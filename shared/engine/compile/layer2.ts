import type { Plan } from '../../plan/plan.ts';
import type { BridgeStage } from '../../plan/stage.ts';
import { buildAddressHash, type AddressHash } from './address-hash.ts';
import { segmentOf, type Numbering } from './link.ts';
import { readAddress, toWords, type WordList } from './words.ts';

/** How frames get from one interface to another. */
export interface Layer2 {
  /** Device whose virtual switch carries an interface; -1: plugged in directly. */
  readonly interfaceSwitch: Int32Array;
  /** The interface bears the address of an endpoint of a VXLAN overlay. */
  readonly interfaceIsVtep: Int32Array;
  /** Number of the bridge an interface belongs to; -1: none. */
  readonly interfaceBridge: Int32Array;
  readonly bridges: readonly BridgeStage[];
  /** Segments that bridges join share the number of the first of them. */
  readonly segmentDomain: Int32Array;
  /** Whoever is at the other end gets what is sent: a point-to-point segment without a bridge. */
  readonly segmentIsWire: Int32Array;
  /** Interfaces plugged in directly and nothing else: no virtual switch, no overlay, no bridge, no VLAN between VTEPs. */
  readonly segmentIsPlain: Int32Array;
  /** (segment, segment) -> interface of the next bridge between them, on the first. Null without bridges. */
  readonly stops: AddressHash | null;
  /** (interface of a bridge, segment) -> interface by which it sends on what goes to that segment. */
  readonly waysOut: AddressHash | null;
}

interface Bridge {
  readonly stage: BridgeStage;
  /** Its interfaces that are up and plugged in, in plan order. */
  readonly members: readonly number[];
}

function bridgesOf(plan: Plan, numbering: Numbering): readonly Bridge[] {
  return plan.devices.flatMap((device, number) => {
    const stages = device.stages.filter((stage): stage is BridgeStage => stage.kind === 'bridge');
    return stages.map((stage) => ({
      stage,
      members: (numbering.deviceInterfaces[number] ?? []).filter((at) => {
        const entry = numbering.interfaces[at];
        return entry !== undefined && entry.row.up && stage.interfaces.includes(entry.row.id) && segmentOf(numbering, entry) >= 0;
      }),
    }));
  });
}

/** Which segment lies behind which: bridges as edges between the segments of their interfaces. */
class BridgeGraph {
  readonly #segments: Int32Array;
  readonly #edges = new Map<number, { readonly from: number; readonly to: number }[]>();

  constructor(bridges: readonly Bridge[], segments: Int32Array) {
    this.#segments = segments;
    for (const { members } of bridges) {
      for (const from of members) for (const to of members) if (segments[from] !== segments[to]) this.#add(from, to);
    }
  }

  #add(from: number, to: number): void {
    const segment = this.#segments[from] ?? -1;
    const known = this.#edges.get(segment);
    if (known === undefined) this.#edges.set(segment, [{ from, to }]);
    else known.push({ from, to });
  }

  /** Bridges between each segment and this one. */
  distances(target: number): ReadonlyMap<number, number> {
    const found = new Map([[target, 0]]);
    const waiting = [target];
    for (let at = 0; at < waiting.length; at++) {
      const segment = waiting[at] ?? -1;
      for (const { to } of this.#edges.get(segment) ?? []) {
        const next = this.#segments[to] ?? -1;
        if (found.has(next)) continue;
        found.set(next, (found.get(segment) ?? 0) + 1);
        waiting.push(next);
      }
    }
    return found;
  }

  segments(): readonly number[] {
    return [...this.#edges.keys()].sort((a, b) => a - b);
  }

  /** The first edge, by the numbers of its interfaces, that comes one bridge nearer; the ways out of every bridge that does. */
  nearer(segment: number, distances: ReadonlyMap<number, number>): readonly { readonly from: number; readonly to: number }[] {
    const left = distances.get(segment) ?? 0;
    const edges = (this.#edges.get(segment) ?? []).filter(({ to }) => distances.get(this.#segments[to] ?? -1) === left - 1);
    return edges.sort((a, b) => a.from - b.from || a.to - b.to);
  }
}

function linkBridges(bridges: readonly Bridge[], segments: Int32Array, domains: Int32Array): Pick<Layer2, 'stops' | 'waysOut'> {
  if (bridges.length === 0) return { stops: null, waysOut: null };
  const graph = new BridgeGraph(bridges, segments);
  const [stops, waysOut]: [WordList, WordList] = [[], []];
  for (const target of graph.segments()) {
    const distances = graph.distances(target);
    for (const segment of distances.keys()) {
      domains[segment] = Math.min(domains[segment] ?? segment, target);
      if (segment === target) continue;
      const edges = graph.nearer(segment, distances);
      const [first] = edges;
      if (first !== undefined) stops.push(segment, target, first.from);
      for (const { from, to } of edges) waysOut.push(from, target, to);
    }
  }
  return { stops: buildAddressHash(stops), waysOut: buildAddressHash(waysOut) };
}

function findVteps(plan: Plan, numbering: Numbering): Int32Array {
  const found = new Int32Array(numbering.interfaces.length);
  for (const { overlay } of plan.segments) {
    if (overlay?.tunnel.type !== 'vxlan') continue;
    for (const endpoint of overlay.endpoints) {
      const device = numbering.deviceNumbers.get(endpoint.device) ?? -1;
      const address = readAddress(endpoint.address);
      if (address === null) continue;
      for (const number of numbering.deviceInterfaces[device] ?? []) {
        if (numbering.interfaces[number]?.row.addresses.some((row) => readAddress(row.address) === address) === true) found[number] = 1;
      }
    }
  }
  return found;
}

/** Segments on which a frame meets anything but cables: see {@link Layer2.segmentIsPlain}. */
function findPlain(plan: Plan, segments: Int32Array, layer2: Pick<Layer2, 'interfaceSwitch' | 'interfaceIsVtep' | 'interfaceBridge'>): Int32Array {
  const plain = new Int32Array(plan.segments.map((segment) => (segment.overlay === undefined ? 1 : 0)));
  for (let number = 0; number < segments.length; number++) {
    const isMore = (layer2.interfaceSwitch[number] ?? -1) >= 0 || layer2.interfaceIsVtep[number] === 1 || (layer2.interfaceBridge[number] ?? -1) >= 0;
    if (isMore) plain[segments[number] ?? -1] = 0;
  }
  return plain;
}

/** Everything the way of a frame depends on. Plans without bridges, virtual switches and overlays give tables that say so. */
export function linkLayer2(plan: Plan, numbering: Numbering): Layer2 {
  const { interfaces } = numbering;
  const segments = toWords(interfaces.map((entry) => segmentOf(numbering, entry)));
  const bridges = bridgesOf(plan, numbering);
  const interfaceBridge = new Int32Array(interfaces.length).fill(-1);
  bridges.forEach(({ members }, bridge) => {
    for (const number of members) if (interfaceBridge[number] === -1) interfaceBridge[number] = bridge;
  });
  const isBridged = new Set(bridges.flatMap(({ members }) => members.map((number) => segments[number] ?? -1)));
  const segmentDomain = new Int32Array(plan.segments.map((_, number) => number));
  const interfaceSwitch = toWords(interfaces.map(({ row }) => (row.virtualSwitch === undefined ? -1 : (numbering.deviceNumbers.get(row.virtualSwitch) ?? -1))));
  const interfaceIsVtep = findVteps(plan, numbering);
  return {
    interfaceSwitch,
    interfaceIsVtep,
    interfaceBridge,
    bridges: bridges.map(({ stage }) => stage),
    segmentDomain,
    segmentIsWire: toWords(plan.segments.map((segment, number) => (segment.form === 'point-to-point' && !isBridged.has(number) ? 1 : 0))),
    segmentIsPlain: findPlain(plan, segments, { interfaceSwitch, interfaceIsVtep, interfaceBridge }),
    ...linkBridges(bridges, segments, segmentDomain),
  };
}
