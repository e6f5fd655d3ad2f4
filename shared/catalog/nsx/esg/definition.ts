// Models an edge services gateway: routing, a firewall in three tiers, NAT bound to interfaces and a pair of appliances of which one is active.
// Source: domain/private-cloud.md b.3 (EdgeServicesGateway), c (ESG), d; domain/forwarding.md.
// Not modelled: sub-interfaces of a trunk, SSL VPN, L2 VPN, DHCP, DNS forwarding; OSPF and BGP are rows with their source, not computed.
import { defineComponent } from '../../../model/definition.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { gatewayWhenPlugged } from '../../gateway-addresses.ts';
import { ipInterfaceRows } from '../../ip-ports.ts';
import { rowsOfProps } from '../../ports.ts';
import { plugLinks } from '../../wiring.ts';
import { edgeCard } from './card.ts';
import { esgFindings, esgSentences } from './checks.ts';
import { ipsecLinks } from './ipsec.ts';
import { esgOperations } from './operations.ts';
import { planEsg } from './plan.ts';
import { esgProps, type EsgProps } from './props.ts';

export const esg = defineComponent({
  id: 'esg',
  family: 'nsx',
  labels: { ko: '에지 게이트웨이', en: 'Edge gateway' },
  keywords: ['ESG', 'NSX Edge', 'Edge Services Gateway', 'firewall', 'NAT', '방화벽', '에지 서비스 게이트웨이'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props: esgProps,
  parents: { kinds: ['esxi-host'], root: true },
  links: [...plugLinks('esg'), ...ipsecLinks],
  sentences: esgSentences,
  interfaces: rowsOfProps<EsgProps>((props) => ipInterfaceRows(props.interfaces)),
  card: edgeCard,
  create: () => ({ interfaces: [{ id: 'vnic0', type: 'uplink' }, { id: 'vnic1', type: 'internal' }] }),
  relocate: freshAddresses,
  effects: { connect: (self, change, scope) => gatewayWhenPlugged(self, change, { scope, isGateway: (row) => row.type !== 'uplink' }) },
  checks: esgFindings,
  operations: esgOperations,
  plan: planEsg,
});
