// Models a NAT gateway: source NAT to its floating IP for whatever a routing table of the VPC sends to it; nothing new comes in by it.
// Source: domain/public-cloud.md B.2 (NAT gateway), B.3, C.4 rules 4 to 6, C.6; guide [NAT].
// Not modelled: the regions that offer it; its address inside the subnet is a port like any other, not told by the guide.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { firstAddress, movedAddress } from '../relocation.ts';
import { natGatewayFindings, natGatewaySentences } from './checks.ts';
import { refuseDisassociation, refusePlace, refuseUpdate } from './guards.ts';
import { planNatGateway } from './plan.ts';

const props = z.object({
  state: field.choice(
    { ko: '상태', en: 'State' },
    { BUILD: { ko: '생성 중', en: 'Build' }, ACTIVE: { ko: '사용 가능', en: 'Active' }, ERROR: { ko: '오류', en: 'Error' } },
    'ACTIVE',
  ),
  address: field.address({ ko: '서브넷 주소', en: 'Address in the subnet' }, '', { immutable: true }),
  description: field.text({ ko: '설명', en: 'Description' }, '', { optional: true }),
});
export type NatGatewayProps = z.output<typeof props>;

const refuseErrors = refuseNewErrors<NatGatewayProps>(natGatewayFindings);
const lamps: Readonly<Record<string, 'running' | 'waiting'>> = { ACTIVE: 'running', BUILD: 'waiting' };

export const natGateway = defineComponent({
  id: 'nat-gateway',
  family: 'cloud',
  labels: { ko: 'NAT 게이트웨이', en: 'NAT gateway' },
  keywords: ['NAT', 'NATGW', 'SNAT', 'egress only', '주소 변환'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props,
  parents: { kinds: ['subnet'], root: false },
  links: [{ kind: 'attach', end: 'to', peers: ['floating-ip'], port: true, max: 1 }],
  sentences: natGatewaySentences,
  interfaces: (self) => [{
    id: 'natgw', addresses: self.props.address === '' ? [] : [self.props.address], prefixLength: null, mtuBytes: tenantMtuBytes, policies: [], path: '/address',
  }],
  card: (self) => ({ address: self.props.address || null, lamp: lamps[self.props.state] ?? 'error' }),
  create: (parent, scope) => {
    const address = firstAddress(scope, parent);
    return address === null ? {} : { address };
  },
  // A copy gets an address of its own.
  relocate: (self, scope) => {
    const address = movedAddress(scope, self.id, self.props.address);
    return address === null ? {} : { address };
  },
  checks: natGatewayFindings,
  guards: {
    place: refusePlace,
    disconnect: refuseDisassociation,
    update: (self, next, scope) => [...refuseUpdate(self, next), ...refuseErrors(self, next, scope)],
  },
  plan: planNatGateway,
});
