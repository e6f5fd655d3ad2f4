import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import { defineOperation, type NewComponent, type OperationContext } from '../../../model/operation.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import type { ClusterProps } from '../cluster.ts';
import { controllersOf } from '../controllers.ts';
import { clusterNodes, type ClusterNode } from '../nodes.ts';
import { freeEntryAddress } from '../portable-subnets.ts';

/* The ALBs a cluster of IKS is provisioned with: one public and switched on, one private and switched off (domain/private-cloud.md ). */

export const albSentences: Readonly<Record<string, Localized>> = {
  'K8S-003': { ko: '이 인그레스를 따르는 켜진 인그레스 컨트롤러(ALB)가 클러스터에 없습니다.', en: 'No ingress controller (ALB) of the cluster is switched on to follow this Ingress.' },
  'K8S-003.none': { ko: 'IKS 클러스터 {name}에 ALB가 없습니다. IKS는 공용 ALB와 사설 ALB를 하나씩 두고 시작합니다.', en: 'The IKS cluster {name} has no ALB. IKS starts with a public and a private one.' },
  'K8S-003.provision': { ko: '공용 ALB와 사설 ALB 만들기', en: 'Provision a public and a private ALB' },
  'K8S-ALB': { ko: 'ALB를 둘 작업자 노드가 없습니다. 실행 중이고 팟을 배치할 수 있는 작업자 노드를 추가하세요.', en: 'There is no worker node to place ALBs on. Add one that runs and is schedulable.' },
  'K8S-ALB.there': { ko: '{name}에 이미 ALB가 있습니다.', en: '{name} has an ALB already.' },
};

/** In IKS they run on worker nodes. */
function workerOf(scope: Scope, cluster: ComponentId): ClusterNode | null {
  return clusterNodes(scope, cluster).find((node) => node.role === 'worker' && node.isSchedulable) ?? null;
}

/** Both ALBs, on the first worker; none while there is no worker, or where the cluster has a controller already. */
export function provisionedAlbs({ id }: Self<ClusterProps>, { scope, freshId, freshName }: OperationContext): readonly NewComponent[] {
  const worker = workerOf(scope, id);
  if (worker === null || controllersOf(scope, id).length > 0) return [];
  return (['public', 'private'] as const).map((visibility): NewComponent => {
    const name = freshName(`${visibility}-alb`);
    const props = { visibility, enabled: visibility === 'public', entryAddress: freeEntryAddress(scope, worker, visibility) ?? '' };
    return { id: freshId(name), component: { kind: 'ingress-controller', name, parent: worker.id, props } };
  });
}

/** What the provider does when a cluster gets its first worker. */
export const provisionAlbs = defineOperation({
  id: 'provision-albs',
  label: { ko: 'ALB 만들기', en: 'Provision ALBs' },
  title: { ko: '{name}의 ALB 만들기', en: 'Provision the ALBs of {name}' },
  isOffered: (self: Self<ClusterProps>, scope) => self.props.flavor === 'IKS' && controllersOf(scope, self.id).length === 0,
  refuse: (self, _inputs, scope) => {
    const because = { at: { component: self.id }, rule: ['R-014'] };
    if (controllersOf(scope, self.id).length > 0) return [{ code: 'K8S-ALB', params: { case: 'there', name: self.component.name }, ...because }];
    return workerOf(scope, self.id) === null ? [{ code: 'K8S-ALB', params: {}, ...because }] : [];
  },
  run: (self, _inputs, context) => ({ components: provisionedAlbs(self, context) }),
});

/** A cluster of IKS that has a worker and no ALB is none as the provider makes it. */
export function albFindings(self: Self<ClusterProps>, scope: Scope): readonly Finding[] {
  if (self.props.flavor !== 'IKS' || workerOf(scope, self.id) === null || controllersOf(scope, self.id).length > 0) return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: provisionAlbs.id }, title: 'K8S-003.provision' };
  return [{ code: 'K8S-003', severity: 'warning', at: { component: self.id }, params: { case: 'none', name: self.component.name }, rule: ['R-014'], fix }];
}
