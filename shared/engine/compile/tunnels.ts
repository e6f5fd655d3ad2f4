import type { OverlayEndpoint, Plan, PlanSegment } from '../../plan/plan.ts';
import type { DecapsulateStage, EncapsulateStage } from '../../plan/stage.ts';
import type { Tunnel } from '../../plan/tunnel.ts';
import { buildAddressHash, type AddressHash } from './address-hash.ts';
import type { MatchCompiler } from './matches.ts';
import { readAddress, toWords, type WordList } from './words.ts';

/**
 * Words of a stage that wraps: tunnel, match, source known, source, destination (0: none can be read, 1: stated, 2: the next hop), destination, bytes it
 * wraps at most.
 */
export const wrapperWords = 7;
/** Longer than any packet. */
const noLimit = 0x7fffffff;
export const toNobody = 0;
const toStated = 1;
export const toNextHop = 2;
/** Words of a stage that unwraps: tunnel, address known, address, match of accepted peers (-1: any), interface it acts on, interface entered (-1: none). */
export const unwrapperWords = 6;
/** Words of an endpoint of an overlay: device, segment, address known, address, tunnel. */
export const endpointWords = 5;

/** Who wraps what for whom. Tunnels are numbered; every stage and every overlay has one of its own. */
export interface TunnelTables {
  readonly tunnels: readonly Tunnel[];
  readonly wrappers: Int32Array;
  readonly wrapperPlans: readonly EncapsulateStage[];
  readonly unwrappers: Int32Array;
  readonly unwrapperPlans: readonly DecapsulateStage[];
  readonly endpoints: Int32Array;
  readonly endpointPlans: readonly OverlayEndpoint[];
  /** (segment, device) -> endpoint of the segment's overlay. */
  readonly endpointOf: AddressHash;
  /** Tunnel of each segment's overlay; -1 without one. */
  readonly segmentTunnel: Int32Array;
  /** Numbers of what ends at each device; null where nothing does. */
  readonly ends: readonly (TunnelEnds | null)[];
}

export interface TunnelEnds {
  readonly unwrappers: readonly number[];
  readonly endpoints: readonly number[];
}

/** Collects the tunnels of a plan while programs are written. */
export interface TunnelCompiler {
  /** Each returns the number of the stage; a stage of two devices has two. */
  readonly encapsulate: (device: number, stage: EncapsulateStage) => number;
  readonly decapsulate: (device: number, stage: DecapsulateStage, interfaceNumber: (id: string) => number) => number;
  readonly hasEnd: (device: number) => boolean;
  readonly finish: () => TunnelTables;
}

interface Ends {
  readonly unwrappers: number[];
  readonly endpoints: number[];
}

function hasOverlay(segment: PlanSegment): segment is PlanSegment & Required<Pick<PlanSegment, 'overlay'>> {
  return segment.overlay !== undefined;
}

export function createTunnelCompiler(plan: Plan, deviceNumbers: ReadonlyMap<string, number>, matches: MatchCompiler): TunnelCompiler {
  const tunnels: Tunnel[] = [];
  const [wrappers, unwrappers, endpoints, ofSegment]: [WordList, WordList, WordList, WordList] = [[], [], [], []];
  const wrapperPlans: EncapsulateStage[] = [];
  /** Both programs of a device share a stage; they are written one after the other. */
  const wrapperOf = new Map<EncapsulateStage, { readonly device: number; readonly number: number }>();
  const unwrapperPlans: DecapsulateStage[] = [];
  const endpointPlans: OverlayEndpoint[] = [];
  const ends = new Map<number, Ends>();
  const endsOf = (device: number): Ends => {
    const known = ends.get(device) ?? { unwrappers: [], endpoints: [] };
    ends.set(device, known);
    return known;
  };
  const segmentTunnel = new Int32Array(plan.segments.length).fill(-1);
  plan.segments.forEach((segment, number) => {
    if (!hasOverlay(segment)) return;
    const tunnel = tunnels.push(segment.overlay.tunnel) - 1;
    segmentTunnel[number] = tunnel;
    for (const endpoint of segment.overlay.endpoints) {
      const device = deviceNumbers.get(endpoint.device);
      if (device === undefined) continue;
      const address = readAddress(endpoint.address);
      endpoints.push(device, number, address === null ? 0 : 1, address ?? 0, tunnel);
      const made = endpointPlans.push(endpoint) - 1;
      ofSegment.push(number, device, made);
      endsOf(device).endpoints.push(made);
    }
  });
  return {
    encapsulate: (device, stage) => {
      const known = wrapperOf.get(stage);
      if (known?.device === device) return known.number;
      wrapperOf.set(stage, { device, number: wrapperPlans.length });
      const [source, destination] = [readAddress(stage.source), stage.destination === null ? null : readAddress(stage.destination)];
      const form = stage.destination === null ? toNextHop : destination === null ? toNobody : toStated;
      wrappers.push(tunnels.push(stage.tunnel) - 1, matches.add(stage.match), source === null ? 0 : 1, source ?? 0, form, destination ?? 0, stage.innerMtuBytes ?? noLimit);
      return wrapperPlans.push(stage) - 1;
    },
    decapsulate: (device, stage, interfaceNumber) => {
      const address = readAddress(stage.address);
      const peers = stage.peers.length === 0 ? -1 : matches.add({ sources: stage.peers });
      const limit = stage.interface === null ? -1 : interfaceNumber(stage.interface);
      const isUsable = address !== null && (stage.interface === null || limit >= 0);
      unwrappers.push(tunnels.push(stage.tunnel) - 1, isUsable ? 1 : 0, address ?? 0, peers, limit, stage.into === null ? -1 : interfaceNumber(stage.into));
      const made = unwrapperPlans.push(stage) - 1;
      endsOf(device).unwrappers.push(made);
      return made;
    },
    hasEnd: (device) => ends.has(device),
    finish: () => ({
      tunnels,
      wrappers: toWords(wrappers),
      wrapperPlans,
      unwrappers: toWords(unwrappers),
      unwrapperPlans,
      endpoints: toWords(endpoints),
      endpointPlans,
      endpointOf: buildAddressHash(ofSegment),
      segmentTunnel,
      ends: plan.devices.map((_, device) => ends.get(device) ?? null),
    }),
  };
}
