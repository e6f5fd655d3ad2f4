// Models what joins the enterprise with the provider: a circuit (Direct Link, layer 2) or a provider's network (layer 3).
// Source: domain/private-cloud.md b.1 (DirectLink / Wan), (c), 0.2; CONTRACTS 3 (time: the WAN takes its latency).
// Not modelled: bandwidth and encryption as such (they are told, they delay nothing), BGP itself, redundancy.
import { defineComponent } from '../../../model/definition.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { wireLinks } from '../../wiring.ts';
import { planWan, wanInterfaces } from './plan.ts';
import { wanSchema } from './props.ts';

export const wan = defineComponent({
  id: 'wan',
  family: 'onprem',
  labels: { ko: 'WAN', en: 'WAN' },
  keywords: ['direct link', 'leased line', 'circuit', 'MPLS', '전용선', '다이렉트 링크', '회선'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props: wanSchema,
  parents: { kinds: [], root: true },
  links: wireLinks('wan'),
  sentences: ipSentences,
  interfaces: wanInterfaces,
  card: (self) => ({ address: self.props.layer === '3' ? self.props.interfaces[0]?.address || null : null, lamp: null }),
  checks: (self, scope) => (self.props.layer === '3' ? ipFindings(self, scope) : []),
  plan: planWan,
});
