// Models the public internet as one routed cloud: transit hops, latency, routes to the public prefixes of whatever is linked to it.
// Source: domain/public-cloud.md B.0 (Internet), C.6 and C.8 note 1-2 (13 transit hops, 2 ms); domain/private-cloud.md b.1 for what it
// refuses to carry (RFC 1918 and RFC 6598).
// Not modelled: autonomous systems, loss, several paths; two clients reach each other with the same latency as anything else.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { routedLinks } from '../../routed.ts';
import { peersByWire } from '../../wiring.ts';
import { planInternet } from './plan.ts';
import { internetTerraform } from './terraform.ts';

const props = z.object({
  transitHops: field.number({ ko: '경유 홉 수', en: 'Transit hops' }, 13, { min: 0, max: 64 }),
  latencyMs: field.number({ ko: '왕복 지연', en: 'Round trip' }, 2, { unit: 'ms', min: 0 }),
  forwardsPrivate: field.toggle({ ko: '사설 주소 전달', en: 'Forwards private addresses' }, false, {
    help: { ko: '끄면 RFC 1918과 100.64.0.0/10 주소의 패킷을 응답 없이 버립니다.', en: 'When off, packets from or to RFC 1918 addresses and 100.64.0.0/10 are dropped in silence.' },
  }),
});

export const internet = defineComponent({
  id: 'internet',
  family: 'internet',
  labels: { ko: '인터넷', en: 'Internet' },
  keywords: ['www', 'public', 'WAN', '공용망'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props,
  parents: { kinds: [], root: true },
  links: routedLinks(peersByWire('internet')),
  sentences: {},
  card: () => ({ address: null, lamp: null }),
  plan: planInternet,
  terraform: internetTerraform,
});
