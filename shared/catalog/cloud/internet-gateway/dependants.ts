import type { ComponentId } from '../../../model/design.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { floatingIpsOn, subnetsOf, tableOfGateway } from '../association.ts';

/** Instances behind the gateway's table that reach the internet only through it: those without a floating IP (IG-34, IG-35). */
export function dependants(scope: Scope, gateway: ComponentId): readonly Entry[] {
  const table = tableOfGateway(scope, gateway);
  const subnets = table === null ? [] : subnetsOf(scope, table.id);
  const owners = new Set(subnets.flatMap((subnet) => scope.members(subnet.id).map((ref) => ref.owner)));
  return scope.ofKind('instance').filter((entry) => owners.has(entry.id) && floatingIpsOn(scope, entry.id).length === 0);
}
