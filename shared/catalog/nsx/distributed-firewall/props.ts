import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { ruleActions, ruleFields } from '../../firewall-rules.ts';
import { guestKinds } from '../guests.ts';

const applicable = [...guestKinds, 'logical-switch', 'vlan', 'esxi-host', 'cluster', 'vcenter-instance'];

const dfwRuleSchema = z.object({
  ...ruleFields,
  appliedTo: field.references({ ko: '적용 대상', en: 'Applied to' }, applicable, [], { help: { ko: '비우면 분산 방화벽 전체입니다.', en: 'Every guarded port when empty.' } }),
  section: field.text({ ko: '섹션', en: 'Section' }, '', { optional: true, help: { ko: '섹션 id. 비우면 일반 규칙입니다.', en: 'Id of a section; a general rule when empty.' } }),
});
export type DfwRule = z.output<typeof dfwRuleSchema>;

export const dfwProps = z.object({
  defaultAction: field.choice({ ko: '기본 동작', en: 'Default action' }, ruleActions, 'accept'),
  sections: field.rows({ ko: '섹션', en: 'Sections' }, z.object({
    id: z.string(),
    name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
    layer: field.choice({ ko: '계층', en: 'Layer' }, { ethernet: { ko: '이더넷 (L2)', en: 'Ethernet (L2)' }, general: { ko: '일반 (L3)', en: 'General (L3)' } }, 'general'),
  })),
  rules: field.rows({ ko: '규칙', en: 'Rules' }, dfwRuleSchema, { role: 'rules', isFirstMatch: true }),
  exclusions: field.references({ ko: '제외 목록', en: 'Exclusion list' }, guestKinds, [], {
    help: { ko: 'ESG, DLR 컨트롤 VM, NSX 컨트롤러는 항상 제외됩니다.', en: 'Edge gateways, control VMs of distributed routers and NSX controllers are always excluded.' },
  }),
});
export type DfwProps = z.output<typeof dfwProps>;
