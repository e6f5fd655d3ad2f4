import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrContains, cidrSize, formatCidr, type Cidr } from '../../net/cidr.ts';
import { freeAddress, takenAddresses } from '../free-addresses.ts';
import { networkPrefixes } from '../ip-ports.ts';
import { subnetsOf, visibilityOf, vlanOf, type Visibility } from '../vlans.ts';
import { entryAddressOf } from './entry-addresses.ts';
import { addressText, clusterNodes, nodeUnder, type ClusterNode } from './nodes.ts';
import { servicesOf } from './services.ts';
import { readService } from './service-props.ts';

/* Portable subnets that ALBs and LoadBalancer Services of a cluster take their addresses from (domain/private-cloud.md V-52). */

/** Network, gateway and broadcast address of a portable subnet. */
const reserved = 3;

/** Addresses outside the cluster that its ALBs and LoadBalancer Services have, with the component that has each. */
function usersOf(scope: Scope, cluster: ComponentId): readonly { readonly owner: ComponentId; readonly address: string }[] {
  const controllers = scope.ofKind('ingress-controller').flatMap(({ id }) => {
    const address = nodeUnder(scope, id)?.cluster === cluster ? entryAddressOf(scope, id) : null;
    return address === null ? [] : [{ owner: id, address }];
  });
  const services = servicesOf(scope, cluster).flatMap((service) => {
    const props = readService(service);
    const address = props.type === 'LoadBalancer' ? addressText(props.loadBalancerIp) : null;
    return address === null ? [] : [{ owner: service.id, address }];
  });
  return [...controllers, ...services];
}

/** Subnets of the networks of a cluster's nodes in which no address is left, with the last component that took one. */
export function fullSubnets(scope: Scope, cluster: ComponentId): readonly { readonly cidr: string; readonly last: ComponentId }[] {
  const networks = new Set(clusterNodes(scope, cluster).flatMap((node) => node.ports.flatMap((port) => port.network ?? [])));
  const subnets = new Map<string, Cidr>([...networks].flatMap((network) => networkPrefixes(scope, network)).map((cidr) => [formatCidr(cidr), cidr]));
  const users = usersOf(scope, cluster);
  return [...subnets].flatMap(([text, cidr]) => {
    const own = users.filter(({ address }) => {
      const word = parseIpv4(address);
      return word !== null && cidrContains(cidr, word);
    });
    const last = own.at(-1);
    return last === undefined || new Set(own.map(({ address }) => address)).size < cidrSize(cidr) - reserved ? [] : [{ cidr: text, last: last.owner }];
  });
}

/** A free portable address for an ALB on a node: of the VLAN on that side of the provider the node stands on. Null where it stands on none, or none is left. */
export function freeEntryAddress(scope: Scope, node: ClusterNode, visibility: Visibility): string | null {
  const inUse = node.cluster === null ? [] : usersOf(scope, node.cluster).map(({ address }) => address);
  for (const { network } of node.ports) {
    const vlan = vlanOf(scope, network);
    if (network === null || vlan === null || visibilityOf(vlan) !== visibility || !subnetsOf(vlan).some((subnet) => subnet.isPortable)) continue;
    const free = freeAddress(scope, network, new Set([...takenAddresses(scope, network), ...inUse]));
    if (free !== null) return free;
  }
  return null;
}
