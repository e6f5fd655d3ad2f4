// Models a network policy: pods it selects accept, or send, nothing but what its rows allow; pods that no policy selects are open.
// Source: domain/private-cloud.md b.5 (NetworkPolicy, kind normal), c (Kubernetes node, FORWARD); Kubernetes NetworkPolicy API; Calico Felix.
// Not modelled: namespaces, host endpoints (preDNAT, applyOnForward), named ports, Calico's own policies with order and deny rules.
import { defineComponent } from '../../../model/definition.ts';
import { policyProps } from '../policies.ts';
import { policyFindings, policySentences } from './checks.ts';

export const networkPolicy = defineComponent({
  id: 'network-policy',
  family: 'k8s',
  labels: { ko: '네트워크 정책', en: 'Network policy' },
  keywords: ['NetworkPolicy', 'Calico', 'isolation', 'firewall', '격리', '팟 방화벽'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props: policyProps,
  parents: { kinds: ['kubernetes-cluster'], root: false },
  links: [],
  sentences: policySentences,
  card: (self) => ({ address: self.props.selector.join(', ') || null, lamp: null }),
  checks: policyFindings,
  create: () => ({ types: ['Ingress'] }),
});
