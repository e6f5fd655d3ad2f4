// Models an ingress controller, or an application load balancer of IKS: ends the client's connection, picks a Service by host and path, calls an endpoint.
// Source: seed 002 lines 28, 41, 58-60; domain/private-cloud.md R-009..R-011, R-014, R-015, b.5 (IngressController), c, d.2 (M1, M2).
// Not modelled: reloading, buffering, keep-alive connections to endpoints, several replicas in one component.
import { defineComponent } from '../../../model/definition.ts';
import { freePodAddresses, isOfBlock } from '../blocks.ts';
import { controllerSchema } from '../controller-props.ts';
import { nodeKinds } from '../nodes.ts';
import { controllerFindings, controllerSentences, newController, refusePlace } from './checks.ts';
import { planController } from './plan.ts';

export const ingressController = defineComponent({
  id: 'ingress-controller',
  family: 'k8s',
  labels: { ko: '인그레스 컨트롤러', en: 'Ingress controller' },
  keywords: ['ALB', 'application load balancer', 'nginx', 'ingress', '애플리케이션 로드 밸런서'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props: controllerSchema,
  parents: { kinds: nodeKinds, root: false },
  links: [],
  sentences: controllerSentences,
  interfaces: (self) => [{
    id: 'eth0', addresses: self.props.hostNetwork || self.props.ip === '' ? [] : [self.props.ip], prefixLength: 32, mtuBytes: self.props.mtu, policies: [], path: '/ip',
  }],
  card: (self) => ({ address: self.props.entryAddress || self.props.ip || null, lamp: self.props.enabled ? (self.props.ready ? 'running' : 'error') : 'stopped' }),
  create: (parent, scope) => newController(parent, scope, parent === null ? null : (freePodAddresses(scope, parent, 1)[0] ?? null)),
  relocate: (self, scope) => {
    const parent = self.component.parent;
    if (parent === null || self.props.hostNetwork || isOfBlock(scope, parent, self.props.ip)) return {};
    return { ip: freePodAddresses(scope, parent, 1)[0] ?? '' };
  },
  checks: controllerFindings,
  guards: { place: refusePlace },
  plan: planController,
});
