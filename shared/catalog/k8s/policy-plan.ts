import type { ComponentId } from '../../model/design.ts';
import { perScope, type Scope } from '../../model/scope.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { FilterTable } from '../../plan/contribution.ts';
import { caliInterface } from './calico.ts';
import { nodeUnder } from './nodes.ts';
import { podsOn } from './pods.ts';
import { policiesOn, policyRows } from './policy-rows.ts';

/** Whether a policy closes some pod of a node. Only then do packets through it meet the tables. */
const isGuarded = perScope((scope, node: ComponentId): boolean =>
  podsOn(scope, node).some((pod) => policiesOn(scope, pod, 'ingress').length > 0 || policiesOn(scope, pod, 'egress').length > 0),
);

/**
 * Network policies of one pod, where its node forwards (domain/private-cloud.md c, FORWARD): first what the sending pod may send, then what the receiving
 * one may accept, both after the destination was translated and before the source is. What a pod sends to its own node meets the first as well. The node's
 * own packets meet neither.
 */
export function planPolicies(id: ComponentId, scope: Scope, plan: PlanBuilder): void {
  const node = nodeUnder(scope, id);
  if (node === null || !isGuarded(scope, node.id)) return;
  const cali = caliInterface(id);
  const because = { component: node.id, label: node.name };
  const table = { interface: null, because, slot: 'forward-filter', stateful: true, view: 'current', defaultAction: 'permit' } as const;
  const sends: FilterTable = { ...table, table: 'network-policy-egress', reason: 'NETWORK_POLICY_DENY_EGRESS' };
  const accepts: FilterTable = { ...table, table: 'network-policy-ingress', reason: 'NETWORK_POLICY_DENY_INGRESS' };
  // Both by every pod and in this order, so that no pod's ingress comes before another one's egress.
  const outgoing = policyRows(scope, id, 'egress', { ingress: [cali] });
  plan.filter(node.id, sends, outgoing);
  plan.filter(node.id, accepts, policyRows(scope, id, 'ingress', { egress: [cali] }));
  if (outgoing.length > 0) plan.filter(node.id, { ...sends, slot: 'deliver', table: 'network-policy-to-host', interface: cali }, policyRows(scope, id, 'egress', {}));
}
