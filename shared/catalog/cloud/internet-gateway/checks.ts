import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { externalNetworkOf, gatewayOf, nameOf } from '../association.ts';
import { inProject, projectOf, quotaFindings } from '../quota.ts';
import { dependants } from './dependants.ts';

interface Props {
  readonly externalNetwork: string | null;
  readonly state: string;
  readonly needsRestart: boolean;
  readonly maintenanceWindow: string;
}

function attachmentFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const tables = scope.links(self.id, 'attach').filter((view) => scope.component(view.peer) !== null);
  const [first, second] = tables;
  if (first !== undefined && second !== undefined) {
    return [{ code: 'NHN-IG-004', severity: 'error', at, params: { ig: self.component.name, rt2: nameOf(scope, first.peer) }, rule: ['IG-10'] }];
  }
  if (first !== undefined) return [];
  const free = scope.ofKind('routing-table').find((table) => gatewayOf(scope, table.id) === null);
  const finding: Finding = { code: 'NHN-IG-003', severity: 'info', at, params: { ig: self.component.name }, rule: ['IG-05'] };
  if (free === undefined) return [finding];
  const args = { kind: 'attach', from: { component: self.id }, to: { component: free.id } };
  return [{ ...finding, fix: { command: 'link.connect', args, title: 'NHN-IG-003.fix', params: { rt: free.component.name } } }];
}

function stateFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: '/state' };
  const ig = self.component.name;
  const isDue = self.props.needsRestart && (self.props.state === 'available' || self.props.state === 'unavailable');
  const cut = isDue || self.props.state === 'migrating' ? dependants(scope, self.id) : [];
  const findings: Finding[] = [];
  if (isDue) {
    const fix = { command: 'component.operate', args: { id: self.id, operation: 'restart' }, title: 'NHN-IG-008.fix' };
    findings.push({ code: 'NHN-IG-008', severity: 'warning', at, params: { ig, window: self.props.maintenanceWindow || '-' }, rule: ['IG-30'], fix });
  }
  if (cut.length > 0) {
    const params = { n: cut.length, list: cut.map((entry) => entry.component.name).join(', ') };
    findings.push({ code: 'NHN-IG-010', severity: 'warning', at, params, rule: ['IG-34'] });
  }
  if (self.props.state === 'ERROR') findings.push({ code: 'NHN-IG-012', severity: 'error', at, params: { ig }, rule: ['IG-40'] });
  return findings;
}

/** What is wrong with a gateway as it stands. */
export function internetGatewayFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const findings: Finding[] = [];
  if (self.component.name.trim() === '') findings.push({ code: 'NHN-IG-001', severity: 'error', at, params: {}, rule: ['IG-02'] });
  if (externalNetworkOf(scope, self.props.externalNetwork) === null || self.props.externalNetwork === null) {
    const network = externalNetworkOf(scope, null);
    const fix = network === null ? {} : {
      fix: {
        command: 'component.update', args: { id: self.id, props: { externalNetwork: network.id } },
        title: 'NHN-IG-002.fix', params: { network: network.component.name },
      },
    };
    findings.push({ code: 'NHN-IG-002', severity: 'error', at: { ...at, path: '/externalNetwork' }, params: {}, rule: ['IG-03'], ...fix });
  }
  const project = projectOf(scope, self.id);
  const position = inProject(scope, 'internet-gateway', project).findIndex((entry) => entry.id === self.id);
  findings.push(...quotaFindings({ code: 'NHN-Q-005', name: 'internetGateways', count: position + 1, project, at }));
  return [...findings, ...attachmentFindings(self, scope), ...stateFindings(self, scope)];
}
