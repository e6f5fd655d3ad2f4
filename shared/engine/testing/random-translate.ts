import { componentId } from '../../model/design.ts';
import type { Stage, TranslateRow } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import type { Draft, Station } from './random-draft.ts';
import { anyAddress, oneInterface, portRange, ports, publicAddress, randomPlace, somePrefix } from './random-match.ts';

/** NAT and balancing of a random plan. */

function destinationRow(draft: Draft, station: Station, index: number): TranslateRow {
  const { dice } = draft;
  const called = dice.in100(35) ? publicAddress : dice.pick(station.at).address;
  const isPort = dice.in100(50);
  return {
    match: { ...randomPlace(draft, station, 14), destinations: [called], ...(isPort ? { protocol: dice.pick([6, 17]), destinationPorts: [portRange(dice)] } : {}) },
    addresses: Array.from({ length: dice.in100(3) ? 0 : dice.in100(15) ? 2 : 1 }, () => anyAddress(draft)), port: isPort && dice.in100(50) ? dice.pick(ports) : null,
    because: because(station.id, `dnat ${index}`),
  };
}

/** A fixed pair of addresses, as a floating IP is. */
function pair(draft: Draft, station: Station): readonly Stage[] {
  const [outside] = station.at;
  if (outside === undefined || !draft.dice.in100(70)) return [];
  const fixed = anyAddress(draft);
  const side = { interface: outside.name, because: because(station.id, 'pair'), stateless: true } as const;
  return [
    { ...side, kind: 'destination-translate', slot: 'destination-translate', rows: [{ match: { destinations: [outside.address] }, addresses: [fixed], port: null, because: because(station.id, 'in') }] },
    { ...side, kind: 'source-translate', slot: 'source-translate', ports: 'keep', rows: [{ match: { sources: [fixed] }, addresses: [outside.address], port: null, because: because(station.id, 'out') }] },
  ];
}

function masquerade(draft: Draft, station: Station): Stage {
  const { dice } = draft;
  const out = dice.pick(station.at);
  const row: TranslateRow = {
    match: { ...(dice.in100(60) ? { sources: [somePrefix(draft)] } : {}), ...randomPlace(draft, station, 14) }, addresses: [out.address], port: null, because: because(station.id, 'masquerade'),
    ...(dice.in100(15) ? { original: { destinations: [dice.in100(50) ? publicAddress : somePrefix(draft)] } } : {}),
  };
  return {
    kind: 'source-translate', slot: 'source-translate', interface: dice.in100(80) ? out.name : null, because: because(station.id, 'snat'), stateless: false,
    ports: dice.in100(80) ? 'keep-if-free' : 'keep', rows: [row],
  };
}

export function translations(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  if (station.at.length === 0 || (station.profile !== 'router' && station.profile !== 'edge' && station.profile !== 'transparent')) return [];
  const percent = station.profile === 'edge' ? 45 : draft.isLayered ? 12 : 24;
  const made: Stage[] = [];
  if (station.profile === 'transparent' || dice.in100(5)) made.push(...pair(draft, station));
  if (dice.in100(percent)) {
    made.push({
      kind: 'destination-translate', slot: 'destination-translate', interface: oneInterface(draft, station, 40), because: because(station.id, 'dnat'), stateless: false,
      rows: Array.from({ length: 1 + dice.below(2) }, (_, index) => destinationRow(draft, station, index)),
    });
  }
  if (dice.in100(percent)) made.push(masquerade(draft, station));
  if (dice.in100(4)) made.push({ kind: 'session', slot: 'session', interface: null, because: because(station.id, 'conntrack') });
  return made;
}

export function balancing(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  if ((station.profile !== 'router' && station.profile !== 'edge') || !dice.in100(11)) return [];
  const servers = dice.some(draft.stations.filter((other) => other.at.length > 0), 20).slice(0, 3);
  return [{
    kind: 'balance', slot: 'balance', interface: null, because: because(station.id, 'service'), match: { destinations: [publicAddress], ...(dice.in100(50) ? { protocol: 6 } : {}) },
    ...(dice.in100(50) ? { method: dice.pick(['source', 'round-robin'] as const) } : {}),
    ...(dice.in100(50) ? { balancesOwn: true } as const : {}),
    backends: servers.map((server) => ({ component: componentId(server.id), address: dice.pick(server.at).address, port: dice.in100(50) ? dice.pick(ports) : null, because: because(station.id, `to ${server.id}`) })),
    empty: { action: dice.pick(['deny', 'reject'] as const), reason: dice.in100(80) ? 'SERVICE_NO_ENDPOINTS' : 'INSUFFICIENT_CONFIG' },
  }];
}
