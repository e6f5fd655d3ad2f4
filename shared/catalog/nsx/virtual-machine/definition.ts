// Models a virtual machine: a guest with vNICs in logical switches or VLANs, its own routes, firewall and listeners.
// Source: domain/private-cloud.md b.2 (VirtualMachine, VNic), b.6 rules 2 and 4, c, (f) V-04.
// Not modelled: CPU, memory and disks, snapshots, VMware Tools, DHCP.
import { defineComponent } from '../../../model/definition.ts';
import { ipHostKind } from '../../ip-host-kind.ts';
import { migrateOperation } from '../../move-guest.ts';
import { plugLinks } from '../../wiring.ts';
import { guestLamp } from '../guest-lamp.ts';
import { powerOperations } from '../power.ts';
import { virtualMachineFindings, virtualMachineSentences } from './checks.ts';
import { planVirtualMachine } from './plan.ts';
import { virtualMachineProps, type VirtualMachineProps } from './props.ts';

export const virtualMachine = defineComponent({
  id: 'virtual-machine',
  family: 'nsx',
  labels: { ko: '가상 머신', en: 'Virtual machine' },
  keywords: ['VM', 'guest', 'vNIC', '게스트', 'database'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props: virtualMachineProps,
  parents: { kinds: ['esxi-host'], root: true },
  ...ipHostKind('virtual-machine'),
  links: plugLinks('virtual-machine'),
  sentences: virtualMachineSentences,
  card: (self, scope) => ({ address: self.props.interfaces[0]?.address || null, lamp: guestLamp(scope, self.id, self.props.state) }),
  checks: virtualMachineFindings,
  operations: [...powerOperations, migrateOperation<VirtualMachineProps>()],
  plan: planVirtualMachine,
});
