// Models the public internet as one routed cloud: transit hops, latency, routes to the public prefixes of whatever is linked to it.
// Source: domain/public-cloud.md B.0 (Internet), C.6 and C.8 note 1-2 (13 transit hops, 2 ms); RFC 1918 for what it refuses to carry.
// Not modelled: autonomous systems, loss, several paths; two clients reach each other with the same latency as anything else.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { routedLinks } from '../../routed.ts';
import { planInternet } from './plan.ts';
import { internetTerraform } from './terraform.ts';

const props = z.object({
  transitHops: field.number({ ko: '경유 홉 수', en: 'Transit hops' }, 13, { min: 0, max: 64 }),
  latencyMs: field.number({ ko: '왕복 지연', en: 'Round trip' }, 2, { unit: 'ms', min: 0 }),
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
  links: routedLinks(['external-user', 'external-network', 'dns-server']),
  sentences: {},
  card: () => ({ address: null, lamp: null }),
  plan: planInternet,
  terraform: internetTerraform,
});
