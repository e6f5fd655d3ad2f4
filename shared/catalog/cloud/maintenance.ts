import { z } from 'zod';
import type { CardFacts } from '../../model/definition.ts';
import { field } from '../../model/fields.ts';
import type { Localized } from '../../model/text.ts';

/** What the maintenance of gateways and load balancers is called and asks for; what it does is each kind's own (domain/public-cloud.md A.0, C.7). */
export const maintenanceSteps = {
  mark: {
    id: 'mark-maintenance',
    label: { ko: '점검 대상으로 표시', en: 'Mark for maintenance' },
    title: { ko: '{name}을(를) 점검 대상으로 표시', en: 'Mark {name} for maintenance' },
    inputs: z.object({
      window: field.text({ ko: '점검 일정', en: 'Maintenance window' }, '', {
        optional: true, help: { ko: '예: 2026-04-21 02:00 ~ 04:00', en: 'For example 2026-04-21 02:00 to 04:00' },
      }),
    }),
  },
  restart: { id: 'restart', label: { ko: '재시작', en: 'Restart' }, title: { ko: '{name} 재시작', en: 'Restart {name}' } },
  finish: { id: 'finish-restart', label: { ko: '재시작 완료', en: 'Finish the restart' }, title: { ko: '{name} 재시작 완료', en: 'Finish the restart of {name}' } },
  fail: { id: 'fail-restart', label: { ko: '재시작 실패', en: 'Fail the restart' }, title: { ko: '{name} 재시작 실패', en: 'The restart of {name} fails' } },
} as const;

/** What the badge says when the pointer rests on it: the schedule (IG-32). */
function scheduleOf(window: string): Localized {
  return window === ''
    ? { ko: '점검 일정이 정해지지 않았습니다', en: 'No maintenance window is set' }
    : { ko: `점검 일정: ${window}`, en: `Maintenance: ${window}` };
}

/** The `! restart` badge of what is flagged, which starts the restart (IG-30); nothing for the rest. */
export function restartBadge(own: { readonly needsRestart: boolean; readonly maintenanceWindow: string }): Pick<CardFacts, 'badge' | 'badgeTone' | 'badgeHint' | 'badgeOperation'> {
  if (!own.needsRestart) return {};
  return { badge: { ko: '! 재시작', en: '! restart' }, badgeTone: 'warning', badgeHint: scheduleOf(own.maintenanceWindow), badgeOperation: maintenanceSteps.restart.id };
}
