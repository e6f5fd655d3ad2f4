import type { Self } from '../../model/definition.ts';
import type { Finding } from '../../model/finding.ts';
import type { Scope } from '../../model/scope.ts';
import type { Localized } from '../../model/text.ts';

interface HostProps {
  readonly interfaces: readonly { readonly id: string; readonly address: string }[];
}

/** Sentences of {@link hostAddressFindings}. */
export const hostSentences: Readonly<Record<string, Localized>> = {
  'NHN-NIC-001': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다.', en: '{ip} is already used by {owner}.' },
};

/** Doubled addresses of a host on the internet. A row without an address is merely unfinished, one on a layer 2 network is judged there (V-01). */
export function hostAddressFindings(self: Self<HostProps>, scope: Scope): readonly Finding[] {
  return self.props.interfaces.flatMap((row, index): Finding[] => {
    if (scope.segmentOf(self.id, row.id) !== null) return [];
    const at = { component: self.id, path: `/interfaces/${index}/address` };
    if (row.address === '') return [];
    const other = scope.holders(row.address).find((ref) => ref.owner !== self.id || ref.row.id !== row.id);
    if (other === undefined) return [];
    const owner = scope.component(other.owner)?.component.name ?? other.owner;
    return [{ code: 'NHN-NIC-001', severity: 'error', at, params: { ip: row.address, owner } }];
  });
}
