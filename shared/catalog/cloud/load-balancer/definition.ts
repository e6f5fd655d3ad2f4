// Models a load balancer: a full proxy on one address of a subnet, with listeners, pools, members and health checks.
// Source: seed 001 (GS-74..GS-90), domain/public-cloud.md B.2 (Load balancing), C.7; guide [LB].
// Not modelled: L7 policies, IP access control, static routes of the subnet, connection queues, restarts for maintenance.
import { defineComponent } from '../../../model/definition.ts';
import { nextFreeAddress } from '../addressing.ts';
import { references } from '../../ports.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { keepsAddress } from '../relocation.ts';
import { loadBalancerFindings } from './checks.ts';
import { refuseRemoval, refuseUpdate } from './guards.ts';
import { planLoadBalancer } from './plan.ts';
import { loadBalancerProps } from './props.ts';
import { loadBalancerSentences } from './sentences.ts';
import { loadBalancerTerraform } from './terraform.ts';

const lamps: Readonly<Record<string, 'running' | 'waiting'>> = { ACTIVE: 'running', PENDING_CREATE: 'waiting', PENDING_UPDATE: 'waiting' };

export const loadBalancer = defineComponent({
  id: 'load-balancer',
  family: 'cloud',
  labels: { ko: '로드 밸런서', en: 'Load balancer' },
  keywords: ['LB', 'VIP', 'proxy', 'listener', '부하 분산', '리스너'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props: loadBalancerProps,
  parents: { kinds: ['subnet'], root: false },
  links: [{ kind: 'attach', end: 'to', peers: ['floating-ip'], port: true }],
  sentences: loadBalancerSentences,
  interfaces: (self) => [{
    id: 'vip',
    addresses: self.props.vip === '' ? [] : [self.props.vip],
    prefixLength: null,
    mtuBytes: tenantMtuBytes,
    policies: references(self.props.vipSecurityGroups),
    path: '/vip',
  }],
  card: (self) => ({ address: self.props.vip || null, lamp: lamps[self.props.provisioningStatus] ?? 'stopped' }),
  create: (parent, scope) => {
    const subnet = scope.component(parent);
    const vip = subnet === null ? null : nextFreeAddress(scope, subnet.id);
    const pools = [{ id: 'pool-1', protocol: 'HTTP', memberPort: 80, method: 'ROUND_ROBIN', members: [] }];
    return { vip: vip ?? '', listeners: [{ id: 'http', protocol: 'HTTP', port: 80, defaultPool: 'pool-1' }], pools };
  },
  relocate: (self, scope) => {
    const subnet = scope.parent(self.id);
    if (subnet === null || keepsAddress(scope, self.id, self.props.vip, subnet.id)) return {};
    const vip = nextFreeAddress(scope, subnet.id);
    return vip === null ? {} : { vip };
  },
  checks: loadBalancerFindings,
  guards: { remove: refuseRemoval, update: refuseUpdate },
  plan: planLoadBalancer,
  terraform: loadBalancerTerraform,
});
