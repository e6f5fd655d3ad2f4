import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { projectOf } from '../quota.ts';
import type { SecurityRule } from '../security.ts';
import { securityGroupFindings } from './checks.ts';

interface Props {
  readonly isDefault: boolean;
  readonly rules: readonly SecurityRule[];
}

/** The default group stays as long as its project, and so does one that a port is bound to (NHN-SG-005). */
export function refuseRemoval(self: Self<{ readonly isDefault: boolean }>, scope: Scope): readonly Refusal[] {
  const bound = [...new Set(scope.boundTo(self.id).map((ref) => ref.owner))];
  if (!self.props.isDefault && bound.length === 0) return [];
  const project = self.props.isDefault ? projectOf(scope, self.id) : null;
  const blocking = self.props.isDefault ? (project === null ? [] : [project.id]) : bound;
  return [{ code: 'NHN-SG-005', params: { sg: self.component.name }, at: { component: self.id }, ...(blocking.length === 0 ? {} : { blocking }) }];
}

/** Rules that one upload may bring (B.2). */
const uploadLimit = 300;

const refuseErrors = refuseNewErrors<Props>(securityGroupFindings);
const refuseIpv6 = refuseNewErrors<Props>((self, scope) => securityGroupFindings(self, scope).map((finding) => ({ ...finding, severity: finding.code === 'NHN-SG-006' ? 'error' : 'info' })));

/** What the console does not take: broken or doubled rules, IPv6 rules that a file may well hold, and too many at once. */
export function refuseUpdate(self: Self<Props>, next: Props, scope: Scope): readonly Refusal[] {
  const known = new Set(self.props.rules.map((rule) => rule.id));
  if (next.rules.filter((rule) => !known.has(rule.id)).length > uploadLimit) return [{ code: 'NHN-SG-007', params: {}, at: { component: self.id, path: '/rules' } }];
  return [...refuseErrors(self, next, scope), ...refuseIpv6(self, next, scope)];
}
