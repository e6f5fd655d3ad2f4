// Models an Ingress: which host and path leads to which Service, where TLS ends; every controller of the cluster that is enabled follows it.
// Source: seed 002 lines 28, 44; domain/private-cloud.md R-006..R-011, R-016, b.5 (Ingress), c (Ingress controller / ALB).
// Not modelled: ingress classes, annotations (rewrites, redirects from HTTP to HTTPS), ImplementationSpecific paths, TLS versions.
import { defineComponent } from '../../../model/definition.ts';
import { ingressSchema } from '../ingress-props.ts';
import { ingressFindings, ingressSentences } from './checks.ts';

export const ingress = defineComponent({
  id: 'ingress',
  family: 'k8s',
  labels: { ko: '인그레스', en: 'Ingress' },
  keywords: ['HTTP', 'host', 'path', 'TLS', 'virtual host', '호스트', '경로'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props: ingressSchema,
  parents: { kinds: ['kubernetes-cluster'], root: false },
  links: [],
  sentences: ingressSentences,
  card: (self) => ({ address: self.props.rules[0]?.host || null, lamp: null }),
  checks: ingressFindings,
});
