import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Ipv4 } from '../../../net/address.ts';
import { formatCidr } from '../../../net/cidr.ts';
import type { FilterRow, Match } from '../../../plan/stage.ts';
import { filterAction } from '../../firewall-rules.ts';
import type { PortAddress } from '../../ip-ports.ts';
import { matchesPacket } from '../../match-relations.ts';
import type { Guest } from '../guests.ts';
import { guardedBy } from './guarded.ts';
import type { DfwProps } from './props.ts';
import { portRules, type PortRules } from './rules.ts';

/* V-28: Calico's IP-in-IP between nodes is IP protocol 4, which rules written for TCP and UDP do not let through. */

const ipInIpProtocol = 4;
const nodeKinds: ReadonlySet<string> = new Set(['master-node', 'proxy-node', 'worker-node']);

interface Node {
  readonly guest: Guest;
  readonly address: PortAddress;
  readonly rules: PortRules;
}

/** Whether a rule means the tunnel's packets from one node to another. */
function means(match: Match, from: Ipv4, to: Ipv4): boolean {
  return matchesPacket(match, { from, to, protocol: ipInIpProtocol });
}

/** The row that ends the tunnel's packets at a port; `default` where none decides and the default does; null where they pass. */
function blockedAt(rules: PortRules, from: Ipv4, to: Ipv4, isDefaultOpen: boolean): FilterRow | 'default' | null {
  const frame = rules.ethernet.find((row) => means(row.match, from, to));
  if (frame !== undefined && frame.action !== 'permit') return frame;
  const row = rules.general.find((candidate) => means(candidate.match, from, to));
  if (row === undefined) return isDefaultOpen ? null : 'default';
  // What a rule that cannot be read does is an open question, and an open question is no block.
  return row.action === 'permit' || row.reason === 'INSUFFICIENT_CONFIG' ? null : row;
}

/** How the pools of a cluster tunnel: the widest mode of those in use; null where none does. */
function tunnelMode(scope: Scope, cluster: string): 'Always' | 'CrossSubnet' | null {
  const entry = scope.component(cluster);
  const modes = (entry === null ? [] : scope.children(entry.id)).flatMap((child): readonly unknown[] =>
    child.component.kind === 'ip-pool' && child.component.props['disabled'] !== true ? [child.component.props['ipipMode'] ?? 'Always'] : [],
  );
  if (modes.includes('Always')) return 'Always';
  return modes.includes('CrossSubnet') ? 'CrossSubnet' : null;
}

function clusterOf({ entry }: Guest): string {
  const cluster = entry.component.props['cluster'];
  return typeof cluster === 'string' ? cluster : '';
}

function fixFor(self: Self<DfwProps>, nodes: readonly Node[]): Pick<Finding, 'fix'> {
  const addresses = [...new Set(nodes.map((node) => node.address.address))];
  const row = { name: 'IP-in-IP', enabled: true, source: addresses, destination: addresses, service: [`proto/${ipInIpProtocol}`], action: 'accept' };
  return { fix: { command: 'row.add', args: { id: self.id, path: '/rules', index: 0, row }, title: 'V-28.fix' } };
}

/** The first pair of nodes of each cluster whose tunnel this firewall ends. */
export function tunnelBlocked(self: Self<DfwProps>, scope: Scope): readonly Finding[] {
  const isDefaultOpen = filterAction(self.props.defaultAction) === 'permit';
  if (isDefaultOpen && self.props.rules.every((rule) => !rule.enabled || rule.action === 'accept')) return [];
  const rulesAt = portRules(self, scope);
  const byCluster = new Map<string, Node[]>();
  for (const guest of guardedBy(self, scope)) {
    const [port] = guest.ports;
    const address = port?.addresses[0];
    if (!nodeKinds.has(guest.entry.component.kind) || port === undefined || address === undefined) continue;
    const cluster = clusterOf(guest);
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), { guest, address, rules: rulesAt(guest, port) }]);
  }
  return [...byCluster].flatMap(([cluster, nodes]): readonly Finding[] => {
    const mode = tunnelMode(scope, cluster);
    const found = mode === null ? null : firstBlocked(nodes, mode === 'CrossSubnet', isDefaultOpen);
    if (found === null) return [];
    const { from, to, by } = found;
    const params = { rule: by === 'default' ? self.component.name : by.because.label, from: from.guest.entry.component.name, to: to.guest.entry.component.name };
    const isFrameRule = by !== 'default' && from.rules.ethernet.includes(by);
    return [{ code: 'V-28', severity: 'warning', at: { component: self.id, path: by === 'default' ? '/defaultAction' : (by.because.path ?? '/rules') }, params, ...(isFrameRule ? {} : fixFor(self, nodes)) }];
  });
}

function firstBlocked(nodes: readonly Node[], isAcrossOnly: boolean, isDefaultOpen: boolean): { readonly from: Node; readonly to: Node; readonly by: FilterRow | 'default' } | null {
  for (const from of nodes) {
    for (const to of nodes) {
      if (from === to || (isAcrossOnly && formatCidr(from.address.cidr) === formatCidr(to.address.cidr))) continue;
      const by = blockedAt(from.rules, from.address.word, to.address.word, isDefaultOpen) ?? blockedAt(to.rules, from.address.word, to.address.word, isDefaultOpen);
      if (by !== null) return { from, to, by };
    }
  }
  return null;
}
