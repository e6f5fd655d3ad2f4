// Models a network ACL: an ordered, stateless list of allow and deny rules for every port of the VPCs it is bound to.
// Source: domain/public-cloud.md B.1 (aclBinding), B.2 (NetworkACL, ACLRule), C.3 E4a, C.5 I4, (d) NHN-ACL; guide [ACL].
// Not modelled: that of a rule only the memo can be edited (an edit here stands for delete and add, except of its order).
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { aclRuleSchema, planAclRows } from '../acl.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { networkAclFindings, networkAclSentences } from './checks.ts';
import { refuseBinding, refusePlace, refuseRemoval, refuseUpdate } from './guards.ts';
import { addRule } from './operations.ts';

/** Born with one rule: everything is allowed (B.2). */
const birth = { id: 'allow-all', order: 101, policy: 'allow', protocol: 'any', srcCidr: '', srcPort: '', dstCidr: '', dstPort: '', memo: '' } as const;

const props = z.object({
  memo: field.text({ ko: '메모', en: 'Memo' }, '', { optional: true }),
  rules: field.rows({ ko: '룰', en: 'Rules' }, aclRuleSchema, {
    role: 'rules',
    help: { ko: '순서가 작은 룰부터 봅니다. 32765는 모두 차단하는 내장 룰입니다.', en: 'The lowest order first; 32765 is the built-in denial of everything.' },
  }),
});
const refuseErrors = refuseNewErrors<z.output<typeof props>>(networkAclFindings, ['NHN-ACL-002', 'ACL-RULE-UNREADABLE']);

export const networkAcl = defineComponent({
  id: 'network-acl',
  family: 'cloud',
  labels: { ko: '네트워크 ACL', en: 'Network ACL' },
  keywords: ['ACL', 'NACL', 'stateless', 'firewall', '방화벽', '접근 제어'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: ['project', 'vpc'], root: true },
  links: [{ kind: 'attach', end: 'from', peers: ['vpc'] }],
  sentences: networkAclSentences,
  card: () => ({ address: null, lamp: null }),
  create: () => ({ rules: [birth] }),
  checks: networkAclFindings,
  guards: {
    place: refusePlace,
    remove: refuseRemoval,
    connect: refuseBinding,
    update: (self, next, scope) => [...refuseUpdate(self, next, scope), ...refuseErrors(self, next, scope)],
  },
  operations: [addRule],
  plan: (self, scope, plan: PlanBuilder) => planAclRows(scope, self, plan),
});
