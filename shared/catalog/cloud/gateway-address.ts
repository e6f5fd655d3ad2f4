import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import { nextPublicAddress } from './addressing.ts';
import { externalNetworkOf, tableOfGateway } from './association.ts';

/**
 * The public address of an attached internet gateway, canonical: the stored one, or where a file written by hand leaves it out the one that
 * attaching would allocate now, gateways in id order. Null for one that is not attached, or has no pool.
 */
export function gatewayPublicAddress(scope: Scope, gateway: ComponentId): string | null {
  const derived: string[] = [];
  for (const { id, component } of scope.ofKind('internet-gateway')) {
    const { publicIp: stored, externalNetwork } = component.props;
    const isAttached = tableOfGateway(scope, id) !== null;
    const known = parseIpv4(typeof stored === 'string' ? stored : '');
    if (id === gateway && (!isAttached || known !== null)) return isAttached && known !== null ? formatIpv4(known) : null;
    if (!isAttached || known !== null) continue;
    const pool = externalNetworkOf(scope, typeof externalNetwork === 'string' ? externalNetwork : null);
    const address = pool === null ? null : nextPublicAddress(scope, pool.id, derived);
    if (id === gateway) return address;
    if (address !== null) derived.push(address);
  }
  return null;
}
