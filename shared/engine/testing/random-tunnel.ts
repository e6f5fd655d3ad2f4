import { parseIpv4 } from '../../net/address.ts';
import type { EncapsulateStage, RouteRow, Stage } from '../../plan/stage.ts';
import { ipInIp, ipsec, type Tunnel } from '../../plan/tunnel.ts';
import { because } from './cloud-plan.ts';
import { chance } from './random.ts';
import { isThrough, prefixOf, type Draft, type Lan, type Place, type Station } from './random-draft.ts';
import { nextHops } from './random-routes.ts';

/** Tunnels between two routers, wherever they stand: IPsec by policy, IP-in-IP by route. One end may have forgotten the other. */

interface End {
  readonly station: Station;
  /** The address the tunnel speaks from. */
  readonly place: Place;
  readonly behind: readonly Lan[];
}

function endOf(draft: Draft, station: Station): End | null {
  const place = station.at[0];
  const behind = station.at.slice(1).map((own) => own.lan);
  return place === undefined || behind.length === 0 || draft.clusters.some((cluster) => cluster.nodes.some((node) => node.station === station)) ? null : { station, place, behind };
}

function egressTowards(draft: Draft, from: Station, to: Place): string | null {
  return from.at.find((own) => own.lan === to.lan)?.name ?? nextHops(draft, from, to.lan)[0]?.name ?? null;
}

function selectors(draft: Draft, lans: readonly Lan[]): readonly string[] {
  return draft.dice.in100(8) ? ['10.0.0.0/9'] : lans.map(prefixOf);
}

function accepted(draft: Draft, from: End): readonly string[] {
  const { dice } = draft;
  return dice.in100(10) ? [] : dice.in100(6) ? ['10.0.0.250'] : [from.place.address];
}

/** What a stage knows of what fits in. Thrown with dice of its own, so that the rest of the network does not depend on it. */
function innerLimit({ place }: End, number: number): Partial<Pick<EncapsulateStage, 'innerMtuBytes'>> {
  const dice = chance((parseIpv4(place.address) ?? 0) + number);
  return dice.in100(40) ? { innerMtuBytes: dice.pick([500, 1300, 1400, 1438, 1500]) } : {};
}

function policyTunnel(draft: Draft, near: End, far: End, number: number): void {
  const { dice, builder } = draft;
  const tunnel = ipsec(dice.pick(['aes-cbc-sha1', 'aes-gcm'] as const), dice.in100(60));
  const only = dice.in100(40);
  for (const [own, other] of [[near, far], [far, near]] as const) {
    if (dice.in100(5)) continue;
    const { id } = own.station;
    const out: Stage = {
      kind: 'encapsulate', slot: 'encapsulate', interface: only ? egressTowards(draft, own.station, other.place) : null, because: because(id, `ipsec${number} to ${other.station.id}`),
      match: { sources: selectors(draft, own.behind), destinations: selectors(draft, other.behind) }, tunnel, source: own.place.address, destination: other.place.address,
      ...innerLimit(own, number),
    };
    builder.stage(id, out);
    builder.stage(id, { kind: 'decapsulate', slot: 'decapsulate', interface: null, because: because(id, `ipsec${number} from ${other.station.id}`), tunnel, address: own.place.address, peers: accepted(draft, other), into: null });
  }
}

function tunnelRow(id: string, destination: string, name: string, via: string | null): RouteRow {
  return { destination, type: 'unicast', interface: name, via, distance: 0, metric: 0, because: because(id, `${destination} ${name}`) };
}

/** Longer prefixes than the network's win against the way without a tunnel; one for the other end itself runs in circles. */
function routedTunnel(draft: Draft, near: End, far: End, number: number): void {
  const { dice, builder } = draft;
  const tunnel: Tunnel = dice.in100(60) ? ipInIp() : { ...ipInIp(), ttl: dice.pick([64, 255]), dontFragment: dice.pick(['set', 'clear', 'copy'] as const) };
  const name = `ipip${number}`;
  for (const [own, other] of [[near, far], [far, near]] as const) {
    if (dice.in100(6)) continue;
    const { id } = own.station;
    const byHop = dice.in100(40);
    builder.interface(id, { id: name, segment: null, addresses: [], mtuBytes: dice.in100(70) ? 1480 : dice.pick([1500, 1400]), up: !dice.in100(3), because: because(id, name) });
    builder.stage(id, { kind: 'encapsulate', slot: 'encapsulate', interface: name, because: because(id, name), match: {}, tunnel, source: own.place.address, destination: byHop ? null : other.place.address, ...innerLimit(own, number) });
    builder.stage(id, { kind: 'decapsulate', slot: 'decapsulate', interface: null, because: because(id, `${name} in`), tunnel, address: own.place.address, peers: accepted(draft, other), into: dice.in100(85) ? name : null });
    const via = byHop && !dice.in100(5) ? other.place.address : null;
    const halves = other.behind.flatMap((lan) => [`${lan.base}/25`, ...(lan.prefixLength === 24 ? [`${lan.base.replace(/\.0$/, '.128')}/25`] : [])]);
    builder.routes(id, halves.map((half) => tunnelRow(id, half, name, via)));
    if (dice.in100(4)) builder.routes(id, [tunnelRow(id, `${other.place.address}/32`, name, via)]);
  }
}

/** Tunnels between pairs of routers. */
export function addTunnels(draft: Draft): void {
  const { dice } = draft;
  const ends = draft.stations.filter((station) => isThrough(station) && station.profile !== 'internet' && station.instances.length === 0).map((station) => endOf(draft, station)).filter((end) => end !== null);
  const wanted = ends.length < 2 ? 0 : dice.in100(50) ? 1 + dice.below(3) : 0;
  for (let number = 0; number < wanted; number++) {
    const near = dice.pick(ends);
    const far = dice.pick(ends.filter((end) => end !== near));
    if (dice.in100(60)) policyTunnel(draft, near, far, number);
    else routedTunnel(draft, near, far, number);
  }
}
