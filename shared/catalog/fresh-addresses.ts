import type { Self } from '../model/definition.ts';
import type { Scope } from '../model/scope.ts';
import { domainOf } from './l2-domain.ts';

interface Row {
  readonly id: string;
  readonly address: string;
  readonly secondary: readonly string[];
}

/**
 * Interfaces of a component that has become a copy: an address that somebody else has is left empty, for the person or the next plug to fill. A copy is not
 * plugged in (links to what was not copied are not copied); what is plugged in keeps its addresses unless somebody on the same layer 2 network has them,
 * so that moving a guest to another container changes nothing.
 */
export function freshAddresses<Interface extends Row>(self: Self<{ readonly interfaces: readonly Interface[] }>, scope: Scope): { readonly interfaces?: Interface[] } {
  const isTaken = (row: Row, address: string): boolean => {
    const network = scope.segmentOf(self.id, row.id);
    const others = address === '' ? [] : scope.holders(address.split('/')[0] ?? '').filter((ref) => ref.owner !== self.id);
    if (network === null) return others.length > 0;
    const domain = domainOf(scope, network);
    return others.some((ref) => domain.some((segment) => segment === scope.segmentOf(ref.owner, ref.row.id)));
  };
  if (!self.props.interfaces.some((row) => [row.address, ...row.secondary].some((address) => isTaken(row, address)))) return {};
  return {
    interfaces: self.props.interfaces.map((row) => ({ ...row, address: isTaken(row, row.address) ? '' : row.address, secondary: row.secondary.filter((address) => !isTaken(row, address)) })),
  };
}
