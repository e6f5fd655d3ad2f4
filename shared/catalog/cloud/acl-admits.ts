import type { InterfaceRef, Scope } from '../../model/scope.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrContains, parseCidr } from '../../net/cidr.ts';
import { protocolNumbers } from '../../net/protocol.ts';
import { aclOf, aclOrders, aclProtocol, aclRulesOf, portRange, type AclRule } from './acl.ts';
import { vpcOf } from './association.ts';
import type { Approach } from './rule-match.ts';

function holds(prefix: string, address: string): boolean {
  const [cidr, word] = [parseCidr(prefix), parseIpv4(address)];
  return prefix === '' || (cidr !== null && word !== null && cidrContains(cidr, word));
}

/** True when a rule is about a new TCP connection to a port; the source port of one is any. */
function matches(rule: AclRule, target: string, { source, port }: Approach): boolean {
  const protocol = aclProtocol(rule);
  const range = portRange(rule.dstPort);
  const isPort = range === null || (range !== undefined && range[0] <= port && port <= range[1]);
  return (protocol === null || protocol === protocolNumbers.tcp) && isPort && rule.srcPort === '' && holds(rule.srcCidr, source) && holds(rule.dstCidr, target);
}

/** True when the list of a port's VPC, where there is one, lets a new TCP connection in: first match by order, denied in the end. */
export function aclAdmitsTcp(scope: Scope, target: InterfaceRef, approach: Approach): boolean {
  const subnet = scope.segmentOf(target.owner, target.row.id);
  const vpc = subnet === null ? null : vpcOf(scope, subnet);
  const acl = vpc === null ? null : aclOf(scope, vpc.id);
  const address = target.row.addresses[0] ?? '';
  if (acl === null) return true;
  const ordered = [...aclRulesOf(acl)].sort((a, b) => (a.order ?? aclOrders.final) - (b.order ?? aclOrders.final));
  return ordered.find((rule) => matches(rule, address, approach))?.policy === 'allow';
}
