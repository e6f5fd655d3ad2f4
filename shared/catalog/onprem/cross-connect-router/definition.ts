// Models the cross-connect router (XCR): where a circuit from the enterprise enters the provider's private backbone.
// Source: domain/private-cloud.md b.1 (CrossConnectRouter), (c), b.6.12; R-050.
// Not modelled: BGP itself; what it learned stands in its routes with its source.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { ipInterfacesField } from '../../ip-host.ts';
import { ipInterfaceRows } from '../../ip-ports.ts';
import { planIpRouter } from '../../ip-router.ts';
import { routesField } from '../../route-rows.ts';
import { tunnelWayFindings, tunnelWaySentences } from '../../tunnel-ways.ts';
import { wireLinks } from '../../wiring.ts';

const props = z.object({ interfaces: ipInterfacesField, routes: routesField });

export const crossConnectRouter = defineComponent({
  id: 'cross-connect-router',
  family: 'onprem',
  labels: { ko: 'XCR 라우터', en: 'Cross-connect router' },
  keywords: ['XCR', 'direct link', 'router', 'backbone', 'VRF', '다이렉트 링크', '라우터'],
  shape: 'node',
  size: { width: 188, height: 46 },
  props,
  parents: { kinds: [], root: true },
  links: wireLinks('cross-connect-router'),
  sentences: { ...ipSentences, ...tunnelWaySentences },
  interfaces: (self) => ipInterfaceRows(self.props.interfaces),
  card: (self) => ({ address: self.props.interfaces[0]?.address || null, lamp: null }),
  create: () => ({ interfaces: [{ id: 'backbone' }, { id: 'wan' }] }),
  relocate: (self, scope) => freshAddresses(self, scope),
  checks: (self, scope) => [...ipFindings(self, scope), ...tunnelWayFindings(self, scope)],
  plan: (self, scope, plan: PlanBuilder) => planIpRouter(self, scope, plan),
});
