import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { projectOf } from '../quota.ts';

/** The default group stays as long as its project, and so does one that a port is bound to (NHN-SG-005). */
export function refuseRemoval(self: Self<{ readonly isDefault: boolean }>, scope: Scope): readonly Refusal[] {
  const bound = [...new Set(scope.boundTo(self.id).map((ref) => ref.owner))];
  if (!self.props.isDefault && bound.length === 0) return [];
  const project = self.props.isDefault ? projectOf(scope, self.id) : null;
  const blocking = self.props.isDefault ? (project === null ? [] : [project.id]) : bound;
  return [{ code: 'NHN-SG-005', params: { sg: self.component.name }, at: { component: self.id }, ...(blocking.length === 0 ? {} : { blocking }) }];
}
