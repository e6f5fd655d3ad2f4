// Models a virtual IP: an address of a subnet that is reserved, and stands on the instance that holds it at the moment.
// Source: domain/public-cloud.md B.2 (Port, kind VIRTUAL_IP), C.4 rule 9, (d) NHN-NIC-006 and NHN-NIC-007; guide [NI].
// Not modelled: the protocol by which instances agree who holds it (VRRP); the holder is what the design says.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { refuseFullSubnet } from '../addressing.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { firstAddress, movedAddress } from '../relocation.ts';
import { virtualIpFindings, virtualIpSentences } from './checks.ts';
import { takeOver } from './operations.ts';
import { virtualIpTerraform } from './terraform.ts';

const props = z.object({
  address: field.address({ ko: '주소', en: 'Address' }),
  holder: field.reference({ ko: '현재 소유 인스턴스', en: 'Held by' }, ['instance'], {
    help: { ko: '주소를 지금 가진 인스턴스. 비우면 아무도 응답하지 않습니다.', en: 'The instance that has the address now; when empty nobody answers.' },
  }),
});

export const virtualIp = defineComponent({
  id: 'virtual-ip',
  family: 'cloud',
  labels: { ko: '가상 IP', en: 'Virtual IP' },
  keywords: ['VIP', 'VRRP', 'keepalived', 'allowed address', '이중화'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: ['subnet'], root: false },
  links: [],
  sentences: virtualIpSentences,
  interfaces: (self) => [{
    id: 'vip', addresses: self.props.address === '' ? [] : [self.props.address], prefixLength: null, mtuBytes: tenantMtuBytes, policies: [], path: '/address',
  }],
  card: (self, scope) => ({ address: self.props.address || null, lamp: scope.component(self.props.holder) === null ? 'stopped' : 'running' }),
  create: (parent, scope) => {
    const address = firstAddress(scope, parent);
    return address === null ? {} : { address };
  },
  relocate: (self, scope) => {
    const address = movedAddress(scope, self.id, self.props.address);
    return address === null ? {} : { address };
  },
  checks: virtualIpFindings,
  guards: { place: refuseFullSubnet, update: refuseNewErrors<z.output<typeof props>>(virtualIpFindings) },
  operations: [takeOver],
  terraform: virtualIpTerraform,
});
