// Models somebody on the public internet: one host with a public address, from which probes start.
// Source: seed 001 (the client 103.243.200.42), domain/public-cloud.md B.0 (internet clients) and C.8; domain/private-cloud.md b.1.
// Not modelled: the person's own router and NAT; the host has its public address itself. The browser: a probe names
// the URL that is opened.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import { field } from '../../../model/fields.ts';
import type { Scope } from '../../../model/scope.ts';
import { parseIpv4 } from '../../../net/address.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { hostInterfaces, hostPrefixes, interfaceRows } from '../../ports.ts';
import { firstInterface, freshInterfaces, planHost } from '../host.ts';
import { hostAddressFindings, hostSentences } from '../host-checks.ts';
import { routedLinks } from '../../routed.ts';

const props = z.object({
  interfaces: hostInterfaces,
  dnsServer: field.reference({ ko: 'DNS 서버', en: 'DNS server' }, ['dns-server'], {
    help: { ko: '이름을 물어볼 DNS 서버 구성 요소. 파일에는 주소를 적어도 됩니다.', en: 'The DNS server component to ask for names. A file may also give an address.' },
  }),
  url: field.text({ ko: 'URL', en: 'URL' }, '', { optional: true, help: { ko: '이 사용자가 여는 주소. 예: https://shop.example.com', en: 'What this person opens. For example https://shop.example.com' } }),
});

/** The address behind a reference: the first one of a component, or the text itself where it is an address. */
function serverAddress(reference: string | null, scope: Scope): string | null {
  if (reference === null) return null;
  const server = scope.component(reference);
  const address = server === null ? reference : (scope.interfaces(server.id)[0]?.addresses[0] ?? '');
  return parseIpv4(address) === null ? null : address;
}

export const externalUser = defineComponent({
  id: 'external-user',
  family: 'internet',
  labels: { ko: '외부 사용자', en: 'External user' },
  keywords: ['client', 'browser', 'PC', '클라이언트', '사용자'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props,
  parents: { kinds: [], root: true },
  links: routedLinks(['internet'], 1),
  sentences: hostSentences,
  interfaces: (self) => interfaceRows(self.props.interfaces),
  advertises: (self) => hostPrefixes(self.props),
  card: (self) => ({ address: self.props.interfaces[0]?.address || null, lamp: null }),
  create: (_parent, scope) => firstInterface(scope),
  relocate: (self, scope) => {
    const interfaces = freshInterfaces(self, scope);
    return interfaces === null ? {} : { interfaces };
  },
  checks: (self, scope): readonly Finding[] => hostAddressFindings(self, scope),
  plan: (self, scope, plan: PlanBuilder) => planHost(self, scope, plan, { dnsServer: serverAddress(self.props.dnsServer, scope) }),
});
