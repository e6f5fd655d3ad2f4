// Models a pod: an address of its node's block behind a wire to the node, labels that Services and policies select it by, and what listens in it.
// Source: seed 002 lines 60 and 66-70; domain/private-cloud.md, b.5 (Pod), c (Kubernetes node).
// Not modelled: containers inside, restarts, probes (ready is what the design says), several interfaces, IPv6.
import { defineComponent } from '../../../model/definition.ts';
import { freePodAddresses, movedPodAddress } from '../blocks.ts';
import { nodeKinds } from '../nodes.ts';
import { podFindings, podSentences, refuseCordoned } from '../pod-checks.ts';
import { planPod } from './plan.ts';
import { podProps } from './props.ts';

export const pod = defineComponent({
  id: 'pod',
  family: 'k8s',
  labels: { ko: '팟', en: 'Pod' },
  keywords: ['container', 'k8s', 'kubernetes', 'workload', '파드', '컨테이너'],
  shape: 'node',
  size: { width: 124, height: 26 },
  props: podProps,
  parents: { kinds: nodeKinds, root: false },
  links: [],
  sentences: podSentences,
  interfaces: (self) => [{
    id: 'eth0', addresses: self.props.hostNetwork || self.props.ip === '' ? [] : [self.props.ip], prefixLength: 32, mtuBytes: self.props.mtu, policies: [], path: '/ip',
  }],
  card: (self) => ({ address: self.props.ip || null, lamp: self.props.ready ? 'running' : 'waiting' }),
  create: (parent, scope) => (parent === null ? {} : { ip: freePodAddresses(scope, parent, 1)[0] ?? '' }),
  relocate: (self, scope) => (self.props.hostNetwork ? {} : { ip: movedPodAddress(scope, self.id, self.props.ip) }),
  checks: podFindings,
  guards: { place: refuseCordoned },
  plan: planPod,
});
