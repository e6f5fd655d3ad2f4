import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { routedServiceFindings } from '../../cluster-entry.ts';
import { ipFindings } from '../../ip-checks.ts';
import { nextHopFindings } from '../../ip-route-checks.ts';
import { networkFindings } from '../../placement.ts';
import type { DlrProps } from '../dlr-rows.ts';
import { controlFindings } from './control-checks.ts';
import { networkLimits } from './network-checks.ts';
import { protocolFindings, routingFindings } from './route-checks.ts';

type Dlr = Self<DlrProps>;

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
    ...controlFindings(self, scope),
    ...routedServiceFindings(self, scope),
    ...statefulFindings(self),
  ];
}
