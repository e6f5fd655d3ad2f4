import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation } from '../../../model/operation.ts';
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
  id: 'mark-maintenance',
  label: { ko: '점검 대상으로 표시', en: 'Mark for maintenance' },
  title: { ko: '{name}을(를) 점검 대상으로 표시', en: 'Mark {name} for maintenance' },
  inputs: z.object({
    window: field.text({ ko: '점검 일정', en: 'Maintenance window' }, '', {
      optional: true, help: { ko: '예: 2026-04-21 02:00 ~ 04:00', en: 'For example 2026-04-21 02:00 to 04:00' },
    }),
  }),
  isOffered: (self: Balancer) => !isBusy(self) && !self.props.needsRestart,
  refuse: refuseBusy,
  run: (self, { window }) => ({ props: { [self.id]: { needsRestart: true, maintenanceWindow: window } } }),
});

const restart = defineOperation({
  id: 'restart',
  label: { ko: '재시작', en: 'Restart' },
  title: { ko: '{name} 재시작', en: 'Restart {name}' },
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
  id: 'finish-restart',
  label: { ko: '재시작 완료', en: 'Finish the restart' },
  title: { ko: '{name} 재시작 완료', en: 'Finish the restart of {name}' },
  isOffered: isBusy,
  refuse: refuseUnlessBusy,
  run: (self) => ({ props: { [self.id]: { provisioningStatus: 'ACTIVE', needsRestart: false, maintenanceWindow: '' } } }),
});

const failRestart = defineOperation({
  id: 'fail-restart',
  label: { ko: '재시작 실패', en: 'Fail the restart' },
  title: { ko: '{name} 재시작 실패', en: 'The restart of {name} fails' },
  isOffered: isBusy,
  refuse: refuseUnlessBusy,
  run: (self) => ({ props: { [self.id]: { provisioningStatus: 'ERROR_MIGRATE' } } }),
});

export const maintenance = [markMaintenance, restart, finishRestart, failRestart];
