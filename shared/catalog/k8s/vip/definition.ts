// Models a virtual IP of a cluster: an address that one master or proxy node holds at a time and that clients use instead of the node's own.
// Source: seed 002 line 100; domain/private-cloud.md R-063, b.5 (Vip), d.2 (M2: ARP is answered by the holder).
// Not modelled: how etcd or keepalived elect the holder, and the seconds that takes; the holder is what the design says.
import { defineComponent } from '../../../model/definition.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { addressText, clusterNodes } from '../nodes.ts';
import { roleOfVip, vipProps } from '../vips.ts';
import { vipFindings, vipSentences } from './checks.ts';
import { move } from './operations.ts';

export const vip = defineComponent({
  id: 'vip',
  family: 'k8s',
  labels: { ko: '클러스터 VIP', en: 'Cluster VIP' },
  keywords: ['VIP', 'virtual IP', 'keepalived', 'cluster VIP', 'proxy VIP', '가상 IP'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props: vipProps,
  parents: { kinds: ['kubernetes-cluster'], root: false },
  links: [],
  sentences: vipSentences,
  interfaces: (self) => [{ id: 'vip', addresses: self.props.address === '' ? [] : [self.props.address], prefixLength: 32, mtuBytes: 1500, policies: [], path: '/address' }],
  card: (self, scope) => ({ address: self.props.address || null, lamp: scope.component(self.props.holder) === null ? 'stopped' : 'running' }),
  create: (parent, scope, self) => {
    const nodes = parent === null ? [] : clusterNodes(scope, parent).filter((node) => node.role === roleOfVip(self.props.vipKind) && node.isRunning);
    return { holder: nodes[0]?.id ?? null };
  },
  relocate: (self, scope) => (scope.holders(self.props.address).some((ref) => ref.owner !== self.id) ? { address: '' } : {}),
  checks: vipFindings,
  operations: [move],
  plan: (self, _scope, plan: PlanBuilder) => {
    const address = addressText(self.props.address);
    if (address !== null) plan.calledAddress({ component: self.id, address, because: { component: self.id, path: '/address', label: self.component.name } });
  },
});
