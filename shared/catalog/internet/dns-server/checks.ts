import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { isPrivateAddress } from '../../../net/cidr.ts';
import { ipFindings, ipSentences, type IpProps } from '../../ip-checks.ts';
import { hostAddressFindings, hostSentences } from '../host-checks.ts';

interface Props extends IpProps {
  readonly scope: string;
  readonly interfaces: readonly { readonly id: string; readonly address: string }[];
  readonly records: readonly { readonly id: string; readonly name: string; readonly address: string }[];
}

export const dnsServerSentences: Readonly<Record<string, Localized>> = {
  ...hostSentences,
  ...ipSentences,
  'DNS-002': {
    ko: '공용 DNS 서버의 {name} 레코드가 사설 주소 {ip}을(를) 가리켜 인터넷 사용자는 접속할 수 없습니다. 공용 주소를 적으세요.',
    en: 'The record {name} of a public DNS server points to the private address {ip}, where nobody on the internet can go. Give a public address.',
  },
};

/** Asked by people on the internet: public, and plugged in there. */
function isOnInternet({ id, props }: Self<Props>, scope: Scope): boolean {
  return props.scope === 'public' && scope.links(id, 'routed').some((view) => scope.component(view.peer)?.component.kind === 'internet');
}

function recordFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const { id, props } = self;
  if (!isOnInternet(self, scope)) return [];
  return props.records.flatMap((record, index): readonly Finding[] => {
    const address = parseIpv4(record.address);
    if (address === null || !isPrivateAddress(address)) return [];
    return [{ code: 'DNS-002', severity: 'warning', at: { component: id, path: `/records/${index}/address` }, params: { name: record.name, ip: record.address } }];
  });
}

/** What is wrong with a name server as it stands. */
export function dnsServerFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  return [...hostAddressFindings(self, scope), ...ipFindings(self, scope), ...recordFindings(self, scope)];
}
