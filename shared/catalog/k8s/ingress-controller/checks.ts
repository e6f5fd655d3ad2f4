import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding, Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr } from '../../../net/cidr.ts';
import { ipSentences } from '../../ip-checks.ts';
import { networkPrefixes } from '../../ip-ports.ts';
import { clusterOf, readCluster } from '../cluster.ts';
import { controllersOf } from '../controllers.ts';
import type { ControllerProps } from '../controller-props.ts';
import { nodeUnder, roleOf } from '../nodes.ts';
import { fullSubnets } from '../portable-subnets.ts';

type Controller = Self<ControllerProps>;

export const controllerSentences: Readonly<Record<string, Localized>> = {
  'K8S-PROXY-NODE': { ko: 'ICP에서는 프록시 노드가 인그레스를 맡습니다. 프록시 노드에 두세요.', en: 'In ICP the proxy node performs Ingress. Place it on a proxy node.' },
  'K8S-003': { ko: '이 인그레스를 따르는 켜진 인그레스 컨트롤러(ALB)가 클러스터에 없습니다.', en: 'No ingress controller (ALB) of the cluster is switched on to follow this Ingress.' },
  'K8S-003.disabled': { ko: 'IKS 클러스터에 켜진 ALB가 하나도 없습니다. 하나는 켜야 합니다.', en: 'No ALB of this IKS cluster is enabled. At least one must be.' },
  'K8S-003.fix': { ko: '{name} 켜기', en: 'Enable {name}' },
  ...ipSentences,
  'V-52': { ko: '포터블 서브넷 {cidr}의 주소를 모두 썼습니다. ALB와 로드 밸런서에 더 줄 주소가 없습니다.', en: 'All addresses of the portable subnet {cidr} are in use: none is left for another ALB or load balancer.' },
};

/** True where ICP has Ingress on a node that is no proxy. Without a cluster, or in IKS, any node will do. */
function isMisplaced(self: Controller, scope: Scope): boolean {
  const [node, cluster] = [scope.parent(self.id), clusterOf(scope, self.id)];
  return node !== null && cluster !== null && readCluster(cluster).flavor !== 'IKS' && roleOf(node.component.kind) !== 'proxy';
}

/** In ICP it can be put on proxy nodes only. */
export function refusePlace(self: Controller, scope: Scope): readonly Refusal[] {
  const after = scope.supposing(self.id, self.component);
  return isMisplaced(self, after) ? [{ code: 'K8S-PROXY-NODE', params: {}, at: { component: self.id }, rule: ['R-011'] }] : [];
}

/** The entry address must be its own, and one its node can answer for. */
function entryFindings(self: Controller, scope: Scope): readonly Finding[] {
  const { entryAddress, enabled } = self.props;
  const [node, word] = [nodeUnder(scope, self.id), parseIpv4(entryAddress)];
  if (entryAddress === '' || !enabled || node === null || word === null) return [];
  const at = { component: self.id, path: '/entryAddress' };
  const [other] = scope.holders(entryAddress).filter((ref) => ref.owner !== self.id);
  const twin = scope.ofKind('ingress-controller').find((entry) => entry.id < self.id && entry.component.props['entryAddress'] === entryAddress && entry.component.props['enabled'] !== false);
  const owner = scope.component(other?.owner ?? twin?.id ?? null);
  if (owner !== null) return [{ code: 'V-01', severity: 'error', at, params: { case: 'taken', ip: entryAddress, owner: owner.component.name }, rule: ['R-015'] }];
  const prefixes = node.ports.flatMap((port) => (port.network === null ? port.addresses.map((own) => own.cidr) : networkPrefixes(scope, port.network)));
  if (prefixes.some((prefix) => cidrContains(prefix, word))) return [];
  return [{ code: 'V-01', severity: 'error', at, params: { ip: entryAddress, network: node.name, prefixes: prefixes.map(formatCidr).join(', ') || '-' }, rule: ['R-015'] }];
}

/** All ALBs of an IKS cluster are off; told at the first of them. */
function disabledFindings(self: Controller, cluster: ComponentId, scope: Scope): readonly Finding[] {
  const all = controllersOf(scope, cluster);
  if (self.props.enabled || all[0]?.id !== self.id || all.some((entry) => entry.component.props['enabled'] !== false)) return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { enabled: true } }, title: 'K8S-003.fix', params: { name: self.component.name } };
  return [{ code: 'K8S-003', severity: 'error', at: { component: self.id, path: '/enabled' }, params: { case: 'disabled' }, rule: ['R-014'], fix }];
}

/** What is wrong with a controller as it stands. */
export function controllerFindings(self: Controller, scope: Scope): readonly Finding[] {
  const cluster = clusterOf(scope, self.id);
  const isIks = cluster !== null && readCluster(cluster).flavor === 'IKS';
  return [
    // A warning only: the document's own flows have it on a worker (domain/private-cloud.md 0.2, d).
    ...(isMisplaced(self, scope) ? [{ code: 'K8S-PROXY-NODE', severity: 'warning', at: { component: self.id }, params: {}, rule: ['R-011'] } as const] : []),
    ...entryFindings(self, scope),
    ...(isIks ? disabledFindings(self, cluster.id, scope) : []),
    ...(isIks ? fullSubnets(scope, cluster.id).filter((subnet) => subnet.last === self.id).map(({ cidr }): Finding => ({ code: 'V-52', severity: 'info', at: { component: self.id, path: '/entryAddress' }, params: { cidr } })) : []),
  ];
}

/** What a new one starts with: in ICP on the host network of its proxy node (M2); in IKS the first is public, any further one private and off. */
export function newController(parent: ComponentId | null, scope: Scope, podAddress: string | null): Partial<ControllerProps> {
  const cluster = parent === null ? null : clusterOf(scope, parent);
  if (cluster === null) return {};
  if (readCluster(cluster).flavor !== 'IKS') return { hostNetwork: true, httpsPort: 443, httpPort: 80 };
  const isFirst = controllersOf(scope, cluster.id).length === 0;
  return { ip: podAddress ?? '', visibility: isFirst ? 'public' : 'private', enabled: isFirst };
}
