import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { linkDelayUs } from '../../../plan/delays.ts';
import { overlayOf } from '../vteps.ts';
import type { LogicalSwitchProps } from './props.ts';

/** How long an inner packet may be is the business of guests and VTEPs; the switch itself takes jumbo frames. */
const switchMtuBytes = 9000;

/** One segment whose frames between hosts travel in VXLAN. */
export function planLogicalSwitch(self: Self<LogicalSwitchProps>, scope: Scope, plan: PlanBuilder): void {
  plan.segment({
    id: self.id,
    component: self.id,
    form: 'broadcast',
    mtuBytes: switchMtuBytes,
    delayUs: linkDelayUs,
    missing: { silent: false, reason: 'NEIGHBOR_UNREACHABLE' },
    overlay: overlayOf(scope, self.id, self.props.vni),
    because: { component: self.id, path: '/vni', label: self.component.name },
  });
}
