import type { ServiceRow, Stage } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import { clusterStages } from './random-cluster.ts';
import type { Draft, Place, Station } from './random-draft.ts';
import { admissions, cloudStages, edgeFirewall, filters, switchPorts } from './random-filter.ts';
import { anyAddress, oneInterface, ports } from './random-match.ts';
import { proxying, randomApplication } from './random-proxy.ts';
import { balancing, translations } from './random-translate.ts';

/** What stands between the wires of a random plan: services, filters, NAT, balancing, admission, odd sizes. */

/** Whom a static entry can name: somebody on a segment of the station's own, right or wrong. */
function nearby(draft: Draft, station: Station): readonly { readonly device: string; readonly place: Place }[] {
  const own = new Set(station.at.map((place) => place.segment));
  return draft.stations.filter((other) => other !== station && other.instances.length === 0).flatMap((other) => other.at.filter((place) => own.has(place.segment)).map((place) => ({ device: other.id, place })));
}

function oddities(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  const made: Stage[] = [];
  if (dice.in100(6)) made.push({ kind: 'fit', slot: 'fit', interface: oneInterface(draft, station, 70), because: because(station.id, 'mtu'), mtuBytes: dice.pick([1400, 1000, 576]) });
  const neighbours = nearby(draft, station);
  if (dice.in100(6) && neighbours.length > 0) {
    const { device, place } = dice.pick(neighbours);
    const address = dice.in100(50) ? dice.pick(neighbours).place.address : anyAddress(draft);
    made.push({ kind: 'resolve', slot: 'emit', interface: null, because: because(station.id, 'neighbours'), neighbours: [{ address, device, interface: place.name }] });
  }
  if (station.profile === 'internet') {
    const privateRanges = ['172.16.0.0/12', '192.168.0.0/16'];
    made.push({
      kind: 'null-route', slot: 'route', interface: null, because: because(station.id, 'private'),
      rows: [{ match: { destinations: privateRanges }, reason: 'UNROUTABLE_PRIVATE_DST' }, { match: { sources: dice.in100(20) ? ['10.0.1.0/24'] : privateRanges }, reason: 'UNROUTABLE_PRIVATE_SRC' }],
    });
  }
  return made;
}

function services(draft: Draft, station: Station): readonly ServiceRow[] {
  const { dice } = draft;
  return dice.some(ports, draft.isLayered ? 80 : 60).map((port) => ({
    protocol: port === 53 || dice.in100(15) ? 'udp' : 'tcp', port, bind: dice.in100(88) || station.at.length === 0 ? '0.0.0.0' : dice.pick(station.at).address,
    application: port === 53 || port === 22 ? { kind: 'plain' } : randomApplication(draft), because: because(station.id, `port ${port}`),
  }));
}

/** Writes what a station does; an instance of a distributed router only routes. */
export function addStages(draft: Draft, station: Station): void {
  const { builder, dice } = draft;
  if (station.instances.length > 0) return;
  const stages: readonly Stage[] = [
    ...cloudStages(draft, station), ...admissions(draft, station), ...translations(draft, station), ...clusterStages(draft, station), ...proxying(draft, station), ...balancing(draft, station),
    ...edgeFirewall(draft, station), ...filters(draft, station), ...switchPorts(draft, station), ...oddities(draft, station),
  ];
  for (const stage of stages) builder.stage(station.id, stage);
  if (dice.in100(88)) builder.services(station.id, because(station.id), services(draft, station));
}
