// Models a site-to-site VPN gateway: what a table sends to it and a connection's policy covers travels in IPsec to the peer's public address.
// Source: domain/public-cloud.md B.2 (VPN gateway), C.6, (d) NHN-VPN; private-cloud.md e (IPsec sizes); guide [VPN].
// Not modelled: IKE itself and rekeying, bandwidth limits, that nothing onward but a transit hub may follow; the key is not kept.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { field } from '../../../model/fields.ts';
import { nextPublicAddress } from '../addressing.ts';
import { externalNetworkOf } from '../association.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { firstAddress, movedAddress } from '../relocation.ts';
import { vpnGatewayFindings, vpnGatewaySentences } from './checks.ts';
import { connectionSchema } from './connection.ts';
import { refusePlace } from './guards.ts';
import { planVpnGateway } from './plan.ts';

const props = z.object({
  address: field.address({ ko: '서브넷 주소', en: 'Address in the subnet' }, '', { immutable: true }),
  externalNetwork: field.reference({ ko: '외부 네트워크', en: 'External network' }, ['external-network']),
  publicIp: field.address({ ko: '퍼블릭 IP', en: 'Public IP' }, '', { immutable: true }),
  bandwidth: field.choice(
    { ko: '대역폭', en: 'Bandwidth' },
    { '20M': { ko: '20M', en: '20M' }, '50M': { ko: '50M', en: '50M' }, '100M': { ko: '100M', en: '100M' }, '1G': { ko: '1G', en: '1G' } },
    '100M',
  ),
  connections: field.rows({ ko: '연결', en: 'Connections' }, connectionSchema),
});
export type VpnGatewayProps = z.output<typeof props>;

/** Addresses of its own: one in the subnet, one on the public side. */
function addresses(parent: ComponentId | null, scope: Scope): Partial<VpnGatewayProps> {
  const address = firstAddress(scope, parent);
  const pool = externalNetworkOf(scope, null);
  const publicIp = pool === null ? null : nextPublicAddress(scope, pool.id);
  return { ...(address === null ? {} : { address }), ...(pool === null ? {} : { externalNetwork: pool.id }), ...(publicIp === null ? {} : { publicIp }) };
}

export const vpnGateway = defineComponent({
  id: 'vpn-gateway',
  family: 'cloud',
  labels: { ko: 'VPN 게이트웨이', en: 'VPN gateway' },
  keywords: ['site-to-site', 'IPsec', 'IKE', 'ESP', 'tunnel', '터널'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props,
  parents: { kinds: ['subnet'], root: false },
  // The other end of a connection, where it is drawn: an edge gateway. What is sent goes by the addresses they name.
  links: [
    { kind: 'tunnel', end: 'from', peers: ['esg'] },
    { kind: 'tunnel', end: 'to', peers: ['esg'] },
  ],
  sentences: vpnGatewaySentences,
  interfaces: (self) => [
    { id: 'vpngw', addresses: self.props.address === '' ? [] : [self.props.address], prefixLength: null, mtuBytes: tenantMtuBytes, policies: [], path: '/address' },
    { id: 'public', addresses: self.props.publicIp === '' ? [] : [self.props.publicIp], prefixLength: 32, mtuBytes: 1500, policies: [], path: '/publicIp' },
  ],
  card: (self) => {
    const isUp = self.props.connections.some((connection) => connection.state === 'up');
    return { address: self.props.publicIp || null, lamp: isUp ? 'running' : 'stopped' };
  },
  create: (parent, scope) => addresses(parent, scope),
  // A copy gets addresses of its own.
  relocate: (self, scope) => {
    const fresh = addresses(self.component.parent, scope);
    const address = movedAddress(scope, self.id, self.props.address);
    const isTaken = scope.holders(self.props.publicIp).some((ref) => ref.owner !== self.id);
    return { ...(address === null ? {} : { address }), ...(isTaken && fresh.publicIp !== undefined ? { publicIp: fresh.publicIp } : {}) };
  },
  checks: vpnGatewayFindings,
  guards: { place: refusePlace, update: refuseNewErrors<VpnGatewayProps>(vpnGatewayFindings) },
  plan: planVpnGateway,
});
