import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { externalNetworkOf, floatingIpsOn, gatewayOf, nameOf, subnetsOf, tableOfGateway } from '../association.ts';

interface Props {
  readonly externalNetwork: string | null;
  readonly state: string;
  readonly needsRestart: boolean;
  readonly maintenanceWindow: string;
}

/** Internet gateways per project (B.2). */
const gatewayQuota = 3;

export const internetGatewaySentences: Readonly<Record<string, Localized>> = {
  'NHN-IG-001': { ko: '인터넷 게이트웨이에는 이름이 필요합니다.', en: 'Internet gateway needs a name.' },
  'NHN-IG-002': { ko: '외부 네트워크(Public Network)를 선택하십시오.', en: 'Choose the external network (Public Network).' },
  'NHN-IG-002.fix': { ko: '{network} 선택', en: 'Choose {network}' },
  'NHN-IG-003': { ko: '{ig}은(는) 라우팅 테이블에 연결되지 않아 아무 효과가 없습니다.', en: '{ig} is not attached to a routing table and has no effect.' },
  'NHN-IG-003.fix': { ko: '{rt}에 연결', en: 'Attach to {rt}' },
  'NHN-IG-004': { ko: '{ig}은(는) {rt2}에 연결되어 있습니다. 인터넷 게이트웨이 하나는 라우팅 테이블 하나만 맡습니다.', en: '{ig} is attached to {rt2}; an internet gateway serves one routing table.' },
  'NHN-IG-006': { ko: '다음 플로팅 IP의 연결을 먼저 해제하십시오: {list}.', en: 'Disassociate these floating IPs first: {list}.' },
  'NHN-IG-006.fix': { ko: '모든 플로팅 IP 연결 해제', en: 'Disassociate all' },
  'NHN-IG-008': { ko: '{ig}은(는) 점검을 위해 재시작해야 합니다({window}).', en: '{ig} must be restarted for maintenance ({window}).' },
  'NHN-IG-008.fix': { ko: '재시작', en: 'Restart' },
  'NHN-IG-009': { ko: '{ig}은(는) 점검 대상이 아닙니다.', en: '{ig} is not scheduled for maintenance.' },
  'NHN-IG-010': {
    ko: '재시작이 끝날 때까지 플로팅 IP가 없는 인스턴스 {n}대의 인터넷 연결이 끊깁니다: {list}.',
    en: '{n} instances without a floating IP lose internet access until the restart ends: {list}.',
  },
  'NHN-IG-011': { ko: '{ig}을(를) 재시작하는 중입니다. 상태 표시등이 초록색이 되면 다시 시도하십시오.', en: '{ig} is restarting; try again when the lamp is green.' },
  'NHN-IG-012': { ko: '{ig}에 장애가 발생했습니다. 운영자에게 보고되었습니다.', en: '{ig} failed; the provider has been notified.' },
  'NHN-Q-005': { ko: '쿼터: 프로젝트당 인터넷 게이트웨이 3개까지입니다.', en: 'Quota: 3 internet gateways per project.' },
};

function attachmentFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const tables = scope.links(self.id, 'attach').filter((view) => scope.component(view.peer) !== null);
  const [first, second] = tables;
  if (first !== undefined && second !== undefined) {
    return [{ code: 'NHN-IG-004', severity: 'error', at, params: { ig: self.component.name, rt2: nameOf(scope, first.peer) }, rule: ['IG-10'] }];
  }
  if (first !== undefined) return [];
  const free = scope.ofKind('routing-table').find((table) => gatewayOf(scope, table.id) === null);
  const finding: Finding = { code: 'NHN-IG-003', severity: 'info', at, params: { ig: self.component.name }, rule: ['IG-05'] };
  if (free === undefined) return [finding];
  const args = { kind: 'attach', from: { component: self.id }, to: { component: free.id } };
  return [{ ...finding, fix: { command: 'link.connect', args, title: 'NHN-IG-003.fix', params: { rt: free.component.name } } }];
}

/** Instances behind the table that reach the internet only through this gateway. */
function dependants(self: Self<Props>, scope: Scope): readonly Entry[] {
  const table = tableOfGateway(scope, self.id);
  const subnets = table === null ? [] : subnetsOf(scope, table.id);
  const owners = new Set(subnets.flatMap((subnet) => scope.members(subnet.id).map((ref) => ref.owner)));
  return scope.ofKind('instance').filter((entry) => owners.has(entry.id) && floatingIpsOn(scope, entry.id).length === 0);
}

function stateFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: '/state' };
  const ig = self.component.name;
  const cut = self.props.needsRestart || self.props.state === 'migrating' ? dependants(self, scope) : [];
  const findings: Finding[] = [];
  if (self.props.needsRestart && self.props.state !== 'migrating') {
    const fix = { command: 'component.update', args: { id: self.id, props: { state: 'migrating' } }, title: 'NHN-IG-008.fix' };
    findings.push({ code: 'NHN-IG-008', severity: 'warning', at, params: { ig, window: self.props.maintenanceWindow || '-' }, rule: ['IG-30'], fix });
  }
  if (cut.length > 0) {
    const params = { n: cut.length, list: cut.map((entry) => entry.component.name).join(', ') };
    findings.push({ code: 'NHN-IG-010', severity: 'warning', at, params, rule: ['IG-34'] });
  }
  if (self.props.state === 'ERROR') findings.push({ code: 'NHN-IG-012', severity: 'error', at, params: { ig }, rule: ['IG-40'] });
  return findings;
}

/** What is wrong with a gateway as it stands. */
export function internetGatewayFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const findings: Finding[] = [];
  if (self.component.name.trim() === '') findings.push({ code: 'NHN-IG-001', severity: 'error', at, params: {}, rule: ['IG-02'] });
  if (externalNetworkOf(scope, self.props.externalNetwork) === null || self.props.externalNetwork === null) {
    const network = externalNetworkOf(scope, null);
    const fix = network === null ? {} : {
      fix: {
        command: 'component.update', args: { id: self.id, props: { externalNetwork: network.id } },
        title: 'NHN-IG-002.fix', params: { network: network.component.name },
      },
    };
    findings.push({ code: 'NHN-IG-002', severity: 'error', at: { ...at, path: '/externalNetwork' }, params: {}, rule: ['IG-03'], ...fix });
  }
  const position = scope.ofKind('internet-gateway').findIndex((entry) => entry.id === self.id);
  if (position >= gatewayQuota) findings.push({ code: 'NHN-Q-005', severity: 'error', at, params: {} });
  return [...findings, ...attachmentFindings(self, scope), ...stateFindings(self, scope)];
}
