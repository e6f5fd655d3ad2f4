// Models a router: interfaces in VLANs and on wires, routes of every type, an optional stateful firewall, NAT on interfaces, reverse path filters.
// Source: domain/private-cloud.md b.4 (OnPremRouter), c (routers); domain/forwarding.md; issue text (a general router).
// Not modelled: computing OSPF and BGP (what they learned are rows with their source), VRFs, router redundancy.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { isOff } from '../../ip-host.ts';
import { ipInterfaceFields, ipInterfaceRows } from '../../ip-ports.ts';
import { natField } from '../../nat-rules.ts';
import { reversePathField } from '../../reverse-path.ts';
import { routesField } from '../../route-rows.ts';
import { routerFirewallFields } from '../../router-firewall.ts';
import { plugLinks, wireLinks } from '../../wiring.ts';
import { planRouter } from './plan.ts';

const props = z.object({
  state: field.choice({ ko: '상태', en: 'State' }, { running: { ko: '실행 중', en: 'Running' }, stopped: { ko: '중지', en: 'Stopped' } }, 'running'),
  interfaces: field.rows({ ko: '인터페이스', en: 'Interfaces' }, z.object({ ...ipInterfaceFields, reversePathFilter: reversePathField('off') })),
  routes: routesField,
  ...routerFirewallFields,
  nat: natField,
  dnsServer: field.reference({ ko: 'DNS 서버', en: 'DNS server' }, ['dns-server', 'service']),
});
export type OnpremRouterProps = z.output<typeof props>;

export const onpremRouter = defineComponent({
  id: 'onprem-router',
  family: 'onprem',
  labels: { ko: '라우터', en: 'Router' },
  keywords: ['gateway', 'firewall', 'NAT', 'L3 switch', 'VRA', 'on-premises', '게이트웨이', '방화벽', '온프레미스'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: ['onprem-site'], root: true },
  links: [...plugLinks('onprem-router'), ...wireLinks('onprem-router')],
  sentences: {},
  interfaces: (self) => ipInterfaceRows(self.props.interfaces),
  card: (self) => ({ address: self.props.interfaces[0]?.address || null, lamp: isOff(self.props) ? 'stopped' : 'running' }),
  create: () => ({ interfaces: [{ id: 'eth0' }, { id: 'eth1' }] }),
  plan: planRouter,
});
