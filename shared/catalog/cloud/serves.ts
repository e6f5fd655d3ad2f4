import type { ComponentId } from '../../model/design.ts';
import type { Entry, Scope } from '../../model/scope.ts';
import { vpcOf } from './association.ts';

/** The VPCs that a peering joins, in id order: the other ends of its links. */
export function peeredVpcs(scope: Scope, gateway: ComponentId): readonly Entry[] {
  return scope.links(gateway, 'peering').flatMap((view) => {
    const peer = scope.component(view.peer);
    return peer?.component.kind === 'vpc' ? [peer] : [];
  });
}

/** True when tables of a VPC may route to a gateway: it stands in the VPC, or is a peering that joins it. */
export function servesVpc(scope: Scope, gateway: Entry, vpc: ComponentId): boolean {
  if (gateway.component.kind === 'peering-gateway') return peeredVpcs(scope, gateway.id).some((peer) => peer.id === vpc);
  return vpcOf(scope, gateway.id)?.id === vpc;
}
