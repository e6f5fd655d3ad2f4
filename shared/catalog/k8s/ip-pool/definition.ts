// Models a Calico IP pool: the prefix from which nodes get blocks, when packets between nodes are wrapped, and whether what leaves it is translated.
// Source: seed 002 lines 60 and 70; domain/private-cloud.md, b.5 (IpPool), c (Kubernetes node).
// Not modelled: VXLAN mode of newer releases, node selectors, how blocks are borrowed between nodes.
import { defineComponent } from '../../../model/definition.ts';
import type { Localized } from '../../../model/text.ts';
import { readCluster } from '../cluster.ts';
import { defaultMode, poolProps } from '../pools.ts';
import { blockUse, poolFindings, poolSentences } from './checks.ts';

const badges: Readonly<Record<string, Localized>> = {
  Always: { ko: 'IPIP', en: 'IPIP' },
  CrossSubnet: { ko: 'IPIP 서브넷 간', en: 'IPIP across subnets' },
  Never: { ko: 'IPIP 없음', en: 'no IPIP' },
};

export const ipPool = defineComponent({
  id: 'ip-pool',
  family: 'k8s',
  labels: { ko: 'IP 풀', en: 'IP pool' },
  keywords: ['Calico', 'IPPool', 'IP-in-IP', 'natOutgoing', 'pod network', '팟 네트워크'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props: poolProps,
  parents: { kinds: ['kubernetes-cluster'], root: false },
  links: [],
  sentences: poolSentences,
  card: (self) => {
    const badge = badges[self.props.ipipMode];
    return { address: self.props.cidr || null, lamp: self.props.disabled ? 'stopped' : null, ...(badge === undefined ? {} : { badge }) };
  },
  readings: (self, scope) => {
    const use = blockUse(scope, self.id);
    return use === null ? [] : [{ label: { ko: '사용 중인 블록', en: 'Blocks in use' }, value: `${use.used} / ${use.all}` }];
  },
  checks: poolFindings,
  create: (parent, scope) => {
    const cluster = scope.component(parent);
    if (cluster === null) return {};
    const { podCidr, flavor } = readCluster(cluster);
    return { cidr: podCidr, ipipMode: defaultMode(flavor) };
  },
});
