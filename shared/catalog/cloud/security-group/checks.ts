import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseCidr } from '../../../net/cidr.ts';
import { nameOf } from '../association.ts';
import { projectSentences } from '../project.ts';
import { ruleProtocol } from '../rule-match.ts';
import type { SecurityRule } from '../security.ts';
import { mismatches } from './peers.ts';
import { birthRules } from './presets.ts';

interface Props {
  readonly rules: readonly SecurityRule[];
}

export const securityGroupSentences: Readonly<Record<string, Localized>> = {
  ...projectSentences,
  'NHN-SG-002': { ko: '포트는 1~65535, 시작이 끝보다 크지 않아야 합니다(ICMP 타입/코드 0~255).', en: 'Ports 1-65535, first <= last (ICMP type/code 0-255).' },
  'NHN-SG-003': { ko: '원격은 CIDR 하나 또는 보안 그룹 하나입니다.', en: 'Remote is one CIDR or one security group.' },
  'NHN-SG-003.fix': { ko: 'CIDR 지우기', en: 'Clear the CIDR' },
  'NHN-SG-004': { ko: '{rule}이(가) 모든 주소에 열려 있습니다. 더 좁은 CIDR을 권장합니다.', en: '{rule} is open to every address; prefer a narrower CIDR.' },
  'NHN-SG-005': { ko: '{sg}을(를) 사용 중이거나 삭제할 수 없습니다.', en: '{sg} is in use / cannot be deleted.' },
  'NHN-SG-006': { ko: 'IPv6 규칙은 여기서 효과가 없습니다.', en: 'IPv6 rules have no effect here.' },
  'NHN-SG-006.fix': { ko: '규칙 삭제', en: 'Remove the rule' },
  'NHN-SG-008': { ko: '{sg}이(가) 메타데이터를 포함한 모든 새 송신을 막습니다.', en: '{sg} blocks every new outbound flow, including metadata.' },
  'NHN-SG-008.fix': { ko: '송신 규칙 되살리기', en: 'Restore the egress rule' },
  'NHN-SG-007': { ko: '한 번에 규칙 300개까지 올릴 수 있습니다.', en: 'At most 300 rules per upload.' },
  'NHN-SG-011': { ko: '{rule}은(는) {peer}에 맞지 않습니다. {addr}(으)로 도착합니다.', en: '{rule} cannot match {peer}: it arrives as {addr}.' },
  'NHN-SG-011.fix': { ko: '{addr} 규칙 추가', en: 'Add a rule for {addr}' },
  'NHN-SG-009': { ko: '같은 규칙이 이미 있습니다.', en: 'The same rule exists.' },
  'NHN-SG-009.fix': { ko: '중복 규칙 삭제', en: 'Remove the duplicate' },
};

function isRange(rule: SecurityRule): boolean {
  const protocol = ruleProtocol(rule);
  const [first, last] = [rule.portMin, rule.portMax];
  if (protocol === undefined) return false;
  if (protocol === 1) return [first, last].every((value) => value === null || (Number.isInteger(value) && value >= 0 && value <= 255));
  if (first === null && last === null) return true;
  if (protocol !== 6 && protocol !== 17) return false;
  return [first, last].every((value) => value !== null && Number.isInteger(value) && value >= 1 && value <= 65535) && (first ?? 0) <= (last ?? 0);
}

/** The empty one of two port fields: a range that is being typed points there. */
function openEnd(rule: SecurityRule): string {
  if (ruleProtocol(rule) === 1) return '';
  if (rule.portMin !== null && rule.portMax === null) return '/portMax';
  return rule.portMin === null && rule.portMax !== null ? '/portMin' : '';
}

/** Login ports, or everything, open to every address (GS-39). */
function isTooOpen(rule: SecurityRule): boolean {
  if (rule.direction === 'egress' || rule.ethertype !== 'IPv4' || rule.remoteGroup !== null) return false;
  if (rule.remote !== '' && parseCidr(rule.remote)?.prefixLength !== 0) return false;
  const protocol = ruleProtocol(rule);
  if (protocol === null) return true;
  const [first, last] = [rule.portMin ?? 1, rule.portMax ?? 65535];
  return protocol === 6 && [22, 3389].some((port) => first <= port && port <= last);
}

/** Equal in everything that matters to a packet. */
function isSameRule(a: SecurityRule, b: SecurityRule): boolean {
  return a.direction === b.direction && a.ethertype === b.ethertype && a.protocol === b.protocol && a.portMin === b.portMin &&
    a.portMax === b.portMax && (a.remote || '0.0.0.0/0') === (b.remote || '0.0.0.0/0') && a.remoteGroup === b.remoteGroup;
}

function ruleFindings(self: Self<Props>, rule: SecurityRule, index: number, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: `/rules/${index}` };
  const row = { id: self.id, path: `/rules/${rule.id}` };
  const findings: Finding[] = [];
  if (!isRange(rule)) findings.push({ code: 'NHN-SG-002', severity: 'error', at: { ...at, path: `${at.path}${openEnd(rule)}` }, params: {} });
  const both = rule.remoteGroup !== null && rule.remote !== '';
  const malformed = rule.remote !== '' && parseCidr(rule.remote) === null && rule.ethertype === 'IPv4';
  const lost = rule.remoteGroup !== null && scope.component(rule.remoteGroup)?.component.kind !== self.component.kind;
  if (both || malformed || lost) {
    const fix = both
      ? { fix: { command: 'row.update', args: { id: self.id, path: `/rules/${rule.id}`, row: { remote: '' } }, title: 'NHN-SG-003.fix' } }
      : {};
    findings.push({ code: 'NHN-SG-003', severity: 'error', at, params: {}, rule: ['GS-32'], ...fix });
  }
  if (isTooOpen(rule)) {
    findings.push({ code: 'NHN-SG-004', severity: 'warning', at, params: { rule: `${self.component.name} · ${rule.id}` }, rule: ['GS-39'] });
  }
  findings.push(...mismatches(scope, self.id, rule).map(({ peer, address }): Finding => {
    const widened = { direction: 'ingress', ethertype: 'IPv4', protocol: rule.protocol, portMin: rule.portMin, portMax: rule.portMax, remote: `${address}/32`, preset: 'CUSTOM' };
    const fix = { command: 'row.add', args: { id: self.id, path: '/rules', row: widened }, title: 'NHN-SG-011.fix', params: { addr: address } };
    const params = { rule: `${self.component.name} · ${rule.id}`, peer: nameOf(scope, peer), addr: address };
    return { code: 'NHN-SG-011', severity: 'warning', at, params, fix };
  }));
  const isBirth = birthRules(self.id).some((birth) => isSameRule(birth, rule));
  if (rule.ethertype === 'IPv6' && !isBirth) {
    findings.push({ code: 'NHN-SG-006', severity: 'warning', at, params: {}, fix: { command: 'row.remove', args: row, title: 'NHN-SG-006.fix' } });
  }
  if (self.props.rules.findIndex((other) => isSameRule(other, rule)) < index) {
    findings.push({ code: 'NHN-SG-009', severity: 'error', at, params: {}, fix: { command: 'row.remove', args: row, title: 'NHN-SG-009.fix' } });
  }
  return findings;
}

/** What is wrong with a group's rules. */
export function securityGroupFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const rules = self.props.rules.flatMap((rule, index) => ruleFindings(self, rule, index, scope));
  if (self.props.rules.some((rule) => rule.direction === 'egress' && rule.ethertype === 'IPv4')) return rules;
  const [restored] = birthRules(null);
  const fix = { command: 'row.add', args: { id: self.id, path: '/rules', row: restored }, title: 'NHN-SG-008.fix' };
  return [...rules, { code: 'NHN-SG-008', severity: 'warning', at: { component: self.id, path: '/rules' }, params: { sg: self.component.name }, fix }];
}
