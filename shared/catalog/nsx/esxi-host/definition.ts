// Models an ESXi host: guests stand on its virtual switch, its VTEPs wrap their frames for other hosts, its own interfaces stand in the provider's VLANs.
// Source: domain/private-cloud.md b.2 (EsxiHost, Vtep), c (ESXi host transmit and receive), (f) V-04, V-25.
// Not modelled: physical adapters and their teaming, several VTEPs at work at once, port groups (an interface is plugged into a VLAN).
import { defineComponent } from '../../../model/definition.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { ipInterfaceRows } from '../../ip-ports.ts';
import { plugLinks } from '../../wiring.ts';
import { esxiHostFindings, esxiHostSentences } from './checks.ts';
import { addressOfRole } from './effects.ts';
import { esxiHostOperations } from './operations.ts';
import { planEsxiHost } from './plan.ts';
import { esxiHostProps } from './props.ts';

const lamps: Readonly<Record<string, 'running' | 'waiting' | 'stopped'>> = { up: 'running', maintenance: 'waiting', down: 'stopped' };

export const esxiHost = defineComponent({
  id: 'esxi-host',
  family: 'nsx',
  labels: { ko: 'ESXi 호스트', en: 'ESXi host' },
  keywords: ['hypervisor', 'VMware', 'VTEP', 'VXLAN', '하이퍼바이저'],
  shape: 'container',
  container: 'host',
  size: { width: 172, height: 222 },
  props: esxiHostProps,
  parents: { kinds: ['cluster', 'onprem-site'], root: false },
  links: plugLinks('esxi-host'),
  sentences: esxiHostSentences,
  interfaces: (self) => ipInterfaceRows(self.props.interfaces),
  card: (self) => ({
    address: self.props.interfaces.find((row) => row.role === 'management')?.address || null,
    lamp: lamps[self.props.state] ?? null,
    ...(self.props.state === 'maintenance' ? { badge: { ko: '유지 보수', en: 'maintenance' }, badgeTone: 'warning' as const } : {}),
  }),
  create: () => ({ interfaces: [{ id: 'vmk0', role: 'management' }, { id: 'vtep0', role: 'vtep' }] }),
  relocate: freshAddresses,
  effects: { connect: addressOfRole },
  checks: esxiHostFindings,
  operations: esxiHostOperations,
  plan: planEsxiHost,
});
