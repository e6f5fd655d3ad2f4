import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, offsetIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrContains, cidrSize, parseCidr } from '../../../net/cidr.ts';
import { readCluster } from '../cluster.ts';
import { servicesOf } from '../services.ts';
import { readService } from '../service-props.ts';

/** The first address that Services typed by people usually get; those below are the API server's and kube-dns's. */
const firstOffset = 20;

/** The next free address of a cluster's Service network; null when it has none. */
export function freeClusterIp(scope: Scope, id: ComponentId): string | null {
  const cluster = scope.component(id);
  const range = cluster === null ? null : parseCidr(readCluster(cluster).serviceCidr);
  if (range === null) return null;
  const taken = new Set(servicesOf(scope, id).map((service) => readService(service).clusterIp));
  for (let offset = Math.min(firstOffset, cidrSize(range) - 1); offset < cidrSize(range) - 1; offset += 1) {
    const address = formatIpv4(offsetIpv4(range.network, offset));
    if (!taken.has(address)) return address;
  }
  return null;
}

/** Whether a Service may keep its address in a cluster: it is of its Service network, and no other Service has it. */
export function isFreeClusterIp(scope: Scope, cluster: ComponentId, service: ComponentId, text: string): boolean {
  const [entry, word] = [scope.component(cluster), parseIpv4(text)];
  const range = entry === null ? null : parseCidr(readCluster(entry).serviceCidr);
  const isTaken = servicesOf(scope, cluster).some((other) => other.id !== service && readService(other).clusterIp === text);
  return word !== null && range !== null && cidrContains(range, word) && !isTaken;
}
