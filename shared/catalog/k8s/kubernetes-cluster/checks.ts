import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { overlapFindings, overlapSentences } from '../../routing-domain.ts';
import { serviceRoutes } from '../called-nodes.ts';
import type { ClusterProps } from '../cluster.ts';
import { clusterNodes } from '../nodes.ts';
import { installFindings, installSentences } from '../install-checks.ts';
import { albFindings, albSentences } from './albs.ts';

export const clusterSentences: Readonly<Record<string, Localized>> = {
  ...overlapSentences,
  ...installSentences,
  ...albSentences,
  'V-33': { ko: '{name}은(는) 인그레스를 쓰지만 프록시 노드가 없습니다. ICP에서는 프록시 노드가 인그레스를 처리합니다.', en: '{name} uses Ingress but has no proxy node. In ICP proxy nodes do the work of Ingress.' },
  'V-33.masters': { ko: '마스터 노드가 {count}개입니다. 과반을 정할 수 있도록 1, 3, 5, 7개 중 하나로 두세요.', en: 'There are {count} master nodes. Have 1, 3, 5 or 7, so that there is a majority.' },
  'V-39': {
    ko: 'clusterCIDR이 설정되지 않았는데 {router}의 라우트 {network}(으)로 클러스터 밖에서 ClusterIP를 부를 수 있습니다. 출발지가 바뀌지 않아 응답이 다른 길로 돌아갑니다.',
    en: 'clusterCIDR is not set, and by the route {network} of {router} ClusterIPs are called from outside: callers keep their address, and answers go back another way.',
  },
  'V-39.fix': { ko: 'clusterCIDR 설정', en: 'Set clusterCIDR' },
};

type Cluster = Self<ClusterProps>;

function nodeFindings(self: Cluster, scope: Scope): readonly Finding[] {
  const nodes = clusterNodes(scope, self.id);
  const count = (role: string): number => nodes.filter((node) => node.role === role).length;
  const at = { component: self.id };
  const usesIngress = scope.children(self.id).some(({ component }) => component.kind === 'ingress');
  const found: Finding[] = [];
  if (self.props.flavor === 'ICP' && usesIngress && count('proxy') === 0) found.push({ code: 'V-33', severity: 'error', at, params: { name: self.component.name }, rule: ['R-011'] });
  const masters = count('master');
  if (masters > 0 && masters % 2 === 0) found.push({ code: 'V-33', severity: 'warning', at, params: { case: 'masters', count: masters } });
  return found;
}

/** V-39: off-cluster callers of ClusterIPs keep their address, so answers do not come back through the node that translated the destination. */
function callerFindings(self: Cluster, scope: Scope): readonly Finding[] {
  if (self.props.clusterCidrSet || self.props.masqueradeAll) return [];
  const [route] = serviceRoutes(scope, self.id, self.props.serviceCidr);
  if (route === undefined) return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { clusterCidrSet: true } }, title: 'V-39.fix' };
  const params = { router: route.owner.component.name, network: route.network };
  return [{ code: 'V-39', severity: 'warning', at: { component: self.id, path: '/clusterCidrSet' }, params, rule: ['R-027'], fix }];
}

export function clusterFindings(self: Cluster, scope: Scope): readonly Finding[] {
  return [...overlapFindings(self, scope), ...nodeFindings(self, scope), ...callerFindings(self, scope), ...albFindings(self, scope), ...installFindings(self, scope)];
}
