// Models a project of the public cloud: what belongs together, with its quotas and, once enabled, its default network set.
// Source: seed 001 (GS-03), domain/public-cloud.md B.0 (containment), B.2 (quotas), B.3 (first use); guide [VPC].
// Not modelled: regions and permissions of members; key pairs belong to the account and stay outside.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { quotaDefaults } from '../quota.ts';
import { projectFindings, projectOwnSentences, projectReadings } from './checks.ts';
import { enable } from './operations.ts';
import { projectTerraform } from './terraform.ts';

const quotaLabels: Readonly<Record<keyof typeof quotaDefaults, { readonly ko: string; readonly en: string }>> = {
  vpcs: { ko: 'VPC', en: 'VPCs' },
  subnets: { ko: 'VPC당 서브넷', en: 'Subnets per VPC' },
  routingTables: { ko: 'VPC당 라우팅 테이블', en: 'Routing tables per VPC' },
  routes: { ko: '라우팅 테이블당 라우트', en: 'Routes per routing table' },
  internetGateways: { ko: '인터넷 게이트웨이', en: 'Internet gateways' },
  networkAcls: { ko: '네트워크 ACL', en: 'Network ACLs' },
  networkAclRules: { ko: '네트워크 ACL 룰', en: 'Network ACL rules' },
  natGateways: { ko: 'NAT 게이트웨이', en: 'NAT gateways' },
};

const quotaOverride = z.object({
  id: z.string(),
  quota: field.choice({ ko: '쿼터', en: 'Quota' }, quotaLabels, 'vpcs'),
  limit: field.number({ ko: '최대', en: 'Limit' }, quotaDefaults.vpcs, { min: 0 }),
});

const allowedPeer = z.object({
  id: z.string(),
  tenant: field.text({ ko: '테넌트 ID', en: 'Tenant ID' }),
  vpc: field.text({ ko: 'VPC ID', en: 'VPC ID' }),
});

const props = z.object({
  enabled: field.toggle({ ko: '활성화됨', en: 'Enabled' }, false, { immutable: true, help: { ko: '작업 "활성화"로 켭니다.', en: 'Switched on by the operation Enable.' } }),
  region: field.text({ ko: '리전', en: 'Region' }, 'KR1'),
  tenantId: field.text({ ko: '테넌트 ID', en: 'Tenant ID' }, '', { optional: true, help: { ko: '비우면 컴포넌트 ID를 씁니다.', en: 'The id of the component when empty.' } }),
  quotaOverrides: field.rows({ ko: '쿼터 조정', en: 'Quota overrides' }, quotaOverride),
  allowedPeers: field.rows({ ko: '허용된 피어링 상대', en: 'Allowed peers' }, allowedPeer),
});
export type ProjectProps = z.output<typeof props>;

export const project = defineComponent({
  id: 'project',
  family: 'cloud',
  labels: { ko: '프로젝트', en: 'Project' },
  keywords: ['tenant', 'quota', '테넌트', '쿼터', '상품 활성화'],
  shape: 'container',
  container: 'group',
  size: { width: 640, height: 620 },
  props,
  parents: { kinds: [], root: true },
  links: [],
  sentences: projectOwnSentences,
  card: (self) => ({ address: null, lamp: self.props.enabled ? 'running' : 'stopped' }),
  readings: projectReadings,
  checks: projectFindings,
  operations: [enable],
  terraform: projectTerraform,
});
