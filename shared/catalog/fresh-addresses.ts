import type { Self } from '../model/definition.ts';
import type { Scope } from '../model/scope.ts';

interface Row {
  readonly id: string;
  readonly address: string;
  readonly secondary: readonly string[];
}

/**
 * Interfaces of a component that has become a copy: an address that somebody else holds is left empty, for the person or the next plug to fill. Nothing
 * where all its addresses are its own, as after a move.
 */
export function freshAddresses<Interface extends Row>(self: Self<{ readonly interfaces: readonly Interface[] }>, scope: Scope): { readonly interfaces?: Interface[] } {
  const isTaken = (address: string): boolean => address !== '' && scope.holders(address.split('/')[0] ?? '').some((ref) => ref.owner !== self.id);
  if (!self.props.interfaces.some((row) => [row.address, ...row.secondary].some(isTaken))) return {};
  return { interfaces: self.props.interfaces.map((row) => ({ ...row, address: isTaken(row.address) ? '' : row.address, secondary: row.secondary.filter((address) => !isTaken(address)) })) };
}
