// Models a logical switch: a layer 2 network over all hosts of its transport zone, whose frames travel between hosts in VXLAN.
// Source: domain/private-cloud.md b.3 (LogicalSwitch), b.6 rules 4 and 5, c (ESXi host transmit and receive), (f) V-02, V-05, V-06, V-07, V-49.
// Not modelled: frames to many (neighbours are asked as the controllers know them), universal switches, traffic shaping.
import { defineComponent } from '../../../model/definition.ts';
import { providerSpaceSentences } from '../../provider-space.ts';
import { overlapSentences } from '../../routing-domain.ts';
import { networkLinks } from '../../wiring.ts';
import { nsxSentences } from '../nsx-sentences.ts';
import { zonesOf } from '../transport-zones.ts';
import { logicalSwitchFindings } from './checks.ts';
import { planLogicalSwitch } from './plan.ts';
import { logicalSwitchProps } from './props.ts';
import { freeVni } from './vni.ts';

export const logicalSwitch = defineComponent({
  id: 'logical-switch',
  family: 'nsx',
  labels: { ko: '논리 스위치', en: 'Logical switch' },
  keywords: ['VXLAN', 'VNI', 'segment', 'NSX', '세그먼트', 'transit'],
  shape: 'segment',
  size: { width: 396, height: 24 },
  props: logicalSwitchProps,
  parents: { kinds: ['vcenter-instance'], root: false },
  links: networkLinks('logical-switch'),
  sentences: { ...nsxSentences, ...overlapSentences, ...providerSpaceSentences },
  prefix: (self) => self.props.cidr || null,
  card: (self) => ({ address: self.props.cidr || null, lamp: null, badge: { ko: String(self.props.vni), en: String(self.props.vni) } }),
  create: (parent, scope, self) => ({
    vni: freeVni(parent, scope, self.id),
    transportZone: parent === null ? '' : (zonesOf(scope, parent)[0]?.id ?? ''),
  }),
  // A copy needs a network identifier of its own.
  relocate: (self, scope) => ({ vni: freeVni(self.component.parent, scope, self.id, self.props.vni) }),
  checks: logicalSwitchFindings,
  plan: planLogicalSwitch,
});
