import { componentId } from '../../model/design.ts';
import type { PlanInterface, ProfileId } from '../../plan/plan.ts';
import { because } from './cloud-plan.ts';
import { addTunnelInterface, podSwitch } from './random-cluster.ts';
import { devicesOf, hasRoom, isThrough, join, prefixOf, type Draft, type Lan, type Place, type SegmentDraft, type Station } from './random-draft.ts';
import { addOwnEndpoint } from './random-overlay.ts';

/** Machines of a random plan: where they run, what they are plugged into, and what is wrong with a cable or a mask. */

/** Segments a machine can be plugged into: a logical switch needs a host below, a VXLAN of one's own an address to speak from. */
function open(lan: Lan, hypervisor: string | null, hasAddress: boolean): readonly SegmentDraft[] {
  return lan.segments.filter(({ overlay }) => overlay === null || (overlay.ends === 'hypervisors' ? hypervisor !== null : hasAddress));
}

function drawPlaces(draft: Draft, profile: ProfileId, hypervisor: string | null): Place[] {
  const { dice, lans } = draft;
  const through = profile === 'router' || profile === 'edge' || profile === 'transparent' || profile === 'internet';
  const wanted = through ? 2 + (dice.in100(30) ? 1 + dice.below(2) : 0) : dice.in100(15) ? 2 : 1;
  const at: Place[] = [];
  for (let index = 0; index < wanted; index++) {
    const isUnderneath = dice.in100(through ? 12 : 4);
    const free = lans.filter((lan) => hasRoom(lan) && !at.some((own) => own.lan === lan) && open(lan, hypervisor, at.length > 0).length > 0);
    const wished = free.filter((lan) => (lan.role === 'transport') === isUnderneath);
    if (free.length === 0) break;
    const lan = dice.pick(wished.length === 0 ? free : wished);
    at.push({ name: `eth${index}`, lan, segment: dice.pick(open(lan, hypervisor, at.length > 0)), address: join(lan) });
  }
  return at;
}

export function drawStation(draft: Draft, id: string, profile: ProfileId): Station {
  const { dice } = draft;
  const hypervisors = draft.stations.filter((station) => station.profile === 'hypervisor');
  const hypervisor = profile === 'internet' || hypervisors.length === 0 || dice.in100(20) ? null : dice.pick(hypervisors).id;
  const station: Station = { id, profile, at: drawPlaces(draft, profile, hypervisor), hypervisor, instances: [] };
  for (const place of station.at) addOwnEndpoint(dice, station, place.segment);
  return station;
}

/** Networks that what forwards already joins, as groups. */
function islands(draft: Draft): readonly (readonly Lan[])[] {
  const group = new Map(draft.lans.map((lan, index) => [lan, index]));
  for (const station of draft.stations.filter(isThrough)) {
    const [first, ...others] = station.at.map((own) => group.get(own.lan) ?? -1);
    for (const other of others) for (const [lan, number] of group) if (number === other && first !== undefined) group.set(lan, first);
  }
  return [...new Set(group.values())].map((number) => draft.lans.filter((lan) => group.get(lan) === number));
}

function plugIn(draft: Draft, station: Station, lan: Lan): boolean {
  const [first] = station.instances;
  // A wire has two ends, and a distributed router one for each of its instances.
  if (first !== undefined && lan.form === 'point-to-point') return false;
  const free = first === undefined ? open(lan, station.hypervisor, station.at.length > 0) : lan.segments.filter((segment) => segment.overlay?.ends !== 'members');
  // A wire has two ends: instances of a distributed router would make more.
  if (!hasRoom(lan) || (first !== undefined && lan.form !== 'broadcast') || free.length === 0 || station.at.length > 9) return false;
  const place: Place = { name: `${first === undefined ? 'eth' : 'lif'}${station.at.length}`, lan, segment: draft.dice.pick(free), address: join(lan) };
  station.at.push(place);
  addOwnEndpoint(draft.dice, station, place.segment);
  return true;
}

/** Another router, on a host where there is one, between a network that is joined and one that is not. */
function addJoint(draft: Draft, number: number, main: readonly Lan[], island: readonly Lan[]): void {
  const { dice, stations } = draft;
  const hypervisors = stations.filter((station) => station.profile === 'hypervisor');
  const joint: Station = { id: `joint${number}`, profile: 'router', at: [], hypervisor: hypervisors.length === 0 ? null : dice.pick(hypervisors).id, instances: [] };
  const isJoined = [main, island].map((lans) => [...lans].reverse().some((lan) => plugIn(draft, joint, lan)));
  if (isJoined.includes(true)) stations.push(joint);
}

/** Gives most networks that nothing leads to an interface of a router. */
export function connect(draft: Draft, percent: number): void {
  const { dice, stations } = draft;
  const routers = stations.filter((station) => isThrough(station) && station.profile !== 'internet' && station.profile !== 'transparent');
  const reach = (island: readonly Lan[]): readonly Station[] => routers.filter((router) => router.at.some((own) => island.includes(own.lan)));
  const [main = [], ...others] = [...islands(draft)].sort((a, b) => Number(reach(b).length > 0) - Number(reach(a).length > 0) || b.length - a.length);
  const joined = [...reach(main)];
  others.forEach((island, number) => {
    const entry = island.filter((lan) => lan.members > 0);
    if (entry.length === 0 || !dice.in100(percent)) return;
    const pairs = joined.flatMap((router) => entry.map((lan) => ({ router, lan })));
    const start = pairs.length === 0 ? 0 : dice.below(pairs.length);
    const isJoined = [...pairs.slice(start), ...pairs.slice(0, start)].some(({ router, lan }) => plugIn(draft, router, lan));
    if (isJoined) joined.push(...reach(island));
    else addJoint(draft, number, main, entry);
  });
}

/** A router with an instance on each host, or on all but one; null where it would have nothing to route between. */
export function drawDistributed(draft: Draft, id: string): Station | null {
  const { dice, lans } = draft;
  const hypervisors = draft.stations.filter((station) => station.profile === 'hypervisor');
  const hosts = hypervisors.length > 1 && dice.in100(12) ? hypervisors.slice(1) : hypervisors;
  if (hosts.length === 0 || !dice.in100(60)) return null;
  const fitting = lans.filter((lan) => lan.role === 'guests' && lan.form === 'broadcast' && lan.segments.some(({ overlay }) => overlay?.ends === 'hypervisors' || (overlay === null && dice.in100(60))));
  const taken = dice.some(fitting, 70).slice(0, 3);
  if (taken.length < 2) return null;
  const at = taken.flatMap((lan, index): readonly Place[] => {
    const segments = lan.segments.filter((segment) => segment.overlay?.ends !== 'members');
    return segments.length === 0 ? [] : [{ name: `lif${index}`, lan, segment: dice.pick(segments), address: join(lan) }];
  });
  const designated = dice.in100(90) ? dice.pick(hosts).id : null;
  const instances = hosts.map((host) => ({ device: `${id}@${host.id}`, hypervisor: host.id, isDesignated: host.id === designated }));
  return { id, profile: 'router', at, hypervisor: null, instances };
}

/** A few interfaces of edges check otherwise than their device. Goes by the address: a throw would change every other network. */
function ownReversePath(station: Station, own: Place): 'off' | 'loose' | 'strict' | null {
  const last = Number(own.address.split('.')[3]);
  if (station.profile !== 'edge') return null;
  return last % 16 === 3 ? 'loose' : last % 16 === 5 ? 'strict' : last % 16 === 7 ? 'off' : null;
}

function interfaceRow(draft: Draft, station: Station, own: Place, virtualSwitch: string | null): PlanInterface {
  const { dice } = draft;
  const isOuter = station.profile === 'hypervisor' || own.lan.role === 'transport';
  const row: PlanInterface = {
    id: own.name, segment: dice.in100(1) ? null : own.segment.id,
    addresses: station.profile === 'internet' || (dice.in100(draft.isLayered ? 1 : 2) && !isOuter) ? [] : [{ address: own.address, prefixLength: dice.in100(4) ? 16 : Number(prefixOf(own.lan).split('/')[1]) }],
    mtuBytes: isOuter ? (dice.in100(90) ? 9000 : 1500) : dice.in100(92) ? 1500 : dice.pick([1400, 1280, 600]), up: !dice.in100(draft.isLayered ? (isThrough(station) || isOuter ? 1 : 2) : 3), because: because(station.id, own.name),
  };
  const mode = ownReversePath(station, own);
  const checked = mode === null ? row : { ...row, reversePath: mode };
  return virtualSwitch === null ? checked : { ...checked, virtualSwitch };
}

function reversePath(draft: Draft, station: Station): 'off' | 'strict' | 'loose' {
  const { dice } = draft;
  if (station.profile === 'edge') return dice.pick(['off', 'loose', 'strict', 'strict'] as const);
  return dice.in100(10) ? dice.pick(['strict', 'loose'] as const) : 'off';
}

/** Writes the devices of a station with their interfaces. */
export function addStation(draft: Draft, station: Station): void {
  const { dice, builder } = draft;
  const { id, profile } = station;
  const ttlCost = profile === 'internet' ? 13 : profile === 'transparent' ? 0 : dice.in100(4) ? 3 : 1;
  const seed = { component: componentId(id), profile, ttlCost, reversePath: reversePath(draft, station) };
  if (profile === 'internet') builder.internet(id);
  for (const device of devicesOf(station)) {
    const instance = station.instances.find((each) => each.device === device);
    const host = instance?.hypervisor ?? station.hypervisor;
    builder.device({
      id: device, ...seed, ...(host === null ? {} : { host: componentId(host) }), ...(instance === undefined ? {} : { distributed: { isDesignated: instance.isDesignated } }),
    });
    for (const own of station.at) builder.interface(device, interfaceRow(draft, station, own, instance?.hypervisor ?? podSwitch(station, own)));
  }
  addTunnelInterface(draft, station);
}
