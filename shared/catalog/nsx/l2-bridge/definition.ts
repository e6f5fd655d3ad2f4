// Models an L2 bridge: one logical switch and one VLAN become one layer 2 network, on the host of a distributed router's control VM.
// Source: domain/private-cloud.md b.3 (L2Bridge), c (ESXi host transmit), f (V-24).
// Not modelled: universal logical switches, the time a bridge needs to move to another host, bridge filters.
import { defineComponent } from '../../../model/definition.ts';
import { plugLinks } from '../../wiring.ts';
import { l2BridgeFindings, l2BridgeSentences } from './checks.ts';
import { planL2Bridge } from './plan.ts';
import { bridgeInterfaces, l2BridgeSchema } from './props.ts';

export const l2Bridge = defineComponent({
  id: 'l2-bridge',
  family: 'nsx',
  labels: { ko: 'L2 브리지', en: 'L2 bridge' },
  keywords: ['bridge', 'VXLAN', 'VLAN', 'NSX', '브리지'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props: l2BridgeSchema,
  parents: { kinds: ['vcenter-instance'], root: true },
  links: plugLinks('l2-bridge'),
  sentences: l2BridgeSentences,
  interfaces: bridgeInterfaces,
  card: (self) => ({ address: null, lamp: self.props.state === 'down' ? 'stopped' : 'running' }),
  create: (parent, scope) => ({ dlr: scope.children(parent).find(({ component }) => component.kind === 'dlr')?.id ?? null }),
  checks: l2BridgeFindings,
  plan: planL2Bridge,
});
