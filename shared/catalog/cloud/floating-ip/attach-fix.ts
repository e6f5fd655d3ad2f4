import type { Fix } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';

/** The remedy of a table without internet gateway: attach the first one that is free. Nothing where there is none. */
export function attachFix(table: Entry | null, scope: Scope): { readonly fix?: Fix } {
  const free = scope.ofKind('internet-gateway').find((gateway) => scope.links(gateway.id, 'attach').length === 0);
  if (free === undefined || table === null) return {};
  const args = { kind: 'attach', from: { component: free.id }, to: { component: table.id } };
  return { fix: { command: 'link.connect', args, title: 'NHN-FIP-002.fix', params: { ig: free.component.name, rt: table.component.name } } };
}
