import type { ComponentId } from '../../model/design.ts';
import { addTo, perScope, type Scope } from '../../model/scope.ts';
import { isOnNodePorts, isPort, servicesOf } from './services.ts';
import { readService } from './service-props.ts';

/* Node ports of a cluster: one Service each, out of one range (domain/private-cloud.md b.5, V-30). */

const usual = { first: 30_000, last: 32_767 } as const;

/** The range a cluster gives node ports from; the usual one where its text cannot be read. */
export function nodePortRange(text: string): { readonly first: number; readonly last: number } {
  const parts = /^\s*(\d{1,5})\s*-\s*(\d{1,5})\s*$/.exec(text);
  const [first, last] = [Number(parts?.[1]), Number(parts?.[2])];
  return parts !== null && first >= 1 && first <= last && last <= 65_535 ? { first, last } : usual;
}

/** A row of a Service that has a node port. */
export interface PortUser {
  readonly service: ComponentId;
  readonly index: number;
}

/** Who has a node port of a cluster, port by port in id and row order: `tcp 31443`. */
export const nodePortUsers = perScope((scope, cluster: ComponentId): ReadonlyMap<string, readonly PortUser[]> => {
  const users = new Map<string, PortUser[]>();
  for (const service of servicesOf(scope, cluster)) {
    const props = readService(service);
    if (!isOnNodePorts(props)) continue;
    props.ports.forEach((row, index) => {
      if (isPort(row.nodePort)) addTo(users, `${row.protocol} ${row.nodePort}`, { service: service.id, index });
    });
  }
  return users;
});

/** The first node port of a range that nobody in the cluster has; null when all are taken. */
export function freeNodePort(scope: Scope, cluster: ComponentId, rangeText: string): number | null {
  const { first, last } = nodePortRange(rangeText);
  const users = nodePortUsers(scope, cluster);
  for (let port = first; port <= last; port += 1) if (!users.has(`tcp ${port}`) && !users.has(`udp ${port}`)) return port;
  return null;
}
