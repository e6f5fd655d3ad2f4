import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { cidrCovers, parseCidr } from '../../../net/cidr.ts';
import { aclOf, aclOrders, aclProtocol, aclRulesOf, boundVpcs, portRange, type AclRule } from '../acl.ts';
import { projectSentences } from '../project.ts';
import { inProject, limitOf, projectOf } from '../quota.ts';

interface Props {
  readonly rules: readonly AclRule[];
}

export const networkAclSentences: Readonly<Record<string, Localized>> = {
  'NHN-ACL-001': { ko: '한도에 도달했습니다: 프로젝트당 ACL {acls}개, ACL 룰 {rules}개.', en: 'Limit reached: {acls} ACLs and {rules} ACL rules per project.' },
  'NHN-ACL-002': { ko: '순서 1~100은 예약되어 있고 32765는 마지막 차단입니다.', en: 'Orders 1-100 are reserved; 32765 is the final deny.' },
  'NHN-ACL-002.fix': { ko: '순서 {order} 사용', en: 'Use order {order}' },
  'NHN-ACL-003': { ko: '먼저 {list}에서 {acl}을(를) 분리하세요.', en: 'Unbind {acl} from {list} first.' },
  'NHN-ACL-003.fix': { ko: '분리', en: 'Unbind' },
  'NHN-ACL-004': { ko: 'VPC {v}은(는) 이미 ACL {a}을(를) 사용합니다.', en: 'VPC {v} already uses ACL {a}.' },
  'NHN-ACL-005': { ko: '상태를 기억하지 않습니다. 응답 {dst}->{src}이(가) 허용되지 않습니다.', en: 'Stateless: the answer {dst}->{src} is not allowed.' },
  'NHN-ACL-005.fix': { ko: '반대 방향 룰 추가', en: 'Add the mirror rule' },
  'ACL-ORDER-FIXED': { ko: '룰의 순서는 바꿀 수 없습니다. 삭제하고 새로 추가하세요.', en: 'The order of a rule is fixed: delete it and add another one.' },
  'ACL-RULE-UNREADABLE': { ko: '룰 {order}의 프로토콜이나 포트를 읽을 수 없습니다.', en: 'Protocol or ports of rule {order} cannot be read.' },
  ...projectSentences,
};

/** The next free order, ten after the last one. */
export function nextOrder(rules: readonly AclRule[]): number {
  const used = rules.flatMap((rule) => (rule.order === null || rule.order > aclOrders.last ? [] : [rule.order]));
  const wanted = Math.max(aclOrders.first - aclOrders.step, ...used) + aclOrders.step;
  if (wanted <= aclOrders.last) return wanted;
  const taken = new Set(used);
  let free: number = aclOrders.first;
  while (taken.has(free) && free < aclOrders.last) free += 1;
  return free;
}

function isUsable(order: number | null): boolean {
  return order !== null && Number.isInteger(order) && order >= aclOrders.first && order <= aclOrders.last;
}

function covers(outer: string, inner: string): boolean {
  const [a, b] = [parseCidr(outer === '' ? '0.0.0.0/0' : outer), parseCidr(inner === '' ? '0.0.0.0/0' : inner)];
  return a !== null && b !== null && cidrCovers(a, b);
}

function coversPorts(outer: string, inner: string): boolean {
  const [a, b] = [portRange(outer), portRange(inner)];
  if (a === undefined || b === undefined) return false;
  return a === null || (b !== null && a[0] <= b[0] && b[1] <= a[1]);
}

/** True when some rule allows every answer to what a rule allows. */
function isMirrored(rule: AclRule, rules: readonly AclRule[]): boolean {
  const protocol = aclProtocol(rule);
  return rules.some((other) => {
    const theirs = aclProtocol(other);
    const fits = theirs === null || theirs === protocol;
    return other.policy !== 'deny' && fits && covers(other.srcCidr, rule.dstCidr) && covers(other.dstCidr, rule.srcCidr) && coversPorts(other.srcPort, rule.dstPort) && coversPorts(other.dstPort, rule.srcPort);
  });
}

function mirrorFinding(self: Self<Props>, rule: AclRule, index: number): readonly Finding[] {
  if (rule.policy === 'deny' || isMirrored(rule, self.props.rules)) return [];
  const row = {
    order: nextOrder(self.props.rules), policy: 'allow', protocol: rule.protocol, srcCidr: rule.dstCidr, srcPort: rule.dstPort, dstCidr: rule.srcCidr, dstPort: rule.srcPort, memo: '',
  };
  const fix = { command: 'row.add', args: { id: self.id, path: '/rules', row }, title: 'NHN-ACL-005.fix' };
  const params = { dst: rule.dstCidr || '0.0.0.0/0', src: rule.srcCidr || '0.0.0.0/0' };
  return [{ code: 'NHN-ACL-005', severity: 'warning', at: { component: self.id, path: `/rules/${index}` }, params, fix }];
}

function ruleFindings(self: Self<Props>, rule: AclRule, index: number): readonly Finding[] {
  const path = `/rules/${index}`;
  const isDouble = self.props.rules.slice(0, index).some((other) => rule.order !== null && other.order === rule.order);
  const findings: Finding[] = [];
  if (!isUsable(rule.order) || isDouble) {
    const order = nextOrder(self.props.rules);
    const fix = { command: 'row.update', args: { id: self.id, path: `/rules/${rule.id}`, row: { order } }, title: 'NHN-ACL-002.fix', params: { order } };
    findings.push({ code: 'NHN-ACL-002', severity: 'error', at: { component: self.id, path: `${path}/order` }, params: {}, fix });
  }
  if (aclProtocol(rule) === undefined || portRange(rule.srcPort) === undefined || portRange(rule.dstPort) === undefined) {
    return [...findings, { code: 'ACL-RULE-UNREADABLE', severity: 'error', at: { component: self.id, path }, params: { order: rule.order ?? rule.id } }];
  }
  return [...findings, ...mirrorFinding(self, rule, index)];
}

/** Lists and rules of the project up to and including this list, in id order: the ones that are too many are flagged, not the first ones. */
export function limitFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const project = projectOf(scope, self.id);
  const all = inProject(scope, 'network-acl', project);
  const upTo = all.slice(0, all.findIndex((entry) => entry.id === self.id) + 1);
  const [acls, rules] = [limitOf(project, 'networkAcls'), limitOf(project, 'networkAclRules')];
  const count = upTo.reduce((total, entry) => total + aclRulesOf(entry).length, 0);
  if (upTo.length <= acls && count <= rules) return [];
  return [{ code: 'NHN-ACL-001', severity: 'error', at: { component: self.id }, params: { acls, rules } }];
}

/** What is wrong with a list as it stands. */
export function networkAclFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const doubled = boundVpcs(scope, self.id).flatMap((vpc): Finding[] => {
    const other = aclOf(scope, vpc.id);
    if (other === null || other.id === self.id) return [];
    return [{ code: 'NHN-ACL-004', severity: 'error', at: { component: self.id }, params: { v: vpc.component.name, a: other.component.name } }];
  });
  return [...limitFindings(self, scope), ...doubled, ...self.props.rules.flatMap((rule, index) => ruleFindings(self, rule, index))];
}
