import type { ComponentId } from '../model/design.ts';
import { perScope, type InterfaceRef, type Scope } from '../model/scope.ts';
import { domainOf, membersOf } from './l2-domain.ts';

/* Who forwards between networks, as the machines on them see it (V-19). */

const routerKinds: ReadonlySet<string> = new Set(['dlr', 'esg', 'onprem-router', 'customer-router', 'cross-connect-router', 'wan']);

/** Whether a component routes what others send to it. */
export function isRouter(scope: Scope, id: ComponentId): boolean {
  return routerKinds.has(scope.component(id)?.component.kind ?? '');
}

/** Interfaces of routers in the layer 2 domain of a network that are connected; those on the network itself first. */
export const routersIn = perScope((scope, network: ComponentId): readonly InterfaceRef[] =>
  membersOf(scope, domainOf(scope, network)).filter((ref) => ref.row.connected !== false && isRouter(scope, ref.owner)),
);
