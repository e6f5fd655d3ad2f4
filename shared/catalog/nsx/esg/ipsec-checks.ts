import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrsOverlap, formatCidr, parseCidr, type Cidr } from '../../../net/cidr.ts';
import { asPrefix } from '../../firewall-rules.ts';
import type { IpsecPolicy, IpsecProps } from './ipsec.ts';

/* V-53: networks of an IPsec policy, and whether both ends of a drawn tunnel speak of each other. */

export const ipsecSentences: Readonly<Record<string, Localized>> = {
  'V-53': { ko: '{policy}의 로컬 서브넷 {local}과(와) 상대 서브넷 {peer}이(가) 겹칩니다.', en: 'Local subnet {local} and peer subnet {peer} of {policy} overlap.' },
  'V-53.policies': { ko: '{policy}의 상대 서브넷 {peer}이(가) 정책 {other}의 상대 서브넷 {network}과(와) 겹칩니다.', en: 'Peer subnet {peer} of {policy} overlaps peer subnet {network} of policy {other}.' },
  'V-53.endpoint': { ko: '{policy}의 로컬 엔드포인트 {address}이(가) {name}의 인터페이스 주소가 아닙니다.', en: 'Local endpoint {address} of {policy} is no address of {name}.' },
  'V-53.ends': {
    ko: '{name}과(와) {peer} 사이의 터널에서 서로의 엔드포인트를 쓰는 정책이 없습니다. {name}에는 상대 엔드포인트 {peerAddresses}, {peer}에는 {addresses}이(가) 필요합니다.',
    en: 'No policies of {name} and {peer} name each other for the tunnel between them. {name} needs peer endpoint {peerAddresses}, and {peer} needs {addresses}.',
  },
};

type Edge = Self<IpsecProps>;

function cidrs(texts: readonly string[]): readonly Cidr[] {
  return texts.flatMap((text) => parseCidr(asPrefix(text) ?? '') ?? []);
}

function meeting(one: readonly Cidr[], other: readonly Cidr[]): readonly [Cidr, Cidr] | null {
  for (const a of one) for (const b of other) if (cidrsOverlap(a, b)) return [a, b];
  return null;
}

const label = (policy: IpsecPolicy): string => policy.name || policy.id;

function overlapFindings(self: Edge, policy: IpsecPolicy, index: number): readonly Finding[] {
  const at = { component: self.id, path: `/ipsec/${index}/peerSubnets` };
  const peers = cidrs(policy.peerSubnets);
  const own = meeting(cidrs(policy.localSubnets), peers);
  if (own !== null) return [{ code: 'V-53', severity: 'error', at, params: { policy: label(policy), local: formatCidr(own[0]), peer: formatCidr(own[1]) } }];
  for (const other of self.props.ipsec.slice(0, index)) {
    // The same networks at both ends but for another part of the own ones is another tunnel, not a second answer.
    const both = meeting(cidrs(other.localSubnets), cidrs(policy.localSubnets)) === null ? null : meeting(peers, cidrs(other.peerSubnets));
    if (both !== null) {
      return [{ code: 'V-53', severity: 'error', at, params: { case: 'policies', policy: label(policy), other: label(other), peer: formatCidr(both[0]), network: formatCidr(both[1]) } }];
    }
  }
  return [];
}

function ownAddresses(scope: Scope, id: ComponentId): readonly string[] {
  return scope.interfaces(id).flatMap((row) => row.addresses);
}

function isOneOf(addresses: readonly string[], text: string): boolean {
  const word = parseIpv4(text);
  return word !== null && addresses.some((address) => parseIpv4(address) === word);
}

function endpointFindings(self: Edge, policy: IpsecPolicy, index: number, scope: Scope): readonly Finding[] {
  if (policy.localEndpoint === '' || isOneOf(ownAddresses(scope, self.id), policy.localEndpoint)) return [];
  const params = { case: 'endpoint', policy: label(policy), address: policy.localEndpoint, name: self.component.name };
  return [{ code: 'V-53', severity: 'error', at: { component: self.id, path: `/ipsec/${index}/localEndpoint` }, params }];
}

/** What ends IPsec says of the far ends: policies of an edge, connections of a gateway of the public cloud. */
const tunnelEnds = z.object({
  ipsec: z.array(z.object({ peerEndpoint: z.string() })).catch([]),
  connections: z.array(z.object({ peerAddress: z.string() })).catch([]),
});

function namedEnds({ component }: Entry): readonly string[] {
  const { ipsec, connections } = tunnelEnds.parse(component.props);
  return [...ipsec.map((row) => row.peerEndpoint), ...connections.map((row) => row.peerAddress)];
}

/** A drawn tunnel whose ends do not name each other carries nothing. */
function tunnelFindings(self: Edge, scope: Scope): readonly Finding[] {
  const own = ownAddresses(scope, self.id);
  return scope.links(self.id, 'tunnel').flatMap((link): readonly Finding[] => {
    const peer = scope.component(link.peer);
    if (peer === null) return [];
    const theirs = ownAddresses(scope, peer.id);
    const isNamed = self.props.ipsec.some((policy) => isOneOf(theirs, policy.peerEndpoint)) && namedEnds(peer).some((text) => isOneOf(own, text));
    if (isNamed) return [];
    const params = { case: 'ends', name: self.component.name, peer: peer.component.name, peerAddresses: theirs.join(', '), addresses: own.join(', ') };
    return [{ code: 'V-53', severity: 'error', at: { component: self.id, path: '/ipsec' }, params }];
  });
}

/** What is wrong with the IPsec policies of an edge. */
export function ipsecFindings(self: Edge, scope: Scope): readonly Finding[] {
  return [
    ...self.props.ipsec.flatMap((policy, index) => [...overlapFindings(self, policy, index), ...endpointFindings(self, policy, index, scope)]),
    ...tunnelFindings(self, scope),
  ];
}
