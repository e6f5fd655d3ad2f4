import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { blockedTunnelSentences } from '../nsx-sentences.ts';
import { tunnelBlocked } from './tunnel-check.ts';
import type { DfwProps } from './props.ts';
import { firewallOf } from './guarded.ts';

export const dfwSentences: Readonly<Record<string, Localized>> = {
  ...blockedTunnelSentences,
  'V-55': { ko: '{name}의 기본 동작이 허용입니다. 규칙에 없는 트래픽이 모두 통과합니다.', en: '{name} allows by default: whatever no rule names passes.' },
  'DFW-SECOND': { ko: '{instance}의 분산 방화벽은 {other}입니다. {name}의 규칙은 쓰이지 않습니다.', en: 'The distributed firewall of {instance} is {other}. The rules of {name} are not in force.' },
};

export function dfwFindings(self: Self<DfwProps>, scope: Scope): readonly Finding[] {
  const instance = scope.enclosing(self.id, 'vcenter-instance');
  const first = instance === null ? null : firewallOf(scope, instance.id);
  if (instance !== null && first !== null && first.id !== self.id) {
    const params = { name: self.component.name, other: first.component.name, instance: instance.component.name };
    return [{ code: 'DFW-SECOND', severity: 'warning', at: { component: self.id }, params }];
  }
  const open: readonly Finding[] = self.props.defaultAction === 'accept'
    ? [{ code: 'V-55', severity: 'info', at: { component: self.id, path: '/defaultAction' }, params: { name: self.component.name } }]
    : [];
  return [...tunnelBlocked(self, scope), ...open];
}
