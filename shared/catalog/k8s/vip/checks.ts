import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr } from '../../../net/cidr.ts';
import { addressText } from '../nodes.ts';
import { vipNodes, type VipProps } from '../vips.ts';

export const vipSentences: Readonly<Record<string, Localized>> = {
  'V-33.vip': { ko: '가상 IP {vip}이(가) 노드들의 서브넷({networks})에 없습니다. 같은 서브넷의 주소를 지정하세요.', en: 'The virtual IP {vip} is in no network of its nodes ({networks}). Choose an address in the same subnet.' },
  'V-01.taken-vip': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다.', en: '{ip} is already used by {owner}.' },
  'K8S-VIP-HOLDER': { ko: '{vip}을(를) 가질 수 있는 노드는 같은 클러스터의 같은 역할 노드입니다. 그중 하나를 고르세요.', en: 'Only nodes of its cluster and role can hold {vip}. Choose one of them.' },
  'K8S-VIP-HOLDER.stopped': { ko: '{vip}을(를) 가진 {node}이(가) 멈춰 있어 아무도 응답하지 않습니다.', en: '{node}, which holds {vip}, is stopped: nobody answers.' },
  'K8S-VIP-HOLDER.fix': { ko: '{node}(으)로 넘기기', en: 'Move it to {node}' },
};

function holderFindings(self: Self<VipProps>, scope: Scope): readonly Finding[] {
  const nodes = vipNodes(scope, self.id, self.props.vipKind);
  const holder = nodes.find((node) => node.id === self.props.holder);
  if (holder?.isRunning === true) return [];
  const heir = nodes.find((node) => node.isRunning);
  const at = { component: self.id, path: '/holder' };
  const vip = self.props.address || self.component.name;
  const params = holder === undefined ? { vip } : { case: 'stopped', vip, node: holder.name };
  const fix = heir === undefined ? {} : {
    fix: { command: 'component.operate', args: { id: self.id, operation: 'move', inputs: { holder: heir.id } }, title: 'K8S-VIP-HOLDER.fix', params: { node: heir.name } },
  };
  return [{ code: 'K8S-VIP-HOLDER', severity: 'error', at, params, ...fix }];
}

function addressFindings(self: Self<VipProps>, scope: Scope): readonly Finding[] {
  const address = addressText(self.props.address);
  const word = parseIpv4(self.props.address);
  if (address === null || word === null) return [];
  const at = { component: self.id, path: '/address' };
  const rival = scope.holders(self.props.address).find((ref) => ref.owner !== self.id);
  const taken: readonly Finding[] = rival === undefined ? [] : [{ code: 'V-01', severity: 'error', at, params: { case: 'taken-vip', ip: address, owner: scope.component(rival.owner)?.component.name ?? rival.owner } }];
  const networks = vipNodes(scope, self.id, self.props.vipKind).flatMap((node) => node.network ?? []);
  if (networks.length === 0 || networks.some((network) => cidrContains(network, word))) return taken;
  return [...taken, { code: 'V-33', severity: 'error', at, params: { case: 'vip', vip: address, networks: [...new Set(networks.map(formatCidr))].join(', ') }, rule: ['R-063'] }];
}

/** An address outside the network of its nodes, one that somebody else has, and one that nobody answers for. */
export function vipFindings(self: Self<VipProps>, scope: Scope): readonly Finding[] {
  return [...addressFindings(self, scope), ...holderFindings(self, scope)];
}
