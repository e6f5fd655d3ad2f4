// Models a subnet of a VPC: one layer 2 network with a prefix, whose addresses the cloud hands out.
// Source: domain/public-cloud.md B.2 (Subnet), C.1 (address management), C.2 (static routes), (d) NHN-SUB and NHN-SR; guide [VPC].
// Not modelled: DHCP itself; gateway, DHCP and source NAT addresses are derived, not stored.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { parseCidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { linkDelayUs } from '../../../plan/delays.ts';
import { addressReadings, fitsInVpc, freeBlock } from '../addressing.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { staticRouteSchema } from '../static-routes.ts';
import { subnetFindings, subnetSentences } from './checks.ts';
import { refuseAssociation, refuseDissociation, refusePlace, refuseRemoval } from './guards.ts';
import { subnetTerraform } from './terraform.ts';

const props = z.object({
  cidr: field.cidr({ ko: 'CIDR', en: 'CIDR' }, '192.168.0.0/24'),
  staticRoutes: field.rows({ ko: '정적 라우트', en: 'Static routes' }, staticRouteSchema, {
    role: 'routes',
    help: { ko: 'DHCP로 전달되며 인스턴스는 부팅할 때 받습니다.', en: 'Pushed by DHCP; instances learn them when they boot.' },
  }),
});
const refuseWrong = refuseNewErrors<z.output<typeof props>>(subnetFindings);

export const subnet = defineComponent({
  id: 'subnet',
  family: 'cloud',
  labels: { ko: '서브넷', en: 'Subnet' },
  keywords: ['network', 'L2', '네트워크', 'Default Network'],
  shape: 'segment',
  container: 'group',
  size: { width: 352, height: 220 },
  props,
  parents: { kinds: ['vpc'], root: false },
  links: [
    { kind: 'attach', end: 'from', peers: ['routing-table'], max: 1 },
    { kind: 'l2', end: 'to', peers: ['instance'] },
  ],
  sentences: subnetSentences,
  prefix: (self) => self.props.cidr,
  card: (self) => ({ address: self.props.cidr || null, lamp: null }),
  readings: (self, scope) => addressReadings(scope, self.id),
  create: (parent, scope, self) => {
    const free = freeBlock(parent, scope, self.id, 24);
    return free === null ? {} : { cidr: free };
  },
  // A copy, or a subnet moved into another VPC, keeps its prefix where that is inside and overlaps nothing.
  relocate: (self, scope) => {
    const cidr = parseCidr(self.props.cidr);
    if (cidr === null || fitsInVpc(cidr, self.component.parent, scope, self.id)) return {};
    const free = freeBlock(self.component.parent, scope, self.id, cidr.prefixLength);
    return free === null ? {} : { cidr: free };
  },
  checks: subnetFindings,
  guards: { place: refusePlace, update: refuseWrong, remove: refuseRemoval, connect: refuseAssociation, disconnect: refuseDissociation },
  plan: (self, _scope, plan: PlanBuilder) =>
    plan.segment({
      id: self.id,
      component: self.id,
      form: 'broadcast',
      mtuBytes: tenantMtuBytes,
      delayUs: linkDelayUs,
      // C.9: an address nobody holds is host unreachable. A stopped instance is another matter: it holds its address and is silent.
      missing: { silent: false, reason: 'ARP_FAIL' },
      because: { component: self.id, path: '/cidr', label: self.component.name },
    }),
  terraform: subnetTerraform,
});
