// Models a name server, on the internet or on a network of one's own: it answers A questions from its records on port 53 (UDP and TCP).
// Source: domain/public-cloud.md B.2 (DNS Plus); domain/private-cloud.md b.1 (DnsServer), d.1; CONTRACTS 2 (names are resolved by the source's dnsServer).
// Not modelled: zones, delegation and caching (a record's time to live is told, every question is asked anew), GSLB pools, who may ask what (its scope
// says whom it is meant for, DNS-002 what does not fit that).
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { ipHostKind } from '../../ip-host-kind.ts';
import { ipHostFields, isOff } from '../../ip-host.ts';
import { freeHostAddress, freshInterfaces } from '../host.ts';
import { dnsServerFindings, dnsServerSentences } from './checks.ts';
import { planDnsServer, publicPrefixes } from './plan.ts';

const recordSchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }),
  address: field.address({ ko: '주소', en: 'Address' }),
  ttl: field.number({ ko: 'TTL', en: 'TTL' }, 300, { unit: 's', min: 1, max: 86_400 }),
});

const props = z.object({
  scope: field.choice(
    { ko: '범위', en: 'Scope' },
    { public: { ko: '공용', en: 'Public' }, private: { ko: '사설', en: 'Private' }, cluster: { ko: '클러스터', en: 'Cluster' } },
    'public',
  ),
  records: field.rows({ ko: '레코드', en: 'Records' }, recordSchema),
  forwardTo: field.address({ ko: '전달할 서버', en: 'Forward to' }, '', { optional: true }),
  ...ipHostFields,
});

export const dnsServer = defineComponent({
  id: 'dns-server',
  family: 'internet',
  labels: { ko: 'DNS 서버', en: 'DNS server' },
  keywords: ['name server', 'resolver', '네임 서버', 'DNS Plus', 'Active Directory', 'AD'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: ['onprem-site', 'vcenter-instance', 'esxi-host'], root: true },
  ...ipHostKind('dns-server'),
  sentences: dnsServerSentences,
  advertises: (self) => publicPrefixes(self.props),
  card: (self) => ({ address: self.props.interfaces[0]?.address || null, lamp: isOff(self.props) ? 'stopped' : null }),
  // On its own it is one of the internet; inside a site its network gives it an address.
  create: (parent, scope) => ({ interfaces: [{ id: 'eth0', ...(parent === null ? { address: freeHostAddress(scope) } : {}) }] }),
  // A copy on the internet gets another address of the examples; one on a network of its own gets it when it is plugged in.
  relocate: (self, scope) => {
    const interfaces = self.component.parent === null ? freshInterfaces(self, scope) : null;
    return interfaces === null ? freshAddresses(self, scope) : { interfaces };
  },
  checks: dnsServerFindings,
  plan: planDnsServer,
});
