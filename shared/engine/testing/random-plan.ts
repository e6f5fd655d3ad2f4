import { componentId } from '../../model/design.ts';
import { createPlanBuilder, type PlanBuilder } from '../../plan/builder.ts';
import type { Plan, PlanInterface, ProfileId } from '../../plan/plan.ts';
import type { RouteRow } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import { addStages } from './random-stages.ts';
import { chance, type Chance } from './random.ts';

/**
 * Random plans that mostly work and are wrong in the ways real ones are: routes that miss, lead in circles or come back another way, masks
 * too wide, networks twice, cables out, frames too long. Bridges and tunnels are not in here: no stage of theirs runs yet.
 */

export interface Lan {
  readonly id: string;
  readonly base: string;
  readonly prefixLength: number;
  readonly form: 'broadcast' | 'point-to-point';
  members: number;
}

export interface Station {
  readonly id: string;
  readonly profile: ProfileId;
  readonly at: { readonly name: string; readonly lan: Lan; readonly address: string }[];
}

export interface Draft {
  readonly dice: Chance;
  readonly builder: PlanBuilder & { readonly finish: () => Plan };
  readonly lans: readonly Lan[];
  readonly stations: readonly Station[];
}

/** Small networks fail in ways that can be read; one in twelve is big. */
function sizeOf(dice: Chance): number {
  if (dice.in100(8)) return 20 + dice.below(41);
  return dice.in100(40) ? 8 + dice.below(12) : 3 + dice.below(6);
}

function drawLans(dice: Chance, count: number): readonly Lan[] {
  const lans: Lan[] = [];
  for (let index = 0; index < count; index++) {
    const twin = lans.length > 0 && dice.in100(6) ? dice.pick(lans) : null;
    const third = twin === null ? index : Number(twin.base.split('.')[2]);
    const base = dice.in100(12) && twin === null ? `203.0.${third}` : (twin?.base.split('.').slice(0, 3).join('.') ?? `10.0.${third}`);
    const isHalf = dice.in100(6);
    lans.push({ id: `lan${index}`, base: `${base}.${isHalf ? 128 : 0}`, prefixLength: isHalf ? 25 : 24, form: dice.in100(15) ? 'point-to-point' : 'broadcast', members: 0 });
  }
  return lans;
}

function addLan(dice: Chance, builder: PlanBuilder, lan: Lan): void {
  const mtuBytes = dice.in100(85) ? 1500 : dice.pick([1400, 1280, 600, 9000]);
  builder.segment({
    id: lan.id, component: componentId(lan.id), form: lan.form, mtuBytes, delayUs: 50,
    missing: { silent: dice.in100(15), reason: 'NEIGHBOR_UNREACHABLE' }, because: because(lan.id),
  });
}

function hasRoom(lan: Lan): boolean {
  return lan.form === 'broadcast' ? lan.members < 90 : lan.members < 2;
}

/** The next address of a network. */
function join(lan: Lan): string {
  lan.members++;
  const [a, b, c, d] = lan.base.split('.');
  return `${a}.${b}.${c}.${Number(d) + lan.members}`;
}

const roles: readonly (readonly [ProfileId, number])[] = [['router', 37], ['host', 31], ['cloud-port', 13], ['transparent', 9], ['proxy', 10]];

function drawProfile(dice: Chance): ProfileId {
  let left = dice.below(100);
  for (const [profile, share] of roles) {
    if (left < share) return profile;
    left -= share;
  }
  return 'host';
}

function drawStation(dice: Chance, id: string, profile: ProfileId, lans: readonly Lan[]): Station {
  const isThrough = profile === 'router' || profile === 'transparent' || profile === 'internet';
  const wanted = isThrough ? 2 + (dice.in100(30) ? 1 + dice.below(2) : 0) : dice.in100(15) ? 2 : 1;
  const at: Station['at'] = [];
  for (let index = 0; index < wanted; index++) {
    const free = lans.filter((lan) => hasRoom(lan) && !at.some((own) => own.lan === lan));
    if (free.length === 0) break;
    const lan = dice.pick(free);
    at.push({ name: `eth${index}`, lan, address: join(lan) });
  }
  return { id, profile, at };
}

function addStation(dice: Chance, builder: PlanBuilder, station: Station): void {
  const { id, profile } = station;
  const ttlCost = profile === 'internet' ? 13 : profile === 'transparent' ? 0 : dice.in100(4) ? 3 : 1;
  const reversePath = dice.in100(10) ? dice.pick(['strict', 'loose'] as const) : 'off';
  builder.device({ id, component: componentId(id), profile, ttlCost, reversePath });
  if (profile === 'internet') builder.internet(id);
  for (const own of station.at) {
    const isWide = dice.in100(4);
    const row: PlanInterface = {
      id: own.name, segment: dice.in100(1) ? null : own.lan.id,
      addresses: profile === 'internet' || dice.in100(2) ? [] : [{ address: own.address, prefixLength: isWide ? 16 : own.lan.prefixLength }],
      mtuBytes: dice.in100(92) ? 1500 : dice.pick([1400, 1280, 600]), up: !dice.in100(3), because: because(id, own.name),
    };
    builder.interface(id, row);
  }
}

/** First hops towards each network from a station's own networks, by breadth-first search over what forwards. */
function nextHops(draft: Draft, from: Station, target: Lan): readonly { readonly name: string; readonly via: string }[] {
  const through = draft.stations.filter((station) => station !== from && (station.profile === 'router' || station.profile === 'transparent' || station.profile === 'internet'));
  const distance = new Map<Lan, number>([[target, 0]]);
  for (let round = 0; round < through.length; round++) {
    for (const station of through) {
      const near = Math.min(...station.at.map((own) => distance.get(own.lan) ?? Infinity));
      for (const own of station.at) if ((distance.get(own.lan) ?? Infinity) > near + 1) distance.set(own.lan, near + 1);
    }
  }
  const options = from.at.flatMap((own) =>
    through.flatMap((station) => station.at.filter((other) => other.lan === own.lan).map((other) => {
      const beyond = Math.min(...station.at.filter((more) => more !== other).map((more) => distance.get(more.lan) ?? Infinity));
      return { name: own.name, via: other.address, cost: beyond };
    })),
  );
  const best = Math.min(...options.map((option) => option.cost));
  return best === Infinity ? [] : options.filter((option) => option.cost === best);
}

function routeRow(draft: Draft, station: Station, row: Partial<RouteRow> & { readonly destination: string }): RouteRow {
  const { dice } = draft;
  const label = `${row.destination}${row.from === undefined ? '' : ` from ${row.from}`} ${row.type ?? 'unicast'} ${row.interface ?? ''} ${row.via ?? ''}`.trim();
  return {
    type: 'unicast', interface: null, via: null, distance: dice.in100(6) ? dice.below(3) : 0, metric: dice.in100(6) ? dice.below(3) : 0,
    because: because(station.id, label), ...row,
  };
}

function prefixOf(lan: Lan): string {
  return `${lan.base}/${lan.prefixLength}`;
}

/** Rows a careless person would add: another way for some sources, a hole, a wrong neighbour, a default that leads back. */
function strayRow(draft: Draft, station: Station): RouteRow | null {
  const { dice } = draft;
  const lan = dice.pick(draft.lans);
  const own = dice.pick(station.at);
  const near = draft.stations.flatMap((other) => (other === station ? [] : other.at.filter((more) => more.lan === own.lan)));
  const via = near.length === 0 ? null : dice.pick(near).address;
  const destination = dice.pick([prefixOf(lan), '0.0.0.0/0', '10.0.0.0/16', `${lan.base}/25`]);
  if (dice.in100(25)) return routeRow(draft, station, { destination, type: dice.pick(['blackhole', 'unreachable', 'prohibit'] as const) });
  const from = dice.in100(40) ? { from: prefixOf(dice.pick(draft.lans)) } : {};
  return routeRow(draft, station, { destination, interface: own.name, via, ...from });
}

function addRoutes(draft: Draft, station: Station): void {
  const { dice, builder } = draft;
  const rows: RouteRow[] = [];
  for (const own of station.at) if (!dice.in100(3)) rows.push(routeRow(draft, station, { destination: prefixOf(own.lan), interface: own.name }));
  const isThrough = station.profile === 'router' || station.profile === 'transparent' || station.profile === 'internet';
  for (const lan of isThrough ? draft.lans : []) {
    if (station.at.some((own) => own.lan === lan) || dice.in100(8)) continue;
    const ways = nextHops(draft, station, lan);
    const taken = dice.in100(35) ? ways.slice(0, 3) : ways.slice(0, 1);
    // Mostly equal, so that flows are spread; else one is preferred by distance or by metric, which may disagree.
    const isRanked = dice.in100(30);
    const rank = (): { readonly distance: number; readonly metric: number } => ({ distance: isRanked ? dice.below(3) : 0, metric: isRanked ? dice.below(3) : 0 });
    for (const way of taken) rows.push(routeRow(draft, station, { destination: prefixOf(lan), interface: way.name, via: way.via, ...rank() }));
  }
  if (!isThrough || dice.in100(20)) {
    const gates = station.at.flatMap((own) => draft.stations.flatMap((other) =>
      other !== station && (other.profile === 'router' || other.profile === 'transparent') ? other.at.filter((more) => more.lan === own.lan).map((more) => ({ name: own.name, via: more.address })) : []));
    if (gates.length > 0 && !dice.in100(5)) {
      const gate = dice.pick(gates);
      rows.push(routeRow(draft, station, { destination: '0.0.0.0/0', interface: gate.name, via: gate.via }));
    }
  }
  if (station.at.length > 0 && dice.in100(15)) {
    const stray = strayRow(draft, station);
    if (stray !== null) rows.push(stray);
  }
  builder.routes(station.id, rows);
}

/** The network of a seed. */
export function randomPlan(seed: number): Plan {
  const dice = chance(seed);
  const builder = createPlanBuilder(dice.below(1000));
  const size = sizeOf(dice);
  const lans = drawLans(dice, Math.max(2, Math.round(size / (2 + dice.below(2)))));
  const stations: Station[] = [];
  for (let index = 0; index < size; index++) {
    const profile = index < 2 ? 'host' : index === 2 ? 'router' : index === 3 && dice.in100(25) ? 'internet' : drawProfile(dice);
    stations.push(drawStation(dice, `${profile === 'cloud-port' ? 'vm' : profile}${index}`, profile, lans));
  }
  const draft: Draft = { dice, builder, lans, stations };
  for (const lan of lans) addLan(dice, builder, lan);
  for (const station of stations) addStation(dice, builder, station);
  for (const station of stations) addRoutes(draft, station);
  for (const station of stations) addStages(draft, station);
  return builder.finish();
}
