import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { aclOf, aclRulesOf, boundVpcs, type AclRule } from '../acl.ts';
import { refuseInDisabled } from '../project.ts';
import { inProject, limitOf, projectOf } from '../quota.ts';

interface Props {
  readonly rules: readonly AclRule[];
}

/** One list more than the project may have, or one whose rules are too many. */
export function refusePlace(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const after = scope.supposing(self.id, self.component);
  const project = projectOf(after, self.id);
  const all = inProject(after, 'network-acl', project);
  const [acls, rules] = [limitOf(project, 'networkAcls'), limitOf(project, 'networkAclRules')];
  const count = all.reduce((total, entry) => total + aclRulesOf(entry).length, 0);
  const isTooMuch = all.length > acls || count > rules;
  return [...refuseInDisabled(self, scope), ...(isTooMuch ? [{ code: 'NHN-ACL-001', params: { acls, rules }, at: { component: self.id } }] : [])];
}

/** A bound list stays; a VPC that goes takes its binding with it (B.3). */
export function refuseRemoval(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const bound = boundVpcs(scope, self.id);
  if (bound.length === 0) return [];
  const list = bound.map((vpc) => vpc.component.name).join(', ');
  const links = scope.links(self.id, 'attach').map((view) => view.id);
  const fix = { command: 'component.remove', args: { links }, title: 'NHN-ACL-003.fix' };
  return [{ code: 'NHN-ACL-003', params: { acl: self.component.name, list }, at: { component: self.id }, blocking: bound.map((vpc) => vpc.id), fix }];
}

/** A VPC uses one list at most (B.1). */
export function refuseBinding(self: Self<Props>, change: LinkChange, scope: Scope): readonly Refusal[] {
  const vpc = scope.component(change.link.to.component);
  const other = vpc === null ? null : aclOf(scope, vpc.id);
  if (vpc === null || other === null) return [];
  return [{ code: 'NHN-ACL-004', params: { v: vpc.component.name, a: other.component.name }, at: { component: self.id }, blocking: [other.id] }];
}

/** The order of a rule is fixed once it has one; and all lists of a project together have a limit. */
export function refuseUpdate(self: Self<Props>, next: Props, scope: Scope): readonly Refusal[] {
  const moved = next.rules.findIndex((rule) => {
    const before = self.props.rules.find((candidate) => candidate.id === rule.id);
    return before !== undefined && isFixed(before, self.props.rules) && before.order !== rule.order;
  });
  const fixed: readonly Refusal[] = moved < 0 ? [] : [{ code: 'ACL-ORDER-FIXED', params: {}, at: { component: self.id, path: `/rules/${moved}/order` } }];
  return [...fixed, ...refuseTooMany(self, next.rules.length - self.props.rules.length, scope)];
}

function refuseTooMany(self: Self<Props>, more: number, scope: Scope): readonly Refusal[] {
  const project = projectOf(scope, self.id);
  const [acls, rules] = [limitOf(project, 'networkAcls'), limitOf(project, 'networkAclRules')];
  const count = inProject(scope, 'network-acl', project).reduce((total, entry) => total + aclRulesOf(entry).length, 0);
  return more > 0 && count + more > rules ? [{ code: 'NHN-ACL-001', params: { acls, rules }, at: { component: self.id, path: '/rules' } }] : [];
}

/** An order that could not stand in the console may be put right. */
function isFixed(rule: AclRule, rules: readonly AclRule[]): boolean {
  const isDouble = rules.some((other) => other !== rule && other.order === rule.order);
  return rule.order !== null && rule.order > 100 && rule.order < 32_765 && !isDouble;
}
