// Models a security group: stateful allow rules for the ports bound to it; what no rule allows is dropped in silence.
// Source: seed 001 (GS-12..GS-14, GS-28..GS-41), domain/public-cloud.md B.2 (Security), C.3 E4b, C.5 I5; guide [SG].
// Not modelled: IPv6 rules (kept, without effect), rule quotas; DHCP always passes (C.1 rule 5) and is not traced.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { refuseInDisabled } from '../project.ts';
import { inProject, projectOf } from '../quota.ts';
import { defaultGroup, ruleSchema } from '../security.ts';
import { securityGroupFindings, securityGroupSentences } from './checks.ts';
import { refuseRemoval, refuseUpdate } from './guards.ts';
import { planSecurityGroup } from './plan.ts';
import { birthRules, rulePresets } from './presets.ts';
import { securityGroupTerraform } from './terraform.ts';

const props = z.object({
  isDefault: field.toggle({ ko: '기본 보안 그룹', en: 'Default group' }, false, { immutable: true }),
  description: field.text({ ko: '설명', en: 'Description' }, '', { optional: true }),
  rules: field.rows({ ko: '보안 규칙', en: 'Rules' }, ruleSchema, { role: 'rules', presets: rulePresets }),
});

export const securityGroup = defineComponent({
  id: 'security-group',
  family: 'cloud',
  labels: { ko: '보안 그룹', en: 'Security group' },
  keywords: ['SG', 'firewall', 'rule', '방화벽', '보안 규칙'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props,
  parents: { kinds: ['project', 'vpc'], root: true },
  links: [],
  sentences: securityGroupSentences,
  card: () => ({ address: null, lamp: null }),
  create: (parent, scope, self) => {
    const isDefault = defaultGroup(scope, parent) === null;
    return { isDefault, rules: birthRules(isDefault ? self.id : null) };
  },
  // There is one default group: a copy of it is an ordinary one.
  relocate: (self, scope) => {
    const isSecond = self.props.isDefault && inProject(scope, 'security-group', projectOf(scope, self.id)).some((group) => group.id !== self.id && group.component.props['isDefault'] === true);
    return isSecond ? { isDefault: false } : {};
  },
  checks: securityGroupFindings,
  guards: { place: refuseInDisabled, remove: refuseRemoval, update: refuseUpdate },
  plan: planSecurityGroup,
  terraform: securityGroupTerraform,
});
