import type { FilterAction, FilterRow, FilterStage, Match, Stage } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import { switchOf, type Draft, type Place, type Station } from './random-draft.ts';
import { oneInterface, randomMatch, randomPlace, somePrefix } from './random-match.ts';

/** Filters and admissions of a random plan: tables of machines, groups of cloud ports, edges, and the ports of virtual switches. */

/** Who forbids names what; who permits may permit everything. */
function matchFor(draft: Draft, station: Station, action: FilterAction): Match {
  const drawn = { ...randomMatch(draft), ...randomPlace(draft, station, action === 'permit' ? 7 : 25) };
  return action === 'permit' || draft.dice.in100(15) ? drawn : { ...randomMatch(draft), ...drawn, ...(draft.dice.in100(60) ? { destinations: [somePrefix(draft)] } : {}) };
}

function rows(draft: Draft, station: Station, table: string, actions: readonly FilterAction[]): readonly FilterRow[] {
  const { dice } = draft;
  const { id } = station;
  return Array.from({ length: 1 + dice.below(3) }, (_, index) => {
    const action = dice.pick(actions);
    return {
      match: matchFor(draft, station, action), action, because: because(id, `${table} ${index + 1}`, `/${table}/${index}`),
      ...(dice.in100(10) ? { reason: 'SECURITY_GROUP_DENY' } : {}),
      ...(dice.in100(12) ? { view: dice.pick(['original', 'current'] as const) } : {}),
    };
  });
}

export function filters(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  return Array.from({ length: dice.in100(draft.isLayered ? 15 : 25) ? 1 + dice.below(2) : 0 }, (_, index): FilterStage => {
    const table = `table${index}`;
    const slot = dice.pick(['ingress-filter', 'forward-filter', 'egress-filter', 'deliver'] as const);
    return {
      kind: 'filter', slot, interface: oneInterface(draft, station, 40),
      because: because(station.id, table), table, stateful: dice.in100(60), view: dice.in100(25) ? 'original' : 'current',
      rows: rows(draft, station, table, ['permit', 'permit', 'deny', 'reject']), defaultAction: dice.in100(75) ? 'permit' : dice.pick(['deny', 'reject'] as const),
      reason: 'FIREWALL_RULE_DENY',
    };
  });
}

export function cloudStages(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  const [own] = station.at;
  if (station.profile !== 'cloud-port' || own === undefined) return [];
  const group = { kind: 'filter', interface: own.name, because: because(station.id, 'group'), table: 'security-groups', stateful: true, view: 'current', defaultAction: 'deny' } as const;
  return [
    { kind: 'session', slot: 'session', interface: null, because: because(station.id) },
    ...(dice.in100(70) ? [{ kind: 'admit', slot: 'egress-filter', interface: own.name, because: because(station.id, 'portSecurity'), rows: [{ sources: [`${own.address}/32`] }], reason: 'SPOOF_BLOCKED' } as const] : []),
    { ...group, slot: 'ingress-filter', reason: 'SG_INGRESS_NO_MATCH', rows: rows(draft, station, 'in', ['permit']) },
    { ...group, slot: 'egress-filter', reason: 'SG_EGRESS_NO_MATCH', rows: dice.in100(80) ? [{ match: {}, action: 'permit', because: because(station.id, 'out any') }] : rows(draft, station, 'out', ['permit']) },
  ];
}

/** An edge filters what leaves and what is for itself, by the addresses a packet came with unless a rule says otherwise (private-cloud.md c, step 8b). */
export function edgeFirewall(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  if (station.profile !== 'edge' || dice.in100(20)) return [];
  const defaultAction = dice.in100(70) ? 'permit' : dice.pick(['deny', 'reject'] as const);
  const written = rows(draft, station, 'firewall', defaultAction === 'permit' ? ['permit', 'deny', 'reject'] : ['permit']);
  const table = { kind: 'filter', interface: null, because: because(station.id, 'firewall'), table: 'firewall', stateful: !dice.in100(10), view: 'original', rows: written, defaultAction, reason: 'EDGE_FIREWALL_DENY' } as const;
  return [{ ...table, slot: 'egress-filter' }, { ...table, slot: 'deliver' }];
}

export function admissions(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  // A proxy that is down asks its members nevertheless: its own admission stops no monitor. Not in here.
  if (station.profile === 'proxy' || station.profile === 'edge' || !dice.in100(draft.isLayered ? 1 : 4)) return [];
  const slot = dice.pick(['receive', 'egress-filter', 'emit'] as const);
  return [{ kind: 'admit', slot, interface: oneInterface(draft, station, 50), because: because(station.id, 'admission'), rows: dice.in100(50) ? [] : [{ ...randomMatch(draft), ...randomPlace(draft, station, 20) }], reason: dice.pick(['INSTANCE_DOWN', 'IG_RESTARTING']) }];
}

function portTables(draft: Draft, station: Station, name: string, count: number): readonly Stage[] {
  const { dice } = draft;
  return Array.from({ length: count }, (_, index) => index).flatMap((index): readonly Stage[] => {
    const table = `dfw${index}`;
    const isOpen = dice.in100(80);
    const actions: readonly FilterAction[] = isOpen ? ['permit', 'deny', 'reject'] : ['permit'];
    const stateful = dice.in100(80);
    const slots = dice.in100(75) ? (['port-out', 'port-in'] as const) : [dice.pick(['port-out', 'port-in'] as const)];
    return slots.map((slot): Stage => ({
      kind: 'filter', slot, interface: name, because: because(station.id, table), table, stateful, view: dice.in100(10) ? 'original' : 'current',
      rows: rows(draft, station, table, actions), defaultAction: isOpen ? 'permit' : dice.pick(['deny', 'deny', 'reject'] as const), reason: 'DFW_RULE_DENY',
    }));
  });
}

/** Distributed firewall and spoof guard of one port of a virtual switch. */
function portStages(draft: Draft, station: Station, place: Place): readonly Stage[] {
  const { dice } = draft;
  const isOwn = station.profile === 'host' || station.profile === 'cloud-port' || dice.in100(15);
  const guard: readonly Stage[] = !dice.in100(isOwn ? 20 : 2) ? [] : [{
    kind: 'admit', slot: 'port-out', interface: place.name, because: because(station.id, 'spoofguard'), rows: [{ sources: [dice.in100(94) ? `${place.address}/32` : '10.0.0.250/32'] }], reason: 'SPOOF_BLOCKED',
  }];
  return [...guard, ...(dice.in100(18) ? portTables(draft, station, place.name, dice.in100(20) ? 2 : 1) : [])];
}

/** What the virtual switch does to the ports of a guest. */
export function switchPorts(draft: Draft, station: Station): readonly Stage[] {
  if (station.instances.length > 0) return [];
  return station.at.filter((place) => place.lan.role !== 'pods' && switchOf(station, place.segment) !== null).flatMap((place) => portStages(draft, station, place));
}
