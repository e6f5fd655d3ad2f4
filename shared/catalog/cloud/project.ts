import type { Self } from '../../model/definition.ts';
import type { Refusal } from '../../model/finding.ts';
import type { Scope } from '../../model/scope.ts';
import type { Localized } from '../../model/text.ts';
import { projectOf } from './quota.ts';

/** What every kind that stands in a project may answer. */
export const projectSentences: Readonly<Record<string, Localized>> = {
  PROJECT_NOT_ENABLED: { ko: '먼저 프로젝트 {project}에서 상품을 활성화하세요.', en: 'Enable the product in project {project} first.' },
};

/** Nothing is created in a project in which the product has not been activated (GS-03). */
export function refuseInDisabled(self: Self<unknown>, scope: Scope): readonly Refusal[] {
  const project = projectOf(scope.supposing(self.id, self.component), self.id);
  if (project === null || project.component.props['enabled'] === true) return [];
  return [{ code: 'PROJECT_NOT_ENABLED', params: { project: project.component.name }, at: { component: project.id }, blocking: [project.id], rule: ['GS-03'] }];
}
