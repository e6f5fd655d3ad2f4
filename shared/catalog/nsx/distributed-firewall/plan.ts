import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { filterAction } from '../../firewall-rules.ts';
import { guardedBy } from './guarded.ts';
import type { DfwProps } from './props.ts';
import { portRules } from './rules.ts';

/** A filter at every guarded port, in both directions: it sees what the guest sends and what is about to reach it. */
export function planDistributedFirewall(self: Self<DfwProps>, scope: Scope, plan: PlanBuilder): void {
  const rulesAt = portRules(self, scope);
  const because = { component: self.id, path: '/defaultAction', label: self.component.name };
  const defaultAction = filterAction(self.props.defaultAction) ?? 'deny';
  for (const guest of guardedBy(self, scope)) {
    for (const port of guest.ports) {
      const { ethernet, general } = rulesAt(guest, port);
      for (const slot of ['port-out', 'port-in'] as const) {
        const table = { slot, interface: port.row.id, because, view: 'current', reason: 'DFW_RULE_DENY' } as const;
        if (ethernet.length > 0) plan.filter(guest.entry.id, { ...table, table: 'dfw-ethernet', stateful: false, defaultAction: 'permit' }, ethernet);
        plan.filter(guest.entry.id, { ...table, table: 'dfw', stateful: true, defaultAction }, general);
      }
    }
  }
}
