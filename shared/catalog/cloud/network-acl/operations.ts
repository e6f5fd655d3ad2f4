import type { Self } from '../../../model/definition.ts';
import { defineOperation } from '../../../model/operation.ts';
import { aclRuleSchema, type AclRule } from '../acl.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { networkAclFindings, nextOrder } from './checks.ts';
import { refuseUpdate } from './guards.ts';

interface Props {
  readonly rules: readonly AclRule[];
}
type List = Self<Props>;

const refuseErrors = refuseNewErrors<Props>(networkAclFindings, ['NHN-ACL-002', 'ACL-RULE-UNREADABLE']);
const ruleFields = aclRuleSchema.omit({ id: true });

function freeRowId(rules: readonly AclRule[], order: number | null): string {
  const used = new Set(rules.map((rule) => rule.id));
  let id = `rule-${order ?? 'new'}`;
  for (let count = 2; used.has(id); count += 1) id = `rule-${order ?? 'new'}-${count}`;
  return id;
}

function withRule(self: List, rule: Omit<AclRule, 'id'>): AclRule[] {
  return [...self.props.rules, { id: freeRowId(self.props.rules, rule.order), ...rule }];
}

/** Adding a rule with its order, which it keeps. The next free one is suggested. */
export const addRule = defineOperation({
  id: 'add-rule',
  label: { ko: '룰 추가', en: 'Add rule' },
  title: { ko: '{name}에 룰 추가', en: 'Add a rule to {name}' },
  inputs: ruleFields,
  suggest: (self: List) => ({ order: nextOrder(self.props.rules) }),
  isOffered: () => true,
  refuse: (self, rule, scope) => {
    const next = { ...self.props, rules: withRule(self, rule) };
    return [...refuseUpdate(self, next, scope), ...refuseErrors(self, next, scope)];
  },
  run: (self, rule) => ({ props: { [self.id]: { rules: withRule(self, rule) } } }),
});
