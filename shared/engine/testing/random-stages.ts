import { componentId } from '../../model/design.ts';
import type { FilterAction, FilterRow, FilterStage, Match, ServiceRow, Stage, TranslateRow } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import type { Draft, Station } from './random-plan.ts';
import { proxying, randomApplication } from './random-proxy.ts';
import type { Chance } from './random.ts';

/** What stands between the wires of a random plan: services, filters, NAT, balancing, admission, odd sizes. */

const publicAddress = '198.51.100.7';
export const ports = [22, 53, 80, 8080] as const;

export function anyAddress(draft: Draft): string {
  const { dice } = draft;
  const owned = draft.stations.flatMap((station) => station.at.map((own) => own.address));
  if (dice.in100(4)) return publicAddress;
  return dice.pick(owned);
}

function somePrefix(draft: Draft): string {
  const { dice } = draft;
  const lan = dice.pick(draft.lans);
  return dice.in100(40) ? `${anyAddress(draft)}/32` : dice.in100(15) ? '0.0.0.0/0' : `${lan.base}/${lan.prefixLength}`;
}

export function randomMatch(draft: Draft): Match {
  const { dice } = draft;
  const protocol = dice.in100(45) ? dice.pick([1, 6, 17]) : undefined;
  return {
    ...(dice.in100(40) ? { sources: Array.from({ length: 1 + dice.below(2) }, () => somePrefix(draft)) } : {}),
    ...(dice.in100(40) ? { destinations: [somePrefix(draft)] } : {}),
    ...(protocol === undefined ? {} : { protocol }),
    ...(protocol !== undefined && protocol !== 1 && dice.in100(40) ? { destinationPorts: [portRange(dice)] } : {}),
    ...(protocol === 1 && dice.in100(30) ? { icmpTypes: [[dice.pick([0, 3, 8, 11]), 11] as const] } : {}),
  };
}

function portRange(dice: Chance): readonly [number, number] {
  const first = dice.pick(ports);
  return dice.in100(30) ? [first, first + 100] : [first, first];
}

function rows(draft: Draft, id: string, table: string, actions: readonly FilterAction[]): readonly FilterRow[] {
  return Array.from({ length: 1 + draft.dice.below(3) }, (_, index) => ({
    match: randomMatch(draft), action: draft.dice.pick(actions), because: because(id, `${table} ${index + 1}`, `/${table}/${index}`),
    ...(draft.dice.in100(10) ? { reason: 'SECURITY_GROUP_DENY' } : {}),
  }));
}

function oneInterface(draft: Draft, station: Station, percent: number): string | null {
  return station.at.length > 0 && draft.dice.in100(percent) ? draft.dice.pick(station.at).name : null;
}

function filters(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  return Array.from({ length: dice.in100(25) ? 1 + dice.below(2) : 0 }, (_, index): FilterStage => {
    const table = `table${index}`;
    const slot = dice.pick(['ingress-filter', 'forward-filter', 'egress-filter'] as const);
    return {
      kind: 'filter', slot, interface: oneInterface(draft, station, 40),
      because: because(station.id, table), table, stateful: dice.in100(60), view: dice.in100(25) ? 'original' : 'current',
      rows: rows(draft, station.id, table, ['permit', 'permit', 'deny', 'reject']), defaultAction: dice.in100(75) ? 'permit' : dice.pick(['deny', 'reject'] as const),
      reason: 'FIREWALL_RULE_DENY',
    };
  });
}

function cloudStages(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  const [own] = station.at;
  if (station.profile !== 'cloud-port' || own === undefined) return [];
  const group = { kind: 'filter', interface: own.name, because: because(station.id, 'group'), table: 'security-groups', stateful: true, view: 'current', defaultAction: 'deny' } as const;
  return [
    { kind: 'session', slot: 'session', interface: null, because: because(station.id) },
    ...(dice.in100(70) ? [{ kind: 'admit', slot: 'egress-filter', interface: own.name, because: because(station.id, 'portSecurity'), rows: [{ sources: [`${own.address}/32`] }], reason: 'SPOOF_BLOCKED' } as const] : []),
    { ...group, slot: 'ingress-filter', reason: 'SG_INGRESS_NO_MATCH', rows: rows(draft, station.id, 'in', ['permit']) },
    { ...group, slot: 'egress-filter', reason: 'SG_EGRESS_NO_MATCH', rows: dice.in100(80) ? [{ match: {}, action: 'permit', because: because(station.id, 'out any') }] : rows(draft, station.id, 'out', ['permit']) },
  ];
}

function admissions(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  // A proxy that is down asks its members nevertheless: its own admission stops no monitor. Not in here.
  if (station.profile === 'proxy' || !dice.in100(5)) return [];
  const slot = dice.pick(['receive', 'egress-filter', 'emit'] as const);
  return [{ kind: 'admit', slot, interface: oneInterface(draft, station, 50), because: because(station.id, 'admission'), rows: dice.in100(50) ? [] : [randomMatch(draft)], reason: dice.pick(['INSTANCE_DOWN', 'IG_RESTARTING']) }];
}

function destinationRow(draft: Draft, station: Station, index: number): TranslateRow {
  const { dice } = draft;
  const called = dice.in100(35) ? publicAddress : dice.pick(station.at).address;
  const isPort = dice.in100(50);
  return {
    match: { destinations: [called], ...(isPort ? { protocol: dice.pick([6, 17]), destinationPorts: [portRange(dice)] } : {}) },
    addresses: Array.from({ length: dice.in100(3) ? 0 : dice.in100(15) ? 2 : 1 }, () => anyAddress(draft)), port: isPort && dice.in100(50) ? dice.pick(ports) : null,
    because: because(station.id, `dnat ${index}`),
  };
}

function translations(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  if (station.at.length === 0 || (station.profile !== 'router' && station.profile !== 'transparent')) return [];
  const made: Stage[] = [];
  if (station.profile === 'transparent' || dice.in100(5)) made.push(...pair(draft, station));
  if (dice.in100(24)) {
    made.push({
      kind: 'destination-translate', slot: 'destination-translate', interface: oneInterface(draft, station, 40), because: because(station.id, 'dnat'), stateless: false,
      rows: Array.from({ length: 1 + dice.below(2) }, (_, index) => destinationRow(draft, station, index)),
    });
  }
  if (dice.in100(20)) {
    const out = dice.pick(station.at);
    made.push({
      kind: 'source-translate', slot: 'source-translate', interface: dice.in100(80) ? out.name : null, because: because(station.id, 'snat'), stateless: false,
      ports: dice.in100(80) ? 'keep-if-free' : 'keep',
      rows: [{ match: dice.in100(60) ? { sources: [somePrefix(draft)] } : {}, addresses: [out.address], port: null, because: because(station.id, 'masquerade') }],
    });
  }
  if (dice.in100(4)) made.push({ kind: 'session', slot: 'session', interface: null, because: because(station.id, 'conntrack') });
  return made;
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

function balancing(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  if (station.profile !== 'router' || !dice.in100(6)) return [];
  const servers = dice.some(draft.stations.filter((other) => other.at.length > 0), 20).slice(0, 3);
  return [{
    kind: 'balance', slot: 'balance', interface: null, because: because(station.id, 'service'), match: { destinations: [publicAddress], ...(dice.in100(50) ? { protocol: 6 } : {}) },
    backends: servers.map((server) => ({ component: componentId(server.id), address: dice.pick(server.at).address, port: dice.in100(50) ? dice.pick(ports) : null, because: because(station.id, `to ${server.id}`) })),
    empty: { action: dice.pick(['deny', 'reject'] as const), reason: 'SERVICE_NO_ENDPOINTS' },
  }];
}

function oddities(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  const made: Stage[] = [];
  if (dice.in100(6)) made.push({ kind: 'fit', slot: 'fit', interface: oneInterface(draft, station, 70), because: because(station.id, 'mtu'), mtuBytes: dice.pick([1400, 1000, 576]) });
  if (dice.in100(4)) {
    const other = dice.pick(draft.stations.filter((candidate) => candidate.at.length > 0));
    made.push({ kind: 'resolve', slot: 'emit', interface: null, because: because(station.id, 'neighbours'), neighbours: [{ address: anyAddress(draft), device: other.id, interface: dice.pick(other.at).name }] });
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
  return dice.some(ports, 60).map((port) => ({
    protocol: port === 53 || dice.in100(15) ? 'udp' : 'tcp', port, bind: dice.in100(88) || station.at.length === 0 ? '0.0.0.0' : dice.pick(station.at).address,
    application: port === 53 || port === 22 ? { kind: 'plain' } : randomApplication(draft), because: because(station.id, `port ${port}`),
  }));
}

/** Open: how a device's own reset is translated back when it rejects a packet that carries an address of its source NAT (forwarding.md 2, 9). Silence there. */
function withoutReset(stage: Stage): Stage {
  if (stage.kind !== 'filter' || stage.slot === 'forward-filter') return stage;
  const quiet = (action: FilterAction): FilterAction => (action === 'reject' ? 'deny' : action);
  return { ...stage, defaultAction: quiet(stage.defaultAction), rows: stage.rows.map((row) => ({ ...row, action: quiet(row.action) })) };
}

function tracks(stage: Stage): boolean {
  if (stage.kind === 'filter') return stage.stateful;
  if (stage.kind === 'destination-translate' || stage.kind === 'source-translate') return !stage.stateless;
  return stage.kind === 'session' || stage.kind === 'balance';
}

export function addStages(draft: Draft, station: Station): void {
  const { builder } = draft;
  const stages: readonly Stage[] = [...cloudStages(draft, station), ...admissions(draft, station), ...translations(draft, station), ...proxying(draft, station), ...balancing(draft, station), ...filters(draft, station), ...oddities(draft, station)];
  // Open: how a device that tracks connections sees the packets of its own fixed pair (plan.ts, `stateless`). A pair stands alone, as in a floating IP.
  const hasNat = stages.some((stage) => stage.kind === 'source-translate' && !stage.stateless);
  const hasPair = stages.some((stage) => stage.kind === 'destination-translate' && stage.stateless);
  const kept = hasPair ? stages.filter((each) => !tracks(each)) : stages;
  for (const stage of kept) builder.stage(station.id, hasNat ? withoutReset(stage) : stage);
  if (draft.dice.in100(88)) builder.services(station.id, because(station.id), services(draft, station));
}
