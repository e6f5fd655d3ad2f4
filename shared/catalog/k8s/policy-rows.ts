import type { ComponentId } from '../../model/design.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { formatCidr, parseCidr } from '../../net/cidr.ts';
import type { Because, FilterRow, Match } from '../../plan/stage.ts';
import { readService } from '../firewall-rules.ts';
import { clusterOf } from './cluster.ts';
import { isSelected, podsOn, podsSelected, type ClusterPod } from './pods.ts';
import { directionsOf, readPolicy, type Direction, type PolicyRow } from './policies.ts';

/*
 * What network policies let through (Kubernetes NetworkPolicy API): a pod that some policy selects in a direction is closed there except for what any of
 * these policies allows. Policies do not act on pods of the host network.
 */

/** Network policies of a cluster, in id order. */
const clusterPolicies = perScope((scope, cluster: ComponentId): readonly Entry[] => scope.children(cluster).filter(({ component }) => component.kind === 'network-policy'));

function closes(policy: Entry, pod: ClusterPod, direction: Direction): boolean {
  const props = readPolicy(policy);
  return !pod.isHostNetwork && directionsOf(props).includes(direction) && isSelected(pod.labels, props.selector);
}

/** The policies that close a pod in a direction, in id order. */
export function policiesOn(scope: Scope, pod: ClusterPod, direction: Direction): readonly Entry[] {
  const cluster = clusterOf(scope, pod.id);
  return cluster === null ? [] : clusterPolicies(scope, cluster.id).filter((policy) => closes(policy, pod, direction));
}

/** Pods a policy acts on. */
export function selectedPods(scope: Scope, policy: Entry): readonly ClusterPod[] {
  const cluster = clusterOf(scope, policy.id);
  return cluster === null ? [] : podsSelected(scope, cluster.id, readPolicy(policy).selector).filter((pod) => !pod.isHostNetwork);
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
    const pods = podsSelected(scope, cluster, row.allPods ? [] : row.podSelector).filter((pod) => !pod.isHostNetwork);
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

interface Allowance {
  readonly permits: readonly { readonly match: Match; readonly because: Because }[];
  /** Rows that cannot be read. */
  readonly gaps: readonly Because[];
}

/** What a policy allows in both directions, read once for all nodes: they share its lists of addresses. */
const allowances = perScope((scope, id: ComponentId): Readonly<Record<Direction, Allowance>> => {
  const [policy, cluster] = [scope.component(id), clusterOf(scope, id)];
  const allowance = (direction: Direction): Allowance => {
    if (policy === null || cluster === null) return { permits: [], gaps: [] };
    const rows = readPolicy(policy)[direction].map((row, index) => {
      const because: Because = { component: id, path: `/${direction}/${index}`, label: row.name || row.id };
      return { because, matches: readPolicyRow(scope, cluster.id, row, direction) };
    });
    return {
      permits: rows.flatMap(({ because, matches }) => (matches ?? []).map((match) => ({ match, because }))),
      gaps: rows.flatMap(({ because, matches }) => (matches === null ? [because] : [])),
    };
  };
  return { ingress: allowance('ingress'), egress: allowance('egress') };
});

/**
 * The rows of a node in a direction: what policies allow the pods they select, open questions for what cannot be read, then nothing more for these pods.
 * `where` says by which interfaces of the node the packets of certain pods come or go.
 */
export function policyRows(scope: Scope, node: ComponentId, direction: Direction, where: (pods: readonly ClusterPod[]) => Match): readonly FilterRow[] {
  const cluster = clusterOf(scope, node);
  if (cluster === null) return [];
  const pods = podsOn(scope, node);
  const closed = new Set<ComponentId>();
  const permits: FilterRow[] = [];
  const gaps: FilterRow[] = [];
  const ends: FilterRow[] = [];
  for (const policy of clusterPolicies(scope, cluster.id)) {
    const selected = pods.filter((pod) => closes(policy, pod, direction));
    if (selected.length === 0) continue;
    const place = where(selected);
    const allowance = allowances(scope, policy.id)[direction];
    permits.push(...allowance.permits.map(({ match, because }): FilterRow => ({ match: { ...match, ...place }, action: 'permit', because })));
    gaps.push(...allowance.gaps.map((because): FilterRow => ({ match: place, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because })));
    const fresh = selected.filter((pod) => !closed.has(pod.id));
    if (fresh.length > 0) ends.push({ match: where(fresh), action: 'deny', because: { component: policy.id, path: '/types', label: policy.component.name } });
    for (const pod of fresh) closed.add(pod.id);
  }
  return [...permits, ...gaps, ...ends];
}
