import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { planIpHost } from '../../ip-host.ts';
import { portsOf } from '../../ip-ports.ts';
import type { VirtualMachineProps } from './props.ts';

/** SpoofGuard on a vNIC: what leaves it must come from an address of that vNIC. */
function planSpoofGuard(self: Self<VirtualMachineProps>, scope: Scope, plan: PlanBuilder): void {
  const guarded = new Set(self.props.interfaces.filter((row) => row.spoofGuard).map((row) => row.id));
  for (const { row, addresses, network } of portsOf(scope, self.id)) {
    if (!guarded.has(row.id) || network === null) continue;
    plan.stage(self.id, {
      kind: 'admit', slot: 'port-out', interface: row.id, rows: [{ sources: addresses.map(({ address }) => `${address}/32`) }], reason: 'SPOOF_BLOCKED',
      because: { component: self.id, path: `${row.path}/spoofGuard`, label: row.id },
    });
  }
}

/** The machine as an IP host on the virtual switch of the host it stands on. */
export function planVirtualMachine(self: Self<VirtualMachineProps>, scope: Scope, plan: PlanBuilder): void {
  planIpHost(self, scope, plan);
  planSpoofGuard(self, scope, plan);
}
