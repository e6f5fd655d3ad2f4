import type { ComponentId } from '../../model/design.ts';
import { perScope, type InterfaceRef, type Scope } from '../../model/scope.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrContains, formatCidr, parseCidr, privateRangeOf } from '../../net/cidr.ts';
import { protocolNumbers } from '../../net/protocol.ts';
import type { Match, Range } from '../../plan/stage.ts';
import { memberAddresses, rulesOf, type SecurityRule } from './security.ts';

/** The protocol number of a rule; null for any (`any` and 0), undefined where the text is no protocol. */
export function ruleProtocol(rule: SecurityRule): number | null | undefined {
  if (rule.protocol === 'any' || rule.protocol === '0') return null;
  if (rule.protocol === 'tcp' || rule.protocol === 'udp' || rule.protocol === 'icmp') return protocolNumbers[rule.protocol];
  const number = Number(rule.protocol);
  return /^\d{1,3}$/.test(rule.protocol) && number <= 255 ? number : undefined;
}

function range(rule: SecurityRule): Range | null {
  if (rule.portMin === null && rule.portMax === null) return null;
  return [rule.portMin ?? rule.portMax ?? 0, rule.portMax ?? rule.portMin ?? 0];
}

/** One list for every rule that means the members of a group. */
const memberPrefixes = perScope((scope, group: ComponentId): readonly string[] =>
  memberAddresses(scope, group).flatMap((address) => (parseIpv4(address) === null ? [] : [`${address}/32`])),
);

/** The prefixes a rule's remote means: null for everybody, undefined where that cannot be read. */
function remoteOf(rule: SecurityRule, scope: Scope): readonly string[] | null | undefined {
  if (rule.remoteGroup !== null) {
    const group = scope.component(rule.remoteGroup);
    if (rule.remote !== '' || group?.component.kind !== 'security-group') return undefined;
    return memberPrefixes(scope, group.id);
  }
  if (rule.remote === '') return null;
  const cidr = parseCidr(rule.remote);
  return cidr === null ? undefined : [formatCidr(cidr)];
}

/** Protocol and ports as a packet predicate; for ICMP the pair of ports is type and code. */
function protocolMatch(rule: SecurityRule): Match {
  const protocol = ruleProtocol(rule) ?? null;
  const ports = range(rule);
  const match: Match = protocol === null ? {} : { protocol };
  if (protocol === protocolNumbers.icmp) {
    return {
      ...match,
      ...(rule.portMin === null ? {} : { icmpTypes: [[rule.portMin, rule.portMin]] as const }),
      ...(rule.portMax === null ? {} : { icmpCodes: [[rule.portMax, rule.portMax]] as const }),
    };
  }
  const carriesPorts = protocol === protocolNumbers.tcp || protocol === protocolNumbers.udp;
  return ports === null || !carriesPorts || ports[0] > ports[1] ? match : { ...match, destinationPorts: [ports] };
}

function isReadable(rule: SecurityRule, scope: Scope): boolean {
  const ports = range(rule);
  const isIcmp = ruleProtocol(rule) === protocolNumbers.icmp;
  return ruleProtocol(rule) !== undefined && remoteOf(rule, scope) !== undefined && (isIcmp || ports === null || ports[0] <= ports[1]);
}

/**
 * A rule as a packet predicate; null for one that can match nothing (IPv6, a group without members) or that cannot be read.
 * Ingress compares the source, egress the destination.
 */
export function ruleMatch(rule: SecurityRule, scope: Scope): Match | null {
  if (rule.ethertype !== 'IPv4' || !isReadable(rule, scope)) return null;
  const remote = remoteOf(rule, scope);
  if (remote === undefined || remote?.length === 0) return null;
  const side: Match = remote === null ? {} : rule.direction === 'egress' ? { destinations: remote } : { sources: remote };
  return { ...side, ...protocolMatch(rule) };
}

/** The packets that a rule nobody can read may have been meant for: all that the readable part of it fits. Null for a rule that can be read. */
export function ruleGap(rule: SecurityRule, scope: Scope): Match | null {
  return rule.ethertype !== 'IPv4' || isReadable(rule, scope) ? null : protocolMatch(rule);
}

/** A new TCP connection as a static check looks at it. */
export interface Approach {
  readonly source: string;
  readonly port: number;
}

function ingressRules(scope: Scope, group: ComponentId): readonly SecurityRule[] {
  const entry = scope.component(group);
  return entry === null ? [] : rulesOf(entry).filter((rule) => rule.direction !== 'egress' && rule.ethertype === 'IPv4');
}

function remoteAdmits(rule: SecurityRule, source: string, scope: Scope): boolean {
  const { remoteGroup } = rule;
  if (remoteGroup !== null) return scope.holders(source).some((ref) => ref.row.addresses[0] === source && ref.row.policies.some((group) => group === remoteGroup));
  if (rule.remote === '') return true;
  const cidr = parseCidr(rule.remote);
  const address = parseIpv4(source);
  return cidr !== null && address !== null && cidrContains(cidr, address);
}

function portAdmits(rule: SecurityRule, port: number): boolean {
  const protocol = ruleProtocol(rule);
  if (protocol === null) return true;
  const [first, last] = range(rule) ?? [0, 65535];
  return protocol === protocolNumbers.tcp && first <= port && port <= last;
}

/** True when some rule of some group of the port lets a new TCP connection in. A port that no group filters is not asked here. */
export function admitsTcp(scope: Scope, target: InterfaceRef, approach: Approach): boolean {
  return target.row.policies.some((group) => ingressRules(scope, group).some((rule) => portAdmits(rule, approach.port) && remoteAdmits(rule, approach.source, scope)));
}

/** True when some ingress rule of the group could match a source on the internet. Members of a remote group have private addresses. */
export function opensToInternet(scope: Scope, group: ComponentId): boolean {
  return ingressRules(scope, group).some((rule) => {
    if (rule.remoteGroup !== null || ruleProtocol(rule) === undefined) return false;
    if (rule.remote === '') return true;
    const cidr = parseCidr(rule.remote);
    return cidr !== null && privateRangeOf(cidr) === null;
  });
}
