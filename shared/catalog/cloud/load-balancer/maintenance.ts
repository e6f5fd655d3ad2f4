import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation } from '../../../model/operation.ts';
import { maintenanceSteps } from '../maintenance.ts';
import { refuseBusy } from './guards.ts';
import { memberTarget } from './members.ts';
import type { LoadBalancerProps } from './props.ts';

/*
 * Maintenance follows the pattern of the internet gateway (domain/public-cloud.md C.7): flagged, restarted by the person, nothing else meanwhile.
 *
 *   ACTIVE --mark--> ACTIVE, flagged --restart--> PENDING_UPDATE --finish--> ACTIVE
 *                                                        '--fail--> ERROR_MIGRATE
 */

type Balancer = Self<LoadBalancerProps>;

const isBusy = (self: Balancer): boolean => self.props.provisioningStatus === 'PENDING_UPDATE';

const markMaintenance = defineOperation({
  ...maintenanceSteps.mark,
  isOffered: (self: Balancer) => !isBusy(self) && !self.props.needsRestart,
  refuse: refuseBusy,
  run: (self, { window }) => ({ props: { [self.id]: { needsRestart: true, maintenanceWindow: window } } }),
});

const restart = defineOperation({
  ...maintenanceSteps.restart,
  isOffered: (self: Balancer) => !isBusy(self) && self.props.needsRestart,
  refuse: (self): readonly Refusal[] => {
    const busy = refuseBusy(self);
    if (busy.length > 0 || self.props.needsRestart) return busy;
    return [{ code: 'LB-NOT-FLAGGED', params: { lb: self.component.name }, at: { component: self.id, path: '/needsRestart' } }];
  },
  preview: (self, _inputs, scope) => {
    const members = new Set(self.props.pools.flatMap((pool) => pool.members.flatMap((member) => memberTarget(member, scope)?.component ?? [])));
    return { code: 'LB-RESTART', params: { lb: self.component.name, n: members.size }, affected: [self.id, ...members] };
  },
  run: (self) => ({ props: { [self.id]: { provisioningStatus: 'PENDING_UPDATE' } } }),
});

function refuseUnlessBusy(self: Balancer): readonly Refusal[] {
  return isBusy(self) ? [] : [{ code: 'LB-NOT-RESTARTING', params: { lb: self.component.name }, at: { component: self.id, path: '/provisioningStatus' } }];
}

const finishRestart = defineOperation({
  ...maintenanceSteps.finish,
  isOffered: isBusy,
  refuse: refuseUnlessBusy,
  run: (self) => ({ props: { [self.id]: { provisioningStatus: 'ACTIVE', needsRestart: false, maintenanceWindow: '' } } }),
});

const failRestart = defineOperation({
  ...maintenanceSteps.fail,
  isOffered: isBusy,
  refuse: refuseUnlessBusy,
  run: (self) => ({ props: { [self.id]: { provisioningStatus: 'ERROR_MIGRATE' } } }),
});

export const maintenance = [markMaintenance, restart, finishRestart, failRestart];
