import type { ComponentId } from '../model/design.ts';
import { perScope, type InterfaceRef, type Scope } from '../model/scope.ts';

/*
 * Layer 2 networks that are one: a stretched network counts as one domain across both sites, and so do the two sides of a layer 2 bridge (V-01).
 * Whether a bridge or tunnel is up now makes no difference: its addresses have to be different all the same.
 */

/** Networks that somebody joins, one list for each who does. */
const joins = perScope((scope, _all: 'joins'): readonly (readonly ComponentId[])[] => {
  const stretched = scope.ofKind('stretched-network').map(({ component: { props } }) =>
    [props['onpremSegment'], props['cloudSegment']].flatMap((id) => (typeof id === 'string' ? (scope.component(id)?.id ?? []) : [])),
  );
  const bridged = scope.ofKind('l2-bridge').map(({ id }) => scope.links(id, 'l2').flatMap((view) => scope.component(view.peer)?.id ?? []));
  return [...stretched, ...bridged];
});

/** All layer 2 networks that are one with this one, itself first. */
export const domainOf = perScope((scope, network: ComponentId): readonly ComponentId[] => {
  const domain = new Set([network]);
  for (const member of domain) for (const join of joins(scope, 'joins')) if (join.includes(member)) for (const other of join) domain.add(other);
  return [...domain];
});

/** Interfaces plugged into any of these networks, in the order of the networks. */
export function membersOf(scope: Scope, domain: readonly ComponentId[]): readonly InterfaceRef[] {
  return domain.flatMap((network) => scope.members(network));
}
