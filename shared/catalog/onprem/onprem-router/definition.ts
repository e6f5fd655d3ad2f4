// Models a router: interfaces in VLANs and on wires, routes of every type, an optional stateful firewall, NAT on interfaces, reverse path filters.
// Source: domain/private-cloud.md b.4 (OnPremRouter), c (routers); domain/forwarding.md; issue text (a general router).
// Not modelled: computing OSPF and BGP (what they learned are rows with their source), VRFs, router redundancy.
import { defineComponent } from '../../../model/definition.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { gatewayWhenPlugged } from '../../gateway-addresses.ts';
import { isOff } from '../../ip-host.ts';
import { ipInterfaceRows } from '../../ip-ports.ts';
import { rowsOfProps } from '../../ports.ts';
import { plugLinks, wireLinks } from '../../wiring.ts';
import { advertisedBy } from './advertised.ts';
import { onpremRouterFindings, onpremRouterSentences } from './checks.ts';
import { planRouter } from './plan.ts';
import { onpremRouterProps, type OnpremRouterProps } from './props.ts';

export const onpremRouter = defineComponent({
  id: 'onprem-router',
  family: 'onprem',
  labels: { ko: '라우터', en: 'Router' },
  keywords: ['gateway', 'firewall', 'NAT', 'L3 switch', 'VRA', 'on-premises', '게이트웨이', '방화벽', '온프레미스'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props: onpremRouterProps,
  parents: { kinds: ['onprem-site'], root: true },
  links: [...plugLinks('onprem-router'), ...wireLinks('onprem-router')],
  sentences: onpremRouterSentences,
  interfaces: rowsOfProps<OnpremRouterProps>((props) => ipInterfaceRows(props.interfaces)),
  advertises: advertisedBy,
  card: (self) => ({ address: self.props.interfaces[0]?.address || null, lamp: isOff(self.props) ? 'stopped' : 'running' }),
  create: () => ({ interfaces: [{ id: 'eth0' }, { id: 'eth1' }] }),
  relocate: freshAddresses,
  effects: { connect: (self, change, scope) => gatewayWhenPlugged(self, change, { scope, isGateway: () => true }) },
  checks: onpremRouterFindings,
  plan: planRouter,
});
