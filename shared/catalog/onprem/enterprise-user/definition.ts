// Models somebody at a desk of the enterprise: one machine in its network, from which probes start.
// Source: domain/private-cloud.md b.4 (EnterpriseUser), flow 3 of (d); CONTRACTS 2 (a URL is resolved by the source's DNS server).
// Not modelled: the browser; the URL is what this person opens, a probe names it.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { addressWhenPlugged } from '../../free-addresses.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { isOff, ipHostFields, planIpHost } from '../../ip-host.ts';
import { ipInterfaceRows } from '../../ip-ports.ts';
import { plugLinks, wireLinks } from '../../wiring.ts';

const { state, interfaces, gateway, dnsServer, ...guestFields } = ipHostFields;

const props = z.object({
  state,
  interfaces,
  gateway,
  dnsServer,
  url: field.text({ ko: 'URL', en: 'URL' }, '', { optional: true, help: { ko: '이 사용자가 여는 주소. 예: https://shop.example.com', en: 'What this person opens. For example https://shop.example.com' } }),
  ...guestFields,
});

export const enterpriseUser = defineComponent({
  id: 'enterprise-user',
  family: 'onprem',
  labels: { ko: '엔터프라이즈 사용자', en: 'Enterprise user' },
  keywords: ['client', 'employee', 'PC', 'workstation', 'desktop', '사내 사용자', '직원'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props,
  parents: { kinds: ['onprem-site'], root: true },
  links: [...plugLinks('enterprise-user'), ...wireLinks('enterprise-user')],
  sentences: ipSentences,
  interfaces: (self) => ipInterfaceRows(self.props.interfaces),
  card: (self) => ({ address: self.props.interfaces[0]?.address || null, lamp: isOff(self.props) ? 'stopped' : 'running' }),
  create: () => ({ interfaces: [{ id: 'eth0' }] }),
  relocate: freshAddresses,
  effects: { connect: addressWhenPlugged },
  checks: ipFindings,
  plan: (self, scope, plan: PlanBuilder) => planIpHost(self, scope, plan),
});
