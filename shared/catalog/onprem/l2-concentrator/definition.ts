// Models one appliance of a layer 2 concentrator pair (network extension): it carries whole frames of stretched networks in a tunnel to its peer.
// Source: domain/private-cloud.md b.4 (L2Concentrator), c (L2C), d.3 table 3, e (150 bytes), f (V-40, V-42, V-45, V-46).
// Not modelled: bandwidth, the management connection on TCP 443, the exact split of the overhead, and that flow conditioning shortens TCP segments (the
// report says so).
import { defineComponent } from '../../../model/definition.ts';
import { addressWhenPlugged } from '../../free-addresses.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { ipInterfaceRows } from '../../ip-ports.ts';
import { migrateOperation } from '../../move-guest.ts';
import { rowsOfProps } from '../../ports.ts';
import { plugLinks } from '../../wiring.ts';
import { concentratorSchema, type ConcentratorProps } from '../stretch.ts';
import { concentratorFindings } from './checks.ts';
import { planConcentrator } from './plan.ts';
import { concentratorSentences } from './sentences.ts';

export const l2Concentrator = defineComponent({
  id: 'l2-concentrator',
  family: 'onprem',
  labels: { ko: 'L2 Concentrator', en: 'L2 concentrator' },
  keywords: ['L2C', 'HCX', 'network extension', 'L2 VPN', 'stretch', '네트워크 확장', 'L2 확장'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props: concentratorSchema,
  parents: { kinds: ['esxi-host'], root: true },
  links: [
    ...plugLinks('l2-concentrator'),
    { kind: 'tunnel', end: 'from', peers: ['l2-concentrator'], max: 1 },
    { kind: 'tunnel', end: 'to', peers: ['l2-concentrator'], max: 1 },
  ],
  sentences: concentratorSentences,
  interfaces: rowsOfProps<ConcentratorProps>((props) => ipInterfaceRows(props.interfaces)),
  card: (self) => ({ address: self.props.interfaces[0]?.address || null, lamp: self.props.state === 'down' ? 'error' : 'running' }),
  // What stands in a vCenter Server instance is the cloud's end.
  create: (parent, scope) => ({
    interfaces: [{ id: 'uplink' }],
    site: parent !== null && scope.enclosing(parent, 'vcenter-instance') !== null ? 'cloud' : 'onprem',
  }),
  relocate: freshAddresses,
  checks: concentratorFindings,
  effects: { connect: addressWhenPlugged },
  operations: [migrateOperation<ConcentratorProps>()],
  plan: planConcentrator,
});
