import type { Scope } from '../../model/scope.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { FilterTable } from '../../plan/contribution.ts';
import type { Match } from '../../plan/stage.ts';
import { caliInterface } from './calico.ts';
import type { ClusterNode } from './nodes.ts';
import type { ClusterPod } from './pods.ts';
import { policyRows } from './policy-rows.ts';

const cali = (pods: readonly ClusterPod[]): readonly string[] => pods.map((pod) => caliInterface(pod.id));
const from = (pods: readonly ClusterPod[]): Match => ({ ingress: cali(pods) });
const to = (pods: readonly ClusterPod[]): Match => ({ egress: cali(pods) });

/**
 * Network policies where a node forwards (domain/private-cloud.md c, FORWARD): first what the sending pod may send, then what the receiving one may accept,
 * both after the destination was translated and before the source is. What a pod sends to its own node meets the first as well. The node's own packets
 * meet neither, nor does anything on a node where no policy closes a pod.
 */
export function planPolicies(scope: Scope, node: ClusterNode, plan: PlanBuilder): void {
  const because = { component: node.id, label: node.name };
  const table = { interface: null, because, slot: 'forward-filter', stateful: true, view: 'current', defaultAction: 'permit' } as const;
  const sends: FilterTable = { ...table, table: 'network-policy-egress', reason: 'NETWORK_POLICY_DENY_EGRESS' };
  const outgoing = policyRows(scope, node.id, 'egress', from);
  const incoming = policyRows(scope, node.id, 'ingress', to);
  if (outgoing.length > 0) {
    plan.filter(node.id, sends, outgoing);
    plan.filter(node.id, { ...sends, slot: 'deliver', table: 'network-policy-to-host' }, outgoing);
  }
  if (incoming.length > 0) plan.filter(node.id, { ...table, table: 'network-policy-ingress', reason: 'NETWORK_POLICY_DENY_INGRESS' }, incoming);
}
