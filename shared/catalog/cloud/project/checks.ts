import type { Reading, Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { projectSentences } from '../project.ts';
import { inProject, quotaReading } from '../quota.ts';

interface Props {
  readonly enabled: boolean;
}

export const projectOwnSentences: Readonly<Record<string, Localized>> = {
  ...projectSentences,
  'PROJECT_NOT_ENABLED.fix': { ko: '활성화', en: 'Enable' },
  PROJECT_IN_USE: { ko: '프로젝트 {project}은(는) 이미 활성화되었습니다.', en: 'Project {project} is enabled already.' },
  PROJECT_ENABLE: { ko: '{project}에 VPC, 서브넷, 라우팅 테이블, 인터넷 게이트웨이, 보안 그룹 default가 생깁니다.', en: '{project} gets a VPC, a subnet, a routing table, an internet gateway and the security group default.' },
};

/** Things stand in a project in which nothing could have been created (GS-03). */
export function projectFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  if (self.props.enabled || scope.children(self.id).length === 0) return [];
  return [{
    code: 'PROJECT_NOT_ENABLED', severity: 'error', at: { component: self.id }, params: { project: self.component.name }, rule: ['GS-03'],
    fix: { command: 'component.operate', args: { id: self.id, operation: 'enable' }, title: 'PROJECT_NOT_ENABLED.fix' },
  }];
}

/** How many of each kind it has, of how many it may have. */
export function projectReadings(self: Self<Props>, scope: Scope): readonly Reading[] {
  const project = scope.component(self.id);
  const counted = [['vpcs', 'vpc'], ['internetGateways', 'internet-gateway'], ['networkAcls', 'network-acl'], ['natGateways', 'nat-gateway']] as const;
  return counted.map(([name, kind]) => quotaReading(project, name, inProject(scope, kind, project).length));
}
