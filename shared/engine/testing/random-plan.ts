import { createPlanBuilder } from '../../plan/builder.ts';
import type { Plan, ProfileId } from '../../plan/plan.ts';
import { joinSegments } from './random-bridge.ts';
import { addCluster } from './random-cluster.ts';
import { devicesOf, type Draft, type Lan, type SegmentDraft } from './random-draft.ts';
import { addHypervisors, addLan, drawOverlay, drawTransport } from './random-overlay.ts';
import { addRoutes } from './random-routes.ts';
import { addStages } from './random-stages.ts';
import { addStation, connect, drawDistributed, drawStation } from './random-station.ts';
import { addTunnels } from './random-tunnel.ts';
import { chance, type Chance } from './random.ts';

/**
 * Random plans that mostly work and are wrong in the ways real ones are: routes that miss, lead in circles or come back another way, masks too wide,
 * networks twice, cables out, frames too long, hosts without an endpoint, tunnels that run through themselves. Some are plain routers and hosts;
 * in the others hosts carry guests on logical switches, bridges stretch networks, and tunnels cross what is there.
 */

/** Small networks fail in ways that can be read; one in twelve is big. */
function sizeOf(dice: Chance, isLayered: boolean): number {
  if (dice.in100(8)) return 20 + dice.below(isLayered ? 17 : 36);
  return dice.in100(40) ? 8 + dice.below(12) : 3 + dice.below(6);
}

function drawLans(dice: Chance, count: number, isLayered: boolean): readonly Lan[] {
  const lans: Lan[] = [];
  for (let index = 0; index < count; index++) {
    const twin = lans.length > 0 && dice.in100(isLayered ? 2 : 6) ? dice.pick(lans) : null;
    const third = twin === null ? index : Number(twin.base.split('.')[2]);
    const base = dice.in100(12) && twin === null ? `203.0.${third}` : (twin?.base.split('.').slice(0, 3).join('.') ?? `10.0.${third}`);
    const isHalf = dice.in100(6);
    const id = `lan${index}`;
    lans.push({ id, base: `${base}.${isHalf ? 128 : 0}`, prefixLength: isHalf ? 25 : 24, form: dice.in100(isLayered ? 6 : 15) ? 'point-to-point' : 'broadcast', role: 'guests', segments: [{ id, overlay: null }], members: 0 });
  }
  return lans;
}

const roles: readonly (readonly [ProfileId, number])[] = [['router', 37], ['host', 31], ['cloud-port', 13], ['transparent', 9], ['proxy', 10]];
const layeredRoles: readonly (readonly [ProfileId, number])[] = [['router', 16], ['edge', 14], ['host', 44], ['cloud-port', 9], ['transparent', 3], ['proxy', 14]];

function drawProfile(dice: Chance, isLayered: boolean): ProfileId {
  let left = dice.below(100);
  for (const [profile, share] of isLayered ? layeredRoles : roles) {
    if (left < share) return profile === 'router' && !isLayered && dice.in100(25) ? 'edge' : profile;
    left -= share;
  }
  return 'host';
}

function addStations(draft: Draft, count: number): void {
  const { dice, stations, isLayered } = draft;
  const first = stations.length;
  for (let index = 0; index < count && (index < 3 || stations.slice(first).flatMap(devicesOf).length < count); index++) {
    const profile = index < 2 ? 'host' : index === 2 ? 'router' : index === 3 && dice.in100(25) ? 'internet' : drawProfile(dice, isLayered);
    const id = `${profile === 'cloud-port' ? 'vm' : profile}${index}`;
    stations.push((profile === 'router' && isLayered ? drawDistributed(draft, id) : null) ?? drawStation(draft, id, profile));
  }
}

/** Where a network lies: on one wire, on a logical switch, or on several segments that something joins. */
function lay(draft: Draft, lan: Lan, number: number): void {
  const { dice } = draft;
  const hypervisors = draft.stations.filter((station) => station.profile === 'hypervisor');
  const segment = (id: string, percent: number): SegmentDraft => ({ id, overlay: dice.in100(percent) ? drawOverlay(dice, number, dice.in100(90) ? hypervisors : []) : null });
  if (lan.form === 'point-to-point') return;
  const more = dice.in100(22) ? 1 + (dice.in100(20) ? 1 : 0) : 0;
  lan.segments.splice(0, 1, segment(lan.id, hypervisors.length > 0 ? 62 : 20));
  for (let index = 0; index < more; index++) lan.segments.push(segment(`${lan.id}-${index + 2}`, 30));
}

function addLayers(draft: Draft, size: number): void {
  const { dice } = draft;
  draft.lans.push(...drawTransport(dice, size < 5 || dice.in100(60) ? 1 : 2 + (dice.in100(15) ? 1 : 0)));
  addHypervisors(draft, dice.in100(6) ? 0 : Math.min(1 + dice.below(3) + (dice.in100(35) ? 1 : 0), size));
  draft.lans.forEach((lan, number) => {
    if (lan.role === 'guests') lay(draft, lan, number);
  });
}

/** The network of a seed. */
export function randomPlan(seed: number): Plan {
  const dice = chance(seed);
  const builder = createPlanBuilder(dice.below(1000));
  const isLayered = dice.in100(65);
  const size = sizeOf(dice, isLayered);
  const lans = [...drawLans(dice, Math.max(2, Math.round(size / (2 + dice.below(2) + (isLayered ? 1 : 0)))), isLayered)];
  const draft: Draft = { dice, builder, isLayered, lans, stations: [], clusters: [] };
  if (isLayered) addLayers(draft, size);
  addStations(draft, Math.max(2, size - draft.stations.length));
  connect(draft, isLayered ? 92 : 60);
  if (isLayered) joinSegments(draft);
  if (isLayered && dice.in100(38)) addCluster(draft, 0);
  for (const lan of lans) addLan(draft, lan);
  for (const station of draft.stations) addStation(draft, station);
  for (const station of draft.stations) addRoutes(draft, station);
  for (const station of draft.stations) addStages(draft, station);
  if (isLayered) addTunnels(draft);
  return builder.finish();
}
