import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { clusterOf, readCluster } from '../cluster.ts';
import { planChains } from '../kube-proxy.ts';
import { addressText, clusterNodes } from '../nodes.ts';
import { endpointsOf } from '../services.ts';
import type { ServiceProps } from '../service-props.ts';

/** A Service has no device: it is rules on every node of its cluster, and an address that probes call. */
export function planService(self: Self<ServiceProps>, scope: Scope, plan: PlanBuilder): void {
  const because = { component: self.id, path: '/clusterIp', label: self.component.name };
  const clusterIp = addressText(self.props.clusterIp);
  if (clusterIp !== null) plan.calledAddress({ component: self.id, address: clusterIp, because });
  const outside = self.props.type === 'LoadBalancer' ? addressText(self.props.loadBalancerIp) : null;
  if (outside !== null) plan.publicAddress({ component: self.id, address: outside, form: 'own', because: { ...because, path: '/loadBalancerIp' } });
  const cluster = clusterOf(scope, self.id);
  if (cluster === null) return;
  const served = { id: self.id, name: self.component.name, props: self.props, cluster: readCluster(cluster), endpoints: endpointsOf(scope, self.id) };
  planChains(served, clusterNodes(scope, cluster.id), scope, plan);
}
