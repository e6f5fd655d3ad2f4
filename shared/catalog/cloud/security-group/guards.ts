import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';

/** The default group stays, and so does one that a port is bound to (NHN-SG-005). */
export function refuseRemoval(self: Self<{ readonly isDefault: boolean }>, scope: Scope): readonly Refusal[] {
  const bound = [...new Set(scope.boundTo(self.id).map((ref) => ref.owner))];
  if (!self.props.isDefault && bound.length === 0) return [];
  const refusal: Refusal = { code: 'NHN-SG-005', params: { sg: self.component.name }, at: { component: self.id } };
  return [self.props.isDefault ? refusal : { ...refusal, blocking: bound }];
}
