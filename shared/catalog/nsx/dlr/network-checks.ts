import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { vlanOf } from '../../vlans.ts';
import type { DlrProps } from '../dlr-rows.ts';
import { zoneNameOf } from '../transport-zones.ts';

/* V-14 and V-15: how many interfaces a distributed router may have, and in which networks (domain/private-cloud.md b.3, b.6 rules 5 and 6). */

type Dlr = Self<DlrProps>;

const limits = { uplink: 8, internal: 991 } as const;

function countFindings(self: Dlr): readonly Finding[] {
  return (['uplink', 'internal'] as const).flatMap((type): readonly Finding[] => {
    const count = self.props.interfaces.filter((row) => row.type === type).length;
    return count <= limits[type] ? [] : [{ code: 'V-14', severity: 'error', at: { component: self.id, path: '/interfaces' }, params: { case: type, name: self.component.name, count } }];
  });
}

interface Lif {
  readonly id: string;
  readonly path: string;
  readonly network: Entry;
}

function lifsOf(self: Dlr, scope: Scope): readonly Lif[] {
  return scope.interfaces(self.id).flatMap((row): readonly Lif[] => {
    const network = scope.component(scope.segmentOf(self.id, row.id));
    return network === null ? [] : [{ id: row.id, path: row.path, network }];
  });
}

/** Zones can be compared within one instance only; the same word elsewhere is another zone. */
function zoneOf(scope: Scope, logicalSwitch: Entry): string {
  return `${scope.enclosing(logicalSwitch.id, 'vcenter-instance')?.id ?? ''} ${zoneNameOf(logicalSwitch)}`;
}

function zoneFindings(self: Dlr, lifs: readonly Lif[], scope: Scope): readonly Finding[] {
  const switches = lifs.filter(({ network }) => network.component.kind === 'logical-switch');
  const [first] = switches;
  const other = first === undefined ? undefined : switches.find(({ network }) => zoneOf(scope, network) !== zoneOf(scope, first.network));
  if (first === undefined || other === undefined) return [];
  const params = { case: 'zones', name: self.component.name, first: first.network.component.name, second: other.network.component.name };
  return [{ code: 'V-15', severity: 'error', at: { component: self.id, path: other.path }, params }];
}

function sharedFinding(self: Dlr, { network, path }: Lif, scope: Scope): readonly Finding[] {
  const other = scope.members(network.id).map(({ owner }) => scope.component(owner)).find((entry) => entry !== null && entry.id !== self.id && entry.component.kind === 'dlr');
  if (other === undefined || other === null) return [];
  return [{ code: 'V-15', severity: 'error', at: { component: self.id, path }, params: { network: network.component.name, other: other.component.name } }];
}

function untaggedFinding(self: Dlr, { id, network, path }: Lif, scope: Scope): readonly Finding[] {
  const vlan = vlanOf(scope, network.id);
  if (vlan === null || (vlan.vlanId !== null && vlan.vlanId > 0)) return [];
  return [{ code: 'V-15', severity: 'error', at: { component: self.id, path }, params: { case: 'untagged', lif: id, network: network.component.name } }];
}

/** V-14 and V-15 of a distributed router. */
export function networkLimits(self: Dlr, scope: Scope): readonly Finding[] {
  const lifs = lifsOf(self, scope);
  return [...countFindings(self), ...zoneFindings(self, lifs, scope), ...lifs.flatMap((lif) => [...sharedFinding(self, lif, scope), ...untaggedFinding(self, lif, scope)])];
}
