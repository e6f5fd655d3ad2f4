// Models a DNS server on the internet: it answers A questions from its own records on port 53 (UDP and TCP).
// Source: domain/public-cloud.md B.2 (DNS Plus); CONTRACTS 2 (names are resolved by the source's dnsServer).
// Not modelled: zones, delegation, time to live of records, GSLB pools, private DNS (its own kind).
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { ServiceRow } from '../../../plan/stage.ts';
import { hostInterfaces, interfaceRows } from '../../ports.ts';
import { firstInterface, freshInterfaces, hostPrefixes, planHost } from '../host.ts';
import { hostAddressFindings, hostSentences } from '../host-checks.ts';
import { routedLinks } from '../../routed.ts';

const props = z.object({
  interfaces: hostInterfaces,
  records: field.rows(
    { ko: '레코드', en: 'Records' },
    z.object({
      id: z.string(),
      name: field.text({ ko: '이름', en: 'Name' }),
      address: field.address({ ko: '주소', en: 'Address' }),
    }),
  ),
  forwardTo: field.address({ ko: '전달할 서버', en: 'Forward to' }, '', { optional: true }),
});

export const dnsServer = defineComponent({
  id: 'dns-server',
  family: 'internet',
  labels: { ko: 'DNS 서버', en: 'DNS server' },
  keywords: ['name server', 'resolver', '네임 서버', 'DNS Plus'],
  shape: 'node',
  size: { width: 132, height: 46 },
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
  checks: (self, scope) => hostAddressFindings(self, scope),
  plan: (self, scope, plan: PlanBuilder) => {
    planHost(self, scope, plan);
    const records = self.props.records.map((row, index) => ({
      name: row.name,
      address: row.address,
      because: { component: self.id, path: `/records/${index}`, label: row.name },
    }));
    const because = { component: self.id, path: '/records', label: self.component.name };
    const answering = (protocol: 'udp' | 'tcp'): ServiceRow => ({
      protocol, port: 53, bind: '0.0.0.0', application: { kind: 'dns', records, forwardTo: self.props.forwardTo || null }, because,
    });
    plan.services(self.id, because, [answering('udp'), answering('tcp')]);
  },
});
