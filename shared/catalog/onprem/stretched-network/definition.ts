// Models a network stretched over two sites: a VLAN on premises and a logical switch in the cloud are one layer 2 network through a concentrator pair.
// Source: domain/private-cloud.md b.4 (StretchedNetwork), b.6 rule 10, c (L2C), d.3 table 3, d.5, f (V-41, V-43, V-44); golden flow 3.
// Not modelled: routing protocols (what proximity routing makes on-premises routers learn is a row), policy routes of later appliances, learning of MACs.
import { defineComponent } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { firstPair, isHostUp, isPairUp, pairOf, stretchedSchema, type StretchedProps } from '../stretch.ts';
import { stretchedFindings } from './checks.ts';
import { connectCloudGateway, disconnectCloudGateway, moveGatewayOnPremises, moveGatewayToCloud, proximityOff, proximityOn } from './operations.ts';
import { planStretchedNetwork, stretchedEnds } from './plan.ts';
import { stretchedSentences } from './sentences.ts';

/** Without a pair there is nothing whose state could be told. */
function lamp(scope: Scope, props: StretchedProps): 'running' | 'error' | null {
  const pair = pairOf(scope, props);
  if (pair === null) return null;
  return isPairUp(pair) && isHostUp(pair.onprem) && isHostUp(pair.cloud) ? 'running' : 'error';
}

export const stretchedNetwork = defineComponent({
  id: 'stretched-network',
  family: 'onprem',
  labels: { ko: '확장 네트워크', en: 'Stretched network' },
  keywords: ['L2 extension', 'HCX', 'MON', 'proximity routing', '네트워크 확장', '근접 라우팅'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props: stretchedSchema,
  parents: { kinds: ['vcenter-instance'], root: true },
  links: [],
  sentences: stretchedSentences,
  memberships: (self, scope) => stretchedEnds(self, scope),
  card: (self, scope) => ({ address: self.props.cidr || null, lamp: lamp(scope, self.props) }),
  create: (_parent, scope) => {
    const pair = firstPair(scope);
    return pair === null ? {} : { onpremConcentrator: pair.onprem.id, cloudConcentrator: pair.cloud.id };
  },
  checks: stretchedFindings,
  operations: [connectCloudGateway, disconnectCloudGateway, proximityOn, proximityOff, moveGatewayToCloud, moveGatewayOnPremises],
  plan: planStretchedNetwork,
});
