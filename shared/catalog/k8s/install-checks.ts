import type { Self } from '../../model/definition.ts';
import type { Finding } from '../../model/finding.ts';
import type { Entry, Scope } from '../../model/scope.ts';
import type { Localized } from '../../model/text.ts';
import type { ClusterProps } from './cluster.ts';
import { clusterNodes, type ClusterNode } from './nodes.ts';

/*
 * Where the installation of a cluster fetches from (V-51; ). Packets are not sent here: V-51 says what already the properties rule out,
 * the cluster's own probes say the rest (fetch-probes.ts).
 */

type Cluster = Self<ClusterProps>;

export const installSentences: Readonly<Record<string, Localized>> = {
  'V-51': { ko: '온라인 설치인데 {goods}을(를) 제공하는 켜진 레지스트리가 없습니다.', en: 'The installation is online, but no running registry serves {goods}.' },
  'V-51.gateway': { ko: '온라인 설치인데 노드 {nodes}에 기본 게이트웨이가 없어 밖에서 받아올 수 없습니다.', en: 'The installation is online, but {nodes} have no default gateway and cannot fetch anything.' },
  'V-51.proxy': { ko: '프록시 설치인데 켜진 프록시 서버가 지정되지 않았습니다.', en: 'The installation goes through a proxy, but no running proxy server is named.' },
  'V-51.offline': { ko: '오프라인 설치인데 켜진 레지스트리가 지정되지 않았습니다.', en: 'The installation is offline, but no running registry is named.' },
  'V-51.fetch': {
    ko: '{node}에서 {target}({goods})에 연결할 수 없습니다({outcome}, {reason}). 나가는 경로의 라우트, 방화벽, SNAT을 확인하세요.',
    en: '{node} cannot connect to {target} ({goods}): {outcome}, {reason}. Look at the routes, firewalls and source NAT on the way out.',
  },
  'V-51.fix': { ko: '{name} 사용', en: 'Use {name}' },
};

/** What an installation fetches: container images, Helm charts, Terraform templates, packages of the operating system. */
export const goods = ['images', 'charts', 'templates', 'packages'] as const;

export function isRunning(entry: Entry | null): entry is Entry {
  return entry !== null && entry.component.props['state'] !== 'stopped';
}

export function isServedBy(entry: Entry, good: string): boolean {
  const { serves } = entry.component.props;
  return !Array.isArray(serves) || serves.length === 0 || serves.includes(good);
}

function hasWayOut(node: ClusterNode): boolean {
  return node.props.gateway !== '' || node.props.routes.some((route) => route.network === '0.0.0.0/0');
}

/** The only running component of a kind: what a fix proposes. */
function proposed(self: Cluster, prop: 'proxyServer' | 'registry', kind: string, scope: Scope): Pick<Finding, 'fix'> {
  const [only, ...others] = scope.ofKind(kind).filter(isRunning);
  if (only === undefined || others.length > 0) return {};
  return { fix: { command: 'component.update', args: { id: self.id, props: { [prop]: only.id } }, title: 'V-51.fix', params: { name: only.component.name } } };
}

/** Nothing is said of hosts on the internet that nobody drew; where registries are drawn, they are meant. */
function onlineFindings(self: Cluster, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: '/installMode' };
  const nodes = clusterNodes(scope, self.id).filter((node) => !hasWayOut(node));
  const drawn = scope.ofKind('registry');
  const missing = drawn.length === 0 ? [] : goods.filter((good) => !drawn.filter(isRunning).some((entry) => isServedBy(entry, good)));
  const common = { code: 'V-51', severity: 'warning', at, rule: ['R-053'] } as const;
  return [
    ...(nodes.length === 0 ? [] : [{ ...common, params: { case: 'gateway', nodes: nodes.map((node) => node.name).join(', ') } }]),
    ...(missing.length === 0 ? [] : [{ ...common, params: { goods: missing.join(', ') } }]),
  ];
}

/** V-51 of a cluster. */
export function installFindings(self: Cluster, scope: Scope): readonly Finding[] {
  const { installMode, proxyServer, registry } = self.props;
  if (installMode === 'proxy' && !isRunning(scope.component(proxyServer))) {
    return [{ code: 'V-51', severity: 'warning', at: { component: self.id, path: '/proxyServer' }, params: { case: 'proxy' }, rule: ['R-054'], ...proposed(self, 'proxyServer', 'proxy-server', scope) }];
  }
  if (installMode === 'offline' && !isRunning(scope.component(registry))) {
    return [{ code: 'V-51', severity: 'warning', at: { component: self.id, path: '/registry' }, params: { case: 'offline' }, rule: ['R-055'], ...proposed(self, 'registry', 'registry', scope) }];
  }
  return installMode === 'online' ? onlineFindings(self, scope) : [];
}
