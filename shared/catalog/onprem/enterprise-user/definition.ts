// Models somebody at a desk of the enterprise: one machine in its network, from which probes start.
// Source: domain/private-cloud.md b.4 (EnterpriseUser), flow 3 of (d); CONTRACTS 2 (a URL is resolved by the source's DNS server).
// Not modelled: the browser; the URL is what this person opens, a probe names it.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { ipHostKind } from '../../ip-host-kind.ts';
import { ipHostFields } from '../../ip-host.ts';

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
  ...ipHostKind('enterprise-user'),
});
