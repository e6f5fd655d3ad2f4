import { componentId } from '../../model/design.ts';
import type { PlanInterface } from '../../plan/plan.ts';
import { l2Tunnel } from '../../plan/tunnel.ts';
import { because } from './cloud-plan.ts';
import { hasRoom, join, switchOf, type Draft, type Lan, type SegmentDraft, type Station } from './random-draft.ts';
import { addOwnEndpoint } from './random-overlay.ts';

/**
 * Networks on more than one segment: a bridge between a logical switch and a VLAN, a pair of layer 2 concentrators with a tunnel between two sites.
 * A bridge has no address on what it joins; a concentrator sends its tunnel by an uplink of its own.
 */

interface BridgePort {
  readonly name: string;
  readonly segment: string;
  readonly virtualSwitch: string | null;
}

function anyHost(draft: Draft): string | null {
  const hypervisors = draft.stations.filter((station) => station.profile === 'hypervisor');
  return hypervisors.length === 0 ? null : draft.dice.pick(hypervisors).id;
}

/** A machine whose ports are on a logical switch runs on a host. */
function hostOf(draft: Draft, segments: readonly SegmentDraft[]): string | null {
  return segments.some((segment) => segment.overlay?.ends === 'hypervisors') || draft.dice.in100(30) ? anyHost(draft) : null;
}

function addPorts(draft: Draft, station: Station, ports: readonly BridgePort[]): void {
  const { dice, builder } = draft;
  for (const { name, segment, virtualSwitch } of ports) {
    const row: PlanInterface = { id: name, segment, addresses: [], mtuBytes: dice.in100(92) ? 1500 : dice.pick([1400, 9000]), up: !dice.in100(3), because: because(station.id, name) };
    builder.interface(station.id, virtualSwitch === null ? row : { ...row, virtualSwitch });
  }
  builder.stage(station.id, { kind: 'bridge', slot: 'receive', interface: null, because: because(station.id, 'bridge'), interfaces: ports.map((port) => port.name) });
}

function addBridge(draft: Draft, id: string, near: SegmentDraft, far: SegmentDraft): void {
  const hypervisor = hostOf(draft, [near, far]);
  const station: Station = { id, profile: 'host', at: [], hypervisor, instances: [] };
  draft.stations.push(station);
  addPorts(draft, station, [{ name: 'near', segment: near.id, virtualSwitch: switchOf(station, near) }, { name: 'far', segment: far.id, virtualSwitch: switchOf(station, far) }]);
}

function uplinkLan(draft: Draft, stretched: Lan): Lan | null {
  const { dice } = draft;
  const free = draft.lans.filter((lan) => lan.role === 'guests' && lan.form === 'broadcast' && hasRoom(lan) && (lan !== stretched || dice.in100(4)) && lan.segments.some((segment) => segment.overlay?.ends !== 'members'));
  return free.length === 0 ? null : dice.pick(free);
}

function addConcentrators(draft: Draft, id: string, stretched: Lan, ends: readonly SegmentDraft[]): boolean {
  const { dice, builder } = draft;
  const uplinks = ends.map(() => uplinkLan(draft, stretched));
  const pair = ends.map((end, side) => {
    const lan = uplinks[side];
    const segment = lan?.segments.find((candidate) => candidate.overlay?.ends !== 'members');
    if (lan === null || lan === undefined || segment === undefined) return null;
    const hypervisor = hostOf(draft, [end, segment]);
    const station: Station = { id: `${id}${side}`, profile: 'host', at: [{ name: 'uplink', lan, segment, address: join(lan) }], hypervisor, instances: [] };
    return { station, end, address: station.at[0]?.address ?? '' };
  }).filter((each) => each !== null);
  if (pair.length < 2) return false;
  const wire = `${id}-tunnel`;
  const missing = dice.in100(5) ? dice.pick(pair) : null;
  const tunnel = dice.in100(70) ? l2Tunnel() : l2Tunnel(dice.pick([0, 28, 300]));
  builder.segment({
    id: wire, component: dice.in100(50) ? componentId(wire) : null, form: dice.in100(70) ? 'point-to-point' : 'broadcast', mtuBytes: 1500, delayUs: 0, missing: { silent: true, reason: 'BRIDGE_NO_PEER' }, because: because(wire),
    overlay: { tunnel, endpoints: pair.filter((each) => each !== missing).map((each) => ({ device: each.station.id, address: each.address, because: because(each.station.id, 'uplink') })) },
  });
  for (const { station, end } of pair) {
    draft.stations.push(station);
    addOwnEndpoint(dice, station, end);
    addPorts(draft, station, [{ name: 'trunk', segment: end.id, virtualSwitch: switchOf(station, end) }, { name: 'tunnel', segment: wire, virtualSwitch: null }]);
  }
  return true;
}

/** Joins the segments of each network that lies on several; now and then nobody does. */
export function joinSegments(draft: Draft): void {
  const { dice } = draft;
  let number = 0;
  for (const lan of draft.lans) {
    for (let index = 1; index < lan.segments.length; index++) {
      const [near, far] = [lan.segments[index - 1], lan.segments[index]];
      if (near === undefined || far === undefined || dice.in100(3)) continue;
      number++;
      if (dice.in100(45) && addConcentrators(draft, `l2c${number}`, lan, [near, far])) continue;
      addBridge(draft, `bridge${number}`, near, far);
      if (dice.in100(5)) addBridge(draft, `twin${number}`, near, far);
    }
  }
}
