import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { isHypervisorUp } from '../../hosting.ts';
import { ipFindings } from '../../ip-checks.ts';
import { nextHopFindings } from '../../ip-route-checks.ts';
import { networkFindings } from '../../placement.ts';
import type { DlrProps } from '../dlr-rows.ts';
import { dlrHosts } from '../dlr-rows.ts';
import { networkLimits } from './network-checks.ts';
import { protocolFindings, routingFindings } from './route-checks.ts';

type Dlr = Self<DlrProps>;

/** The data path does without it; what is learned does not (domain/private-cloud.md c, DLR). */
function controlFindings(self: Dlr): readonly Finding[] {
  if (self.props.controlVm.state !== 'down') return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'control-vm-up' }, title: 'DLR-CONTROL-DOWN.fix' };
  return [{ code: 'DLR-CONTROL-DOWN', severity: 'warning', at: { component: self.id, path: '/controlVm/state' }, params: { dlr: self.component.name }, fix }];
}

/** V-23: the two control VMs of a pair need hosts of their own. */
function pairFindings(self: Dlr, scope: Scope): readonly Finding[] {
  const { ha, host, standbyHost } = self.props.controlVm;
  if (!ha) return [];
  const standby: Entry | null = scope.component(standbyHost);
  if (standby !== null && standby.id !== host) return [];
  const other = dlrHosts(scope, self.id).find((candidate) => candidate.id !== host && isHypervisorUp(candidate));
  const fix = other === undefined ? {} : {
    fix: { command: 'component.update', args: { id: self.id, props: { controlVm: { ...self.props.controlVm, standbyHost: other.id } } }, title: 'V-23.fix', params: { host: other.component.name } },
  };
  const params = standby === null ? { case: 'standby', name: self.component.name } : { name: self.component.name, host: standby.component.name };
  return [{ code: 'V-23', severity: 'warning', at: { component: self.id, path: '/controlVm/standbyHost' }, params, ...fix }];
}

/** Lists of an edge gateway that a file may have put here; nobody reads them. */
const statefulLists = ['nat', 'firewallRules', 'virtualServers', 'pools', 'ipsec'] as const;

function statefulFindings(self: Dlr): readonly Finding[] {
  const listed = statefulLists.filter((key) => {
    const value = self.component.props[key];
    return Array.isArray(value) && value.length > 0;
  });
  return listed.length === 0 ? [] : [{ code: 'DLR-004', severity: 'warning', at: { component: self.id }, params: { dlr: self.component.name, list: listed.join(', ') } }];
}

/** What is wrong with a distributed router as it stands. */
export function dlrFindings(self: Dlr, scope: Scope): readonly Finding[] {
  return [
    ...ipFindings({ ...self, props: { routes: self.props.routes } }, scope),
    ...nextHopFindings(self.id, self.props.defaultGateway, scope, '/defaultGateway'),
    ...networkFindings(self, scope),
    ...networkLimits(self, scope),
    ...routingFindings(self, scope),
    ...protocolFindings(self, scope),
    ...pairFindings(self, scope),
    ...controlFindings(self),
    ...statefulFindings(self),
  ];
}
