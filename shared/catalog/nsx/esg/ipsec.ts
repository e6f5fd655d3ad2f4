import { z } from 'zod';
import type { LinkRule, Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because, EncapsulateStage, FilterRow, Match } from '../../../plan/stage.ts';
import { ipsec, largestInnerBytes, type Tunnel } from '../../../plan/tunnel.ts';
import { asPrefix } from '../../firewall-rules.ts';
import { portsOf } from '../../ip-ports.ts';
import { planVpnListeners } from '../../vpn-ports.ts';

/*
 * Site-to-site IPsec of an edge gateway (domain/private-cloud.md b.3 IpsecVpn; c, ESG steps 2 and 10; e). What a policy covers once NAT is done with it goes
 * into ESP, if need be in pieces, or with DF its sender is told what fits; what is aimed at a peer's network and covered by none is dropped. What comes out
 * of ESP is asked for no way back.
 * Not modelled: IKE and rekeying; that what comes out must be covered by a policy, and what a policy covers must not come unencrypted.
 */

const section = { ko: 'IPsec VPN', en: 'IPsec VPN' };

const policySchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  state: field.choice({ ko: '상태', en: 'State' }, { up: { ko: '연결됨', en: 'Up' }, down: { ko: '끊김', en: 'Down' } }, 'up'),
  localEndpoint: field.address({ ko: '로컬 엔드포인트', en: 'Local endpoint' }, '', { help: { ko: '에지 인터페이스의 주소', en: 'An address of an interface of the edge' } }),
  peerEndpoint: field.address({ ko: '상대 엔드포인트', en: 'Peer endpoint' }),
  localSubnets: field.texts({ ko: '로컬 서브넷', en: 'Local subnets' }),
  peerSubnets: field.texts({ ko: '상대 서브넷', en: 'Peer subnets' }),
  cipher: field.choice(
    { ko: '암호', en: 'Encryption' },
    { 'aes-cbc-sha1': { ko: 'AES-CBC / SHA1', en: 'AES-CBC / SHA1' }, 'aes-gcm': { ko: 'AES-GCM', en: 'AES-GCM' } },
    'aes-cbc-sha1',
  ),
  natTraversal: field.toggle({ ko: 'NAT 통과', en: 'NAT traversal' }, false, { help: { ko: 'ESP를 UDP 4500에 넣습니다.', en: 'ESP travels in UDP 4500.' } }),
});

export const ipsecFields = {
  ipsec: field.rows({ ko: 'IPsec 정책', en: 'IPsec policies' }, policySchema, { section }),
};

export type IpsecPolicy = z.output<typeof policySchema>;

export interface IpsecProps {
  readonly ipsec: readonly IpsecPolicy[];
}

/** Kinds that end IPsec; each names the other end by its address, the link draws it. */
export const ipsecLinks: readonly LinkRule[] = [
  { kind: 'tunnel', end: 'from', peers: ['esg', 'vpn-gateway'] },
  { kind: 'tunnel', end: 'to', peers: ['esg', 'vpn-gateway'] },
];

/** Whether the edge ends a tunnel at all: then its internal tier lets IKE and ESP in. */
export function endsVpn({ ipsec: rows }: IpsecProps): boolean {
  return rows.length > 0;
}

/** A policy that can be read, in canonical form. */
interface Policy {
  readonly isUp: boolean;
  readonly local: string;
  readonly peer: string;
  readonly covered: Match;
  readonly tunnel: Tunnel;
  readonly because: Because;
}

function prefixes(texts: readonly string[]): readonly string[] | null {
  const read = texts.flatMap((text) => asPrefix(text) ?? []);
  return read.length === texts.length && read.length > 0 ? read : null;
}

const states: readonly string[] = ['up', 'down'];

function readPolicy(row: IpsecPolicy, because: Because): Policy | null {
  const [local, peer] = [parseIpv4(row.localEndpoint), parseIpv4(row.peerEndpoint)];
  const [sources, destinations] = [prefixes(row.localSubnets), prefixes(row.peerSubnets)];
  const cipher = row.cipher === 'aes-gcm' || row.cipher === 'aes-cbc-sha1' ? row.cipher : null;
  if (local === null || peer === null || sources === null || destinations === null || cipher === null || !states.includes(row.state)) return null;
  return { isUp: row.state === 'up', local: formatIpv4(local), peer: formatIpv4(peer), covered: { sources, destinations }, tunnel: ipsec(cipher, row.natTraversal), because };
}

/** What an unreadable policy may have been meant for: its peer's networks where those can be read, anything otherwise. */
function gapRow(row: IpsecPolicy, because: Because): FilterRow {
  const destinations = prefixes(row.peerSubnets);
  return { match: destinations === null ? {} : { destinations }, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because };
}

/** What no policy takes, though it is aimed at a peer's network, ends here; so does everything for a peer that is down. The tunnel's own packets pass. */
function planPolicies(self: Self<IpsecProps>, rows: readonly { readonly row: IpsecPolicy; readonly policy: Policy | null; readonly because: Because }[], plan: PlanBuilder): void {
  const because = { component: self.id, path: '/ipsec', label: 'ipsec' };
  const known = rows.flatMap(({ policy }) => policy ?? []);
  const outer = known.map((policy): FilterRow => ({ match: { isOwn: true, sources: [`${policy.local}/32`], destinations: [`${policy.peer}/32`] }, action: 'permit', because: policy.because }));
  const covered = rows.map(({ row, policy, because: own }): FilterRow => {
    if (policy === null) return gapRow(row, own);
    return policy.isUp ? { match: policy.covered, action: 'permit', because: own } : { match: policy.covered, action: 'deny', reason: 'VPN_DOWN', because: own };
  });
  const aimed = known.map((policy): FilterRow => ({ match: { destinations: policy.covered.destinations ?? [] }, action: 'deny', because: policy.because }));
  const table = { slot: 'egress-filter', interface: null, table: 'vpn-policy', stateful: false, view: 'current', defaultAction: 'permit', reason: 'VPN_NO_POLICY', because } as const;
  plan.filter(self.id, table, [...outer, ...covered, ...aimed]);
}

/** One end for each address and form of tunnel, whoever the peers are. */
function planEnds(self: Self<IpsecProps>, known: readonly Policy[], plan: PlanBuilder): void {
  const ends = new Map<string, Policy[]>();
  for (const policy of known) {
    const key = `${policy.local} ${policy.tunnel.protocol}`;
    ends.set(key, [...(ends.get(key) ?? []), policy]);
  }
  for (const [first, ...others] of ends.values()) {
    if (first === undefined) continue;
    const peers = [...new Set([first, ...others].map((policy) => policy.peer))];
    plan.stage(self.id, { kind: 'decapsulate', slot: 'decapsulate', interface: null, because: first.because, tunnel: first.tunnel, address: first.local, peers, into: null });
  }
}

/** What fits into a packet of the interface that bears the tunnel's own address; nothing is known where none does. */
function innerLimit(self: Self<IpsecProps>, { local, tunnel }: Policy, scope: Scope): Pick<EncapsulateStage, 'innerMtuBytes'> {
  const uplink = portsOf(scope, self.id).find((port) => port.addresses.some(({ address }) => address === local));
  return uplink === undefined ? {} : { innerMtuBytes: largestInnerBytes(tunnel, uplink.mtuBytes) };
}

/** Brings the policies of an edge and both halves of their tunnels. */
export function planIpsec(self: Self<IpsecProps>, scope: Scope, plan: PlanBuilder): void {
  const rows = self.props.ipsec.map((row, index) => {
    const because = { component: self.id, path: `/ipsec/${index}`, label: row.name || row.id };
    return { row, because, policy: readPolicy(row, because) };
  });
  if (rows.length === 0) return;
  const up = rows.flatMap(({ policy }) => (policy?.isUp === true ? [policy] : []));
  planPolicies(self, rows, plan);
  planVpnListeners({ component: self.id, path: '/ipsec', label: 'ipsec' }, plan);
  for (const policy of up) {
    const { covered, tunnel, local, peer, because } = policy;
    plan.stage(self.id, {
      kind: 'encapsulate', slot: 'encapsulate', interface: null, because, match: covered, tunnel, source: local, destination: peer, ...innerLimit(self, policy, scope),
    });
  }
  planEnds(self, up, plan);
}
