// Models the distributed firewall of a vCenter Server instance: the same rules at every port of every guest, on the host the guest runs on.
// Source: domain/private-cloud.md b.3 (DistributedFirewall), c (ESXi host transmit and receive), (f) V-28, V-55; scenario T11.
// Not modelled: Ethernet rules by MAC address or frame type (such a rule compares the addresses its fields name), ARP, logging, identity and applications.
import { defineComponent } from '../../../model/definition.ts';
import { dfwFindings, dfwSentences } from './checks.ts';
import { planDistributedFirewall } from './plan.ts';
import { dfwProps } from './props.ts';

export const distributedFirewall = defineComponent({
  id: 'distributed-firewall',
  family: 'nsx',
  labels: { ko: '분산 방화벽', en: 'Distributed firewall' },
  keywords: ['DFW', 'micro-segmentation', 'NSX', '마이크로 세그멘테이션'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props: dfwProps,
  parents: { kinds: ['vcenter-instance'], root: false },
  links: [],
  sentences: dfwSentences,
  card: () => ({ address: null, lamp: null }),
  checks: dfwFindings,
  plan: planDistributedFirewall,
});
