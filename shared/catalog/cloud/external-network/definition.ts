// Models the provider's external network "Public Network": the pool of public addresses and the fabric between them and the internet.
// Source: seed 000 (external network), domain/public-cloud.md B.2 (ExternalNetwork) and A.0 IG-03.
// Not modelled: the provider's own routers behind it; the pool's first address stands for them. Its size is an inference (B.2).
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { routedLinks } from '../../routed.ts';
import { planExternalNetwork } from './plan.ts';
import { externalNetworkTerraform } from './terraform.ts';

const props = z.object({
  cidr: field.cidr({ ko: '플로팅 IP 풀', en: 'Floating IP pool' }, '133.186.128.0/17'),
});

export const externalNetwork = defineComponent({
  id: 'external-network',
  family: 'cloud',
  labels: { ko: '외부 네트워크', en: 'External network' },
  keywords: ['Public Network', 'floating IP pool', 'provider network', '퍼블릭 네트워크'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props,
  parents: { kinds: [], root: true },
  links: routedLinks(['internet'], 1),
  sentences: {
    EXTERNAL_NETWORK_ONLY: { ko: '외부 네트워크는 {name} 하나뿐이며 더 만들 수 없습니다.', en: 'There is one external network, {name}; a second one cannot be created.' },
  },
  advertises: (self) => (self.props.cidr === '' ? [] : [self.props.cidr]),
  card: (self) => ({ address: self.props.cidr || null, lamp: null }),
  guards: {
    // The list of external networks is the provider's and has exactly one entry (IG-03).
    place: (self, scope) => scope.ofKind('external-network').filter((other) => other.id !== self.id).slice(0, 1).map((other) => ({
      code: 'EXTERNAL_NETWORK_ONLY', params: { name: other.component.name }, at: { component: other.id }, blocking: [other.id], rule: ['IG-03'],
    })),
  },
  plan: planExternalNetwork,
  terraform: externalNetworkTerraform,
});
