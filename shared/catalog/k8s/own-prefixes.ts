import { addressText } from './nodes.ts';

/** A prefix of one address for every readable address of interface rows: what the internet learns of a machine plugged into it. */
export function ownPrefixes(rows: readonly { readonly address: string }[]): readonly string[] {
  return rows.flatMap(({ address }) => {
    const text = addressText(address.split('/')[0] ?? '');
    return text === null ? [] : [`${text}/32`];
  });
}
