import type { ComponentId } from '../../model/design.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { parseCidr, formatCidr } from '../../net/cidr.ts';
import type { Because, FilterRow, Match } from '../../plan/stage.ts';
import { readService } from '../firewall-rules.ts';
import { clusterOf } from './cluster.ts';
import { clusterPods, isSelected, podOf, type ClusterPod } from './pods.ts';
import { directionsOf, readPolicy, type Direction, type PolicyRow } from './policies.ts';

/*
 * What network policies let through for one pod (Kubernetes NetworkPolicy API): a pod that some policy selects in a direction is closed there except for
 * what any of these policies allows.
 */

/** The policies that close a pod in a direction, in id order. Policies do not act on pods of the host network. */
export function policiesOn(scope: Scope, pod: ClusterPod, direction: Direction): readonly Entry[] {
  const cluster = clusterOf(scope, pod.id);
  if (cluster === null || pod.isHostNetwork) return [];
  return clusterPolicies(scope, cluster.id).filter((policy) => {
    const props = readPolicy(policy);
    return directionsOf(props).includes(direction) && isSelected(pod.labels, props.selector);
  });
}

/** Network policies of a cluster, in id order. */
export const clusterPolicies = perScope((scope, cluster: ComponentId): readonly Entry[] => scope.children(cluster).filter(({ component }) => component.kind === 'network-policy'));

/** Pods a policy acts on. */
export function selectedPods(scope: Scope, policy: Entry): readonly ClusterPod[] {
  const cluster = clusterOf(scope, policy.id);
  return cluster === null ? [] : clusterPods(scope, cluster.id).filter((pod) => !pod.isHostNetwork && isSelected(pod.labels, readPolicy(policy).selector));
}

const side = (direction: Direction, prefixes: readonly string[], except: readonly string[] = []): Match =>
  direction === 'ingress'
    ? { sources: prefixes, ...(except.length === 0 ? {} : { exceptSources: except }) }
    : { destinations: prefixes, ...(except.length === 0 ? {} : { exceptDestinations: except }) };

/** A prefix a person typed; null where it cannot be read. */
function prefixOf(text: string): string | null {
  const cidr = parseCidr(text);
  return cidr === null ? null : formatCidr(cidr);
}

/** The other ends a row names, as alternatives; null where it cannot be read. No alternative: it names pods and there are none. */
function readPeers(scope: Scope, cluster: ComponentId, row: PolicyRow, direction: Direction): readonly Match[] | null {
  const namesPods = row.allPods || row.podSelector.length > 0;
  if (!namesPods && row.ipBlock === '') return [{}];
  const peers: Match[] = [];
  if (namesPods) {
    const pods = clusterPods(scope, cluster).filter((pod) => !pod.isHostNetwork && isSelected(pod.labels, row.allPods ? [] : row.podSelector));
    const addresses = pods.flatMap((pod) => (pod.address === null ? [] : [`${pod.address}/32`]));
    if (addresses.length > 0) peers.push(side(direction, addresses));
  }
  if (row.ipBlock !== '') {
    const block = prefixOf(row.ipBlock);
    const except = row.except.map(prefixOf);
    if (block === null || except.includes(null)) return null;
    peers.push(side(direction, [block], except.flatMap((text) => text ?? [])));
  }
  return peers;
}

/** What a row lets through, as alternatives; null where it cannot be read. */
export function readPolicyRow(scope: Scope, cluster: ComponentId, row: PolicyRow, direction: Direction): readonly Match[] | null {
  const peers = readPeers(scope, cluster, row, direction);
  const ports = (row.ports.length === 0 ? ['any'] : row.ports).map(readService);
  if (peers === null || ports.includes(null)) return null;
  return peers.flatMap((peer) => ports.map((port): Match => ({ ...peer, ...port })));
}

/**
 * The rows of one pod in a direction: what its policies allow, an open question for what cannot be read, then nothing more. Empty where no policy
 * selects it. `where` says by which interface of the node its packets come or go.
 */
export function policyRows(scope: Scope, id: ComponentId, direction: Direction, where: Match): readonly FilterRow[] {
  const pod = podOf(scope, id);
  const cluster = clusterOf(scope, id);
  const policies = pod === null ? [] : policiesOn(scope, pod, direction);
  const [first] = policies;
  if (first === undefined || cluster === null) return [];
  const permits: FilterRow[] = [];
  const gaps: FilterRow[] = [];
  for (const policy of policies) {
    for (const [index, row] of readPolicy(policy)[direction].entries()) {
      const because: Because = { component: policy.id, path: `/${direction}/${index}`, label: row.name || row.id };
      const matches = readPolicyRow(scope, cluster.id, row, direction);
      if (matches === null) gaps.push({ match: where, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because });
      else permits.push(...matches.map((match): FilterRow => ({ match: { ...match, ...where }, action: 'permit', because })));
    }
  }
  const closed: FilterRow = { match: where, action: 'deny', because: { component: first.id, path: '/types', label: first.component.name } };
  return [...permits, ...gaps, closed];
}
