import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { cidrCovers, formatCidr, parseCidr } from '../../../net/cidr.ts';
import { vpcRange } from '../addressing.ts';
import { defaultTableOf, vpcOf } from '../association.ts';
import { routesTo } from '../routes.ts';
import { peeredVpcs } from '../serves.ts';
import { hasImplicitRoutes } from './implicit.ts';
import { pairFindings, type Pair } from './pairs.ts';

interface Props {
  readonly type: string;
  readonly routes: readonly { readonly vpc: string | null; readonly cidr: string; readonly gateway: string }[];
}

export const peeringSentences: Readonly<Record<string, Localized>> = {
  'NHN-PG-001': { ko: '{cidr1}과(와) {cidr2}이(가) 겹쳐 피어링할 수 없습니다.', en: '{cidr1} and {cidr2} overlap: peering is impossible.' },
  'NHN-PG-002': { ko: '{vpc}에는 서브넷이 하나 이상 있어야 합니다.', en: '{vpc} needs at least one subnet.' },
  'NHN-PG-003': { ko: '이 VPC들에는 {kind}이(가) 필요하거나 이미 피어링되어 있습니다.', en: 'These VPCs need {kind}, or are peered already.' },
  'NHN-PG-003.fix': { ko: '{kind}(으)로 바꾸기', en: 'Use {kind}' },
  'NHN-PG-004': { ko: '한 방향뿐입니다. {vpc}에 돌아오는 라우트가 없습니다.', en: 'One-way: {vpc} has no route back.' },
  'NHN-PG-004.fix': { ko: '{rt}에 {cidr} 라우트 추가', en: 'Add {cidr} to {rt}' },
  'NHN-PG-005': { ko: '피어링은 다른 피어링으로 이어지지 않습니다.', en: 'Peering is not transitive.' },
  'NHN-PG-006': { ko: '{project}에서 테넌트 {t}와 VPC {v}을(를) 허용해야 합니다.', en: '{project} must list tenant {t} and VPC {v} as allowed.' },
};

/** The two VPCs of a complete peering, else null. */
export function pairOf(scope: Scope, id: Self<unknown>['id']): Pair | null {
  const [first, second, third] = peeredVpcs(scope, id);
  return first === undefined || second === undefined || third !== undefined || first.id === second.id ? null : [first, second];
}

/** A side whose tables have no row that leads through the peering to the other's range; the remedy adds one to its default table. */
function routeFindings(self: Self<Props>, own: Entry, other: Entry, scope: Scope): readonly Finding[] {
  const range = vpcRange(other.id, scope);
  if (range === null || hasImplicitRoutes(scope, own.id)) return [];
  const isRouted = routesTo(scope, self.id).some(({ table, route }) => {
    const cidr = parseCidr(route.cidr);
    return cidr !== null && vpcOf(scope, table.id)?.id === own.id && (cidrCovers(cidr, range) || cidrCovers(range, cidr));
  });
  if (isRouted) return [];
  const table = defaultTableOf(scope, own.id);
  const cidr = formatCidr(range);
  const args = { id: table?.id ?? '', path: '/routes', row: { cidr, gatewayType: self.props.type, target: self.id } };
  const fix = table === null ? {} : { fix: { command: 'row.add', args, title: 'NHN-PG-004.fix', params: { rt: table.component.name, cidr } } };
  return [{ code: 'NHN-PG-004', severity: 'warning', at: { component: self.id }, params: { vpc: own.component.name }, ...fix }];
}

/** A further peering of one of the two leads to a VPC that the other is not peered with, and no own route carries traffic on (B.2). */
function transitFindings(self: Self<Props>, pair: Pair, scope: Scope): readonly Finding[] {
  const joins = scope.ofKind('peering-gateway').map((entry) => ({ id: entry.id, vpcs: peeredVpcs(scope, entry.id).map((vpc) => vpc.id) }));
  const isTransit = pair.some((middle) => {
    const far = pair.find((vpc) => vpc !== middle);
    return joins.some(({ id, vpcs }) => {
      const third = id === self.id || !vpcs.includes(middle.id) ? undefined : vpcs.find((vpc) => vpc !== middle.id);
      return third !== undefined && far !== undefined && third !== far.id && !joins.some((other) => other.vpcs.includes(third) && other.vpcs.includes(far.id));
    });
  });
  return isTransit && self.props.routes.length === 0 ? [{ code: 'NHN-PG-005', severity: 'info', at: { component: self.id }, params: {} }] : [];
}

/** What is wrong with a peering as it stands. While it joins fewer than two VPCs it is unfinished. */
export function peeringFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const pair = pairOf(scope, self.id);
  if (pair === null) return [];
  return [
    ...pairFindings(scope, { id: self.id, type: self.props.type }, pair),
    ...routeFindings(self, pair[0], pair[1], scope),
    ...routeFindings(self, pair[1], pair[0], scope),
    ...transitFindings(self, pair, scope),
  ];
}
