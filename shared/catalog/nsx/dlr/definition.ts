// Models a distributed logical router: an instance in the kernel of every host its switches span routes for the guests of that host; no state, no NAT.
// Source: domain/private-cloud.md b.3 (DistributedLogicalRouter, Lif), c (DLR instance), d.5, f (V-14 to V-18, V-20, V-23).
// Not modelled: OSPF and BGP themselves (what they learned is a row with its source), the management interface, firewall rules of the control VM, and that
// neighbours withdraw routes while the control VM is down (a finding says so).
import { defineComponent } from '../../../model/definition.ts';
import { ipInterfaceRows } from '../../ip-ports.ts';
import { rowsOfProps } from '../../ports.ts';
import { plugLinks } from '../../wiring.ts';
import { dlrSchema, type DlrProps } from '../dlr-rows.ts';
import { hostsOf } from '../transport-zones.ts';
import { dlrFindings } from './checks.ts';
import { addressOfLif, freshLifs } from './effects.ts';
import { controlVmDown, controlVmFailOver, controlVmUp } from './operations.ts';
import { planDlr } from './plan.ts';
import { dlrSentences } from './sentences.ts';

export const dlr = defineComponent({
  id: 'dlr',
  family: 'nsx',
  labels: { ko: 'DLR', en: 'Distributed router' },
  keywords: ['DLR', 'distributed logical router', 'LIF', 'NSX', 'distributed', 'control VM', '분산 라우터', '논리 라우터'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props: dlrSchema,
  parents: { kinds: ['vcenter-instance'], root: true },
  links: plugLinks('dlr'),
  sentences: dlrSentences,
  interfaces: rowsOfProps<DlrProps>((props) => ipInterfaceRows(props.interfaces)),
  card: (self) => ({
    address: (self.props.interfaces.find((row) => row.type === 'uplink') ?? self.props.interfaces[0])?.address || null,
    lamp: 'running',
    ...(self.props.controlVm.state === 'down'
      ? { badge: { ko: '! 컨트롤 VM', en: '! control VM' }, badgeTone: 'warning' as const, badgeOperation: 'control-vm-up' }
      : {}),
  }),
  create: (parent, scope) => ({
    interfaces: [{ id: 'lif1', type: 'uplink' }, { id: 'lif2', type: 'internal' }],
    controlVm: { host: parent === null ? null : (hostsOf(scope, parent)[0]?.id ?? null) },
  }),
  relocate: freshLifs,
  checks: dlrFindings,
  effects: { connect: addressOfLif },
  operations: [controlVmDown, controlVmUp, controlVmFailOver],
  plan: planDlr,
});
