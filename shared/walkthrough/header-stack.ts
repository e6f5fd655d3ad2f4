import type { Header } from '../engine/report.ts';

/** One packet inside another: the words are those of the trade in both languages. */
export type Wrapping = 'VXLAN' | 'IP-in-IP' | 'L2 tunnel' | 'IPsec';

const wrappings: Partial<Record<Header['layer'], Wrapping>> = { vxlan: 'VXLAN', ipip: 'IP-in-IP', 'l2-tunnel': 'L2 tunnel', ipsec: 'IPsec' };

/** The encapsulations around the innermost packet, outermost first. */
export function wrappingsOf(headers: readonly Header[]): readonly Wrapping[] {
  const named = headers.flatMap((header) => wrappings[header.layer] ?? []);
  // IP-in-IP is two IP headers in a row: a report may leave out the marker between them.
  const addressed = headers.filter((header) => header.layer === 'ipv4' || header.layer === 'ipv6').length;
  const missing = Math.max(0, addressed - 1 - named.length);
  return [...named, ...Array.from({ length: missing }, (): Wrapping => 'IP-in-IP')];
}

export interface HeaderChange {
  readonly layer: Header['layer'];
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Fields of the innermost packet that differ between two stacks (VISUAL 10, marked in yellow). Layers are paired from the inside out, because
 * wrapping only ever adds and removes at the outside.
 */
export function headerChanges(before: readonly Header[], after: readonly Header[]): readonly HeaderChange[] {
  const layers: HeaderChange[][] = [];
  const [old, now] = [before.toReversed(), after.toReversed()];
  for (let index = 0; index < Math.min(old.length, now.length); index++) {
    const [one, other] = [old[index], now[index]];
    if (one === undefined || other === undefined || one.layer !== other.layer) break;
    const changes: HeaderChange[] = [];
    layers.push(changes);
    const oldFields = new Map<string, string>(Object.entries(one).map(([field, value]) => [field, `${value}`]));
    for (const [field, value] of Object.entries(other)) {
      const [was, is] = [oldFields.get(field), `${value}`];
      if (was !== undefined && was !== is) changes.push({ layer: other.layer, field, before: was, after: is });
    }
  }
  return layers.toReversed().flat();
}
