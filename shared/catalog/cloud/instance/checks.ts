import type { Self } from '../../../model/definition.ts';
import { componentId } from '../../../model/design.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { floatingIpsOn, kindOf } from '../association.ts';
import { addressFindings } from '../port-checks.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { opensToInternet } from '../rule-match.ts';
import { defaultGroup } from '../security.ts';
import type { InstanceProps } from './props.ts';
import { imageFindings } from './sizes.ts';

type Port = InstanceProps['interfaces'][number];

function updatePort(self: Self<InstanceProps>, port: Port, row: Readonly<Record<string, unknown>>): Pick<Fix, 'command' | 'args'> {
  return { command: 'row.update', args: { id: self.id, path: `/interfaces/${port.id}`, row } };
}

function securityFindings(self: Self<InstanceProps>, port: Port, index: number, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: `/interfaces/${index}` };
  const label = `${self.component.name} ${port.id}`;
  if (!port.portSecurity) {
    const on = updatePort(self, port, { portSecurity: true });
    const open: Finding = { code: 'NHN-NIC-005', severity: 'warning', at, params: { port: label }, fix: { ...on, title: 'NHN-NIC-005.fix' } };
    if (port.securityGroups.length === 0) return [open];
    return [open, { code: 'NHN-NIC-004', severity: 'error', at, params: {}, fix: { ...on, title: 'NHN-NIC-004.fix' } }];
  }
  if (port.securityGroups.length === 0) {
    const group = defaultGroup(scope, self.id);
    const fix = group === null ? {} : {
      fix: { ...updatePort(self, port, { securityGroups: [group.id] }), title: 'NHN-SG-010.fix', params: { sg: group.component.name } },
    };
    return [{ code: 'NHN-SG-010', severity: 'info', at, params: { port: label }, ...fix }];
  }
  if (floatingIpsOn(scope, self.id, port.id).length === 0 || port.securityGroups.some((id) => opensToInternet(scope, componentId(id)))) return [];
  const row = { direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp', portMin: 22, portMax: 22, remote: '0.0.0.0/0', preset: 'SSH' };
  const fix = { command: 'row.add', args: { id: port.securityGroups[0] ?? '', path: '/rules', row }, title: 'NHN-SG-001.fix' };
  return [{ code: 'NHN-SG-001', severity: 'info', at, params: { vm: self.component.name }, rule: ['GS-14'], fix }];
}

function mtuFindings(self: Self<InstanceProps>, port: Port, index: number, scope: Scope): readonly Finding[] {
  const subnet = scope.component(scope.segmentOf(self.id, port.id));
  if (subnet === null || port.mtu <= tenantMtuBytes) return [];
  const params = { path: subnet.component.name, n: tenantMtuBytes, nic: `${self.component.name} ${port.id}`, m: port.mtu };
  const fix = { ...updatePort(self, port, { mtu: tenantMtuBytes }), title: 'NHN-MTU-001.fix', params: { n: tenantMtuBytes } };
  return [{ code: 'NHN-MTU-001', severity: 'warning', at: { component: self.id, path: `/interfaces/${index}/mtu` }, params, fix }];
}

function portFindings(self: Self<InstanceProps>, port: Port, index: number, scope: Scope): readonly Finding[] {
  const placed = { owner: self.id, interfaceId: port.id, text: port.address, path: `/interfaces/${index}/address` };
  const address = addressFindings(scope, placed, (free) => updatePort(self, port, { address: free }));
  return [...address, ...mtuFindings(self, port, index, scope), ...securityFindings(self, port, index, scope)];
}

function keyFindings(self: Self<InstanceProps>, scope: Scope): readonly Finding[] {
  const { keyPair } = self.props;
  if (keyPair !== null && kindOf(scope, componentId(keyPair)) !== null) return [];
  const [pair] = scope.ofKind('key-pair');
  const at = { component: self.id, path: '/keyPair' };
  const fix: Fix = pair === undefined
    ? { command: 'component.operate', args: { id: self.id, operation: 'create-key-pair' }, title: 'NHN-KEY-001.create' }
    : { command: 'component.update', args: { id: self.id, props: { keyPair: pair.id } }, title: 'NHN-KEY-001.fix', params: { key: pair.component.name } };
  return [{ code: 'NHN-KEY-001', severity: 'warning', at, params: { vm: self.component.name }, rule: ['GS-07', 'GS-08'], fix }];
}

/** What is wrong with an instance as it stands. */
export function instanceFindings(self: Self<InstanceProps>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const findings: Finding[] = [];
  if (self.component.name.trim() === '') findings.push({ code: 'NHN-INS-001', severity: 'error', at, params: {}, rule: ['GS-06'] });
  const wired = self.props.interfaces.some((row) => scope.segmentOf(self.id, row.id) !== null && parseIpv4(row.address) !== null);
  if (!wired) findings.push({ code: 'NHN-INS-004', severity: 'warning', at, params: { vm: self.component.name }, rule: ['GS-15'] });
  return [
    ...findings,
    ...imageFindings(self, scope),
    ...keyFindings(self, scope),
    ...self.props.interfaces.flatMap((port, index) => portFindings(self, port, index, scope)),
  ];
}
