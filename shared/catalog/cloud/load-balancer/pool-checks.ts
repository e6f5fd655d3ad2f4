import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { aclAdmitsTcp } from '../acl-admits.ts';
import { nameOf, vpcOf } from '../association.ts';
import { admitsTcp } from '../rule-match.ts';
import { isUnfiltered } from '../security.ts';
import { memberTarget, type MemberTarget } from './members.ts';
import { peeredVpcs } from '../serves.ts';
import { isWeb, type LoadBalancerProps, type Member, type Pool } from './props.ts';

/** The member, by its groups or by the list of its VPC, drops the connections of the load balancer or of its checks (NHN-LB-015). */
function filterFindings(self: Self<LoadBalancerProps>, pool: Pool, member: Member, path: string, target: MemberTarget, scope: Scope): readonly Finding[] {
  const port = target.port;
  if (port === null || target.component === null || self.props.vip === '') return [];
  const asked = [member.port ?? pool.memberPort, ...(pool.healthCheck === 'NONE' || pool.healthPort === null ? [] : [pool.healthPort])];
  const isFiltered = !isUnfiltered(scope, port);
  const approach = (number: number) => ({ source: self.props.vip, port: number });
  const kept = asked.find((number) => isFiltered && !admitsTcp(scope, port, approach(number)));
  const closed = kept ?? asked.find((number) => !aclAdmitsTcp(scope, port, approach(number)));
  if (closed === undefined) return [];
  const params = { member: nameOf(scope, target.component), lb: self.component.name, vip: self.props.vip, port: closed };
  const rule = { direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp', portMin: closed, portMax: closed, remote: `${self.props.vip}/32`, preset: 'CUSTOM' };
  const [group] = port.row.policies;
  const args = { id: group ?? '', path: '/rules', row: rule };
  const fix = group === undefined || kept === undefined ? {} : { fix: { command: 'row.add', args, title: 'NHN-LB-015.fix', params: { vip: self.props.vip } } };
  return [{ code: 'NHN-LB-015', severity: 'warning', at: { component: self.id, path }, params, ...fix }];
}

/** Instances of a peered VPC may be members too [LB]. */
function arePeered(a: ComponentId, b: ComponentId, scope: Scope): boolean {
  return scope.ofKind('peering-gateway').some((gateway) => {
    const peers = peeredVpcs(scope, gateway.id).map((entry) => entry.id);
    return peers.includes(a) && peers.includes(b);
  });
}

/** Whether the service behind a port of an instance understands the PROXY line; null where nothing is said to listen there. */
function understandsProxyLine(instance: Entry, port: number): { readonly service: string; readonly does: boolean } | null {
  const rows: unknown = instance.component.props['services'];
  if (!Array.isArray(rows)) return null;
  const row: unknown = rows.find((candidate: unknown) => typeof candidate === 'object' && candidate !== null && 'port' in candidate && candidate.port === port);
  if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return null;
  return { service: row.id, does: 'proxyProtocol' in row && row.proxyProtocol === true };
}

/** A listener sends the PROXY line, or does not, and the member expects the contrary (NHN-LB-018). */
function proxyLineFindings(self: Self<LoadBalancerProps>, pool: Pool, member: Member, path: string, target: MemberTarget, scope: Scope): readonly Finding[] {
  const listeners = self.props.listeners.filter((listener) => listener.defaultPool === pool.id);
  const instance = scope.component(target.component);
  const service = instance === null ? null : understandsProxyLine(instance, member.port ?? pool.memberPort);
  const listener = listeners.find((candidate) => (candidate.proxyProtocol && !isWeb(candidate)) !== service?.does);
  if (instance === null || service === null || listener === undefined) return [];
  const args = { id: instance.id, path: `/services/${service.service}`, row: { proxyProtocol: !service.does } };
  const fix = { command: 'row.update', args, title: 'NHN-LB-018.fix', params: { member: instance.component.name } };
  return [{ code: 'NHN-LB-018', severity: 'warning', at: { component: self.id, path }, params: { member: instance.component.name }, fix }];
}

function memberFindings(self: Self<LoadBalancerProps>, pool: Pool, member: Member, path: string, scope: Scope): readonly Finding[] {
  const target = memberTarget(member, scope);
  const name = member.instance === null ? member.address || member.id : nameOf(scope, member.instance);
  const place = { component: self.id, path: `${path}/${member.instance === null ? 'address' : 'instance'}` };
  const lost: Finding = { code: 'NHN-LB-016', severity: 'error', at: place, params: { lb: self.component.name, member: name } };
  if (target === null) return [lost];
  const own = vpcOf(scope, self.id);
  const theirs = target.component === null ? null : vpcOf(scope, target.component);
  const isApart = own !== null && theirs !== null && own.id !== theirs.id && !arePeered(own.id, theirs.id, scope);
  if (member.instance !== null && isApart) return [lost];
  return [...filterFindings(self, pool, member, path, target, scope), ...proxyLineFindings(self, pool, member, path, target, scope)];
}

function persistenceFindings(self: Self<LoadBalancerProps>, pool: Pool, path: string): readonly Finding[] {
  if (pool.persistence === 'NONE') return [];
  const at = { component: self.id, path };
  const fix = { command: 'row.update', args: { id: self.id, path: `/pools/${pool.id}`, row: { persistence: 'NONE' } }, title: 'NHN-LB-009.fix' };
  if (pool.method === 'SOURCE_IP') return [{ code: 'NHN-LB-009', severity: 'error', at, params: { pool: pool.name || pool.id }, fix }];
  const listeners = self.props.listeners.filter((listener) => listener.defaultPool === pool.id);
  const cookies = pool.persistence === 'APP_COOKIE' || pool.persistence === 'HTTP_COOKIE';
  const blind = listeners.some((listener) => listener.protocol === 'TCP' || listener.protocol === 'HTTPS');
  return cookies && blind ? [{ code: 'NHN-LB-009', severity: 'warning', at, params: { pool: pool.name || pool.id }, fix }] : [];
}

function monitorFindings(self: Self<LoadBalancerProps>, pool: Pool, path: string, scope: Scope): readonly Finding[] {
  if (pool.healthCheck === 'NONE') return [];
  const at = { component: self.id, path };
  const findings: Finding[] = [];
  if (pool.healthTimeoutSec >= pool.healthDelaySec || pool.healthRetries < 1 || pool.healthRetries > 10) {
    findings.push({ code: 'NHN-LB-014', severity: 'error', at, params: { pool: pool.name || pool.id } });
  }
  const addresses = pool.members.flatMap((member) => memberTarget(member, scope)?.address ?? []);
  const shared = new Set(addresses).size < addresses.length;
  const untested = pool.members.map((member) => member.port ?? pool.memberPort).find((port) => port !== pool.healthPort);
  if (shared && pool.healthPort !== null && untested !== undefined) {
    const fix = { command: 'row.update', args: { id: self.id, path: `/pools/${pool.id}`, row: { healthPort: null } }, title: 'NHN-LB-017.fix' };
    findings.push({ code: 'NHN-LB-017', severity: 'warning', at, params: { p: untested }, fix });
  }
  return findings;
}

function imageOf(member: Member, scope: Scope): string | null {
  const props = scope.component(member.instance)?.component.props;
  if (props === undefined) return null;
  const image = props['image'] ?? props['publicImage'] ?? '';
  return typeof image === 'string' ? image : null;
}

/** What is wrong with one pool: members, health check, persistence. */
export function poolFindings(self: Self<LoadBalancerProps>, pool: Pool, index: number, scope: Scope): readonly Finding[] {
  const path = `/pools/${index}`;
  const at = { component: self.id, path };
  const findings: Finding[] = [];
  if (pool.members.length === 0) findings.push({ code: 'NHN-LB-006', severity: 'warning', at, params: {}, rule: ['GS-81'] });
  const images = new Set(pool.members.flatMap((member) => imageOf(member, scope) ?? []));
  if (images.size > 1) findings.push({ code: 'NHN-LB-011', severity: 'info', at, params: { pool: pool.name || pool.id }, rule: ['GS-99'] });
  return [
    ...findings,
    ...pool.members.flatMap((member, position) => memberFindings(self, pool, member, `${path}/members/${position}`, scope)),
    ...monitorFindings(self, pool, path, scope),
    ...persistenceFindings(self, pool, path),
  ];
}
