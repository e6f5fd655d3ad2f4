// Models the provider's routers in front of a customer's VLANs: frontend (FCR) for the public ones, backend (BCR) for the private ones.
// Source: domain/private-cloud.md b.1 (FrontendCustomerRouter, BackendCustomerRouter), (c) FCR/BCR, (h) 6; R-023.
// Not modelled: redundancy of the pair, BGP itself, filtering of unknown sources at the backend (h 6).
import { defineComponent } from '../../../model/definition.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { plugLinks, wireLinks } from '../../wiring.ts';
import { customerRouterFindings, customerRouterSentences } from './checks.ts';
import { refuseVlan } from './guards.ts';
import { advertisedPrefixes, customerRouterInterfaces, planCustomerRouter } from './plan.ts';
import { customerRouterSchema } from './props.ts';

export const customerRouter = defineComponent({
  id: 'customer-router',
  family: 'internet',
  labels: { ko: '고객 라우터', en: 'Customer router' },
  keywords: ['FCR', 'BCR', 'frontend', 'backend', 'router', 'gateway', '프런트엔드', '백엔드', '라우터'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props: customerRouterSchema,
  parents: { kinds: [], root: true },
  links: [...plugLinks('customer-router'), ...wireLinks('customer-router')],
  sentences: customerRouterSentences,
  interfaces: customerRouterInterfaces,
  advertises: advertisedPrefixes,
  card: (self, scope) => ({ address: scope.interfaces(self.id).flatMap((row) => row.addresses)[0] ?? null, lamp: null }),
  create: () => ({ interfaces: [{ id: 'uplink' }, { id: 'vlan' }] }),
  relocate: freshAddresses,
  checks: customerRouterFindings,
  guards: { connect: refuseVlan },
  plan: planCustomerRouter,
});
