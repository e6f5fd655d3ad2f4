// Models a load balancer: a full proxy on one address of a subnet, with listeners, pools, members and health checks.
// Source: seed 001 (GS-74..GS-90), domain/public-cloud.md B.2 (Load balancing), C.7; guide [LB].
// Not modelled: connection queues and the flash of every change, pages of custom responses, access control groups that several balancers share,
// network ACLs on the VIP (g.4). Regular expressions of L7 conditions are bounded (pattern.ts).
import { defineComponent, type CardFacts, type Self } from '../../../model/definition.ts';
import { restartBadge } from '../maintenance.ts';
import { references } from '../../ports.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { firstAddress, movedAddress } from '../relocation.ts';
import { loadBalancerFindings } from './checks.ts';
import { refuseBusy, refuseLink, refusePlace, refuseRemoval, refuseUpdate } from './guards.ts';
import { maintenance } from './maintenance.ts';
import { partOperations } from './operations.ts';
import { planLoadBalancer } from './plan.ts';
import { loadBalancerProps, type LoadBalancerProps } from './props.ts';
import { scaleOut } from './scale-out.ts';
import { loadBalancerSentences } from './sentences.ts';
import { loadBalancerTerraform } from './terraform.ts';

const lamps: Readonly<Record<string, 'running' | 'waiting'>> = { ACTIVE: 'running', PENDING_CREATE: 'waiting', PENDING_UPDATE: 'waiting', PENDING_DELETE: 'waiting' };

function card({ props }: Self<LoadBalancerProps>): CardFacts {
  return { address: props.vip || null, lamp: lamps[props.provisioningStatus] ?? 'error', ...restartBadge(props) };
}

export const loadBalancer = defineComponent({
  id: 'load-balancer',
  family: 'cloud',
  labels: { ko: '로드 밸런서', en: 'Load balancer' },
  keywords: ['LB', 'VIP', 'proxy', 'listener', '부하 분산', '리스너'],
  shape: 'node',
  size: { width: 148, height: 46 },
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
  card,
  create: (parent, scope) => {
    const pools = [{ id: 'pool-1', protocol: 'HTTP', memberPort: 80, method: 'ROUND_ROBIN', members: [] }];
    return { vip: firstAddress(scope, parent) ?? '', listeners: [{ id: 'http', protocol: 'HTTP', port: 80, defaultPool: 'pool-1' }], pools };
  },
  relocate: (self, scope) => {
    const vip = movedAddress(scope, self.id, self.props.vip);
    return vip === null ? {} : { vip };
  },
  checks: loadBalancerFindings,
  guards: { place: refusePlace, remove: refuseRemoval, connect: refuseLink, disconnect: refuseLink, rename: refuseBusy, update: refuseUpdate },
  operations: [scaleOut, ...partOperations, ...maintenance],
  plan: planLoadBalancer,
  terraform: loadBalancerTerraform,
});
