// Models a VLAN: one layer 2 network of the enterprise or of the provider, with one prefix or several on the same wire.
// Source: domain/private-cloud.md b.1 (Vlan, PrimarySubnet, PortableSubnet), b.2 (DistributedSwitch, PortGroup), 0.2; domain/forwarding.md 7, 10.
// Not modelled: tags as such and spanning tree; who is plugged into a VLAN carries its tag. Trunk and switch names are told, they decide nothing.
import { defineComponent } from '../../../model/definition.ts';
import { formatCidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { linkDelayUs } from '../../../plan/delays.ts';
import { freeCount } from '../../free-addresses.ts';
import { networkLinks } from '../../wiring.ts';
import { subnetsOf, vlanSchema } from '../../vlans.ts';
import { vlanFindings, vlanSentences } from './checks.ts';

export const vlan = defineComponent({
  id: 'vlan',
  family: 'onprem',
  labels: { ko: 'VLAN', en: 'VLAN' },
  keywords: ['switch', 'port group', 'subnet', 'portable subnet', 'L2', '스위치', '포트 그룹', '포터블 서브넷'],
  shape: 'segment',
  size: { width: 396, height: 24 },
  props: vlanSchema,
  parents: { kinds: ['onprem-site', 'vcenter-instance'], root: true },
  links: networkLinks('vlan'),
  sentences: vlanSentences,
  readings: (self, scope) => subnetsOf(self.props).map(({ cidr }) => {
    const prefix = formatCidr(cidr);
    return { label: { ko: `사용 가능한 주소 (${prefix})`, en: `Free addresses (${prefix})` }, value: String(freeCount(scope, self.id, cidr)) };
  }),
  checks: vlanFindings,
  prefix: (self) => self.props.cidr || self.props.subnets[0]?.cidr || '',
  prefixes: (self) => [self.props.cidr, ...self.props.subnets.map((row) => row.cidr)].filter((text) => text !== ''),
  card: (self) => ({ address: self.props.cidr || self.props.subnets[0]?.cidr || null, lamp: null }),
  plan: (self, _scope, plan: PlanBuilder) =>
    plan.segment({
      id: self.id,
      component: self.id,
      form: 'broadcast',
      mtuBytes: self.props.mtu,
      delayUs: linkDelayUs,
      missing: { silent: false, reason: 'NEIGHBOR_UNREACHABLE' },
      because: { component: self.id, path: '/cidr', label: self.component.name },
    }),
});
