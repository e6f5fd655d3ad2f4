import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { componentId } from '../model/design.ts';
import type { Self } from '../model/definition.ts';
import { field } from '../model/fields.ts';
import type { InterfaceRow } from '../model/interface-row.ts';
import { formatIpv4, parseIpv4 } from '../net/address.ts';

/** Largest IP packet of the public side and of a plain host, in bytes (Ethernet). */
export const ethernetMtuBytes = 1500;

/** The fields every `props.interfaces[]` row has (CONTRACTS 1). Kinds add their own beside them. */
export const interfaceFields = {
  id: z.string(),
  address: field.address({ ko: '주소', en: 'Address' }),
};

/** A row of a host that no policy is bound to. */
export const hostInterfaces = field.rows(
  { ko: '인터페이스', en: 'Interfaces' },
  z.object({ ...interfaceFields, mtu: field.number({ ko: 'MTU', en: 'MTU' }, ethernetMtuBytes, { unit: 'B', min: 576, max: 9000 }) }),
);

interface PortRow {
  readonly id: string;
  readonly address: string;
  readonly mtu: number;
  readonly policies?: readonly ComponentId[];
}

/** The rows of `props.interfaces` as the rest of the design sees them. A row without address has none. */
export function interfaceRows(rows: readonly PortRow[]): readonly InterfaceRow[] {
  return rows.map((row, index) => ({
    id: row.id,
    addresses: row.address === '' ? [] : [row.address],
    prefixLength: null,
    mtuBytes: row.mtu,
    policies: row.policies ?? [],
    path: `/interfaces/${index}`,
  }));
}

/**
 * Rows that follow from a component's props alone, as all interfaces so far do: worked out once for each props value, because props are immutable
 * and every plan, check and picture of every later design asks for them again.
 */
export function rowsOfProps<Props extends object>(rows: (props: Props) => readonly InterfaceRow[]): (self: Self<Props>) => readonly InterfaceRow[] {
  const known = new WeakMap<Props, readonly InterfaceRow[]>();
  return ({ props }) => {
    const cached = known.get(props);
    if (cached !== undefined) return cached;
    const made = rows(props);
    known.set(props, made);
    return made;
  };
}

/** References as they stand in props, as ids. Whether somebody bears them is a finding's question. */
export function references(ids: readonly string[]): readonly ComponentId[] {
  return ids.map(componentId);
}

/** A prefix of one address for every readable address of the rows, with or without a length: what the internet learns of a host plugged into it. */
export function hostPrefixes(props: { readonly interfaces: readonly { readonly address: string }[] }): readonly string[] {
  return props.interfaces.flatMap((row) => {
    const address = parseIpv4(row.address.split('/')[0] ?? '');
    return address === null ? [] : [`${formatIpv4(address)}/32`];
  });
}
