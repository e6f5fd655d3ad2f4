// Models a routing table of a VPC: the router of every subnet it serves, with the VPC's local routes, the user's routes and what gateways add.
// Source: domain/public-cloud.md B.2 (RoutingTable, Route), C.4 (lookup), seed 000 (attach, automatic route); guide [VPC].
// Not modelled: the minute of outage while switching between distributed and centralized; automatic routes are derived, never stored.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { defaultTableOf, tablesOf, vpcOf } from '../association.ts';
import { routingTableFindings, routingTableSentences } from './checks.ts';
import { refuseGateway, refuseRemoval } from './guards.ts';
import { routingTableOperations } from './operations.ts';
import { planRoutingTable } from './plan.ts';

const route = z.object({
  id: z.string(),
  cidr: field.cidr({ ko: '대상 CIDR', en: 'Destination' }),
  gatewayType: field.choice(
    { ko: '게이트웨이 타입', en: 'Gateway type' },
    { INSTANCE: { ko: '인스턴스', en: 'Instance' }, VIRTUAL_IP: { ko: '가상 IP', en: 'Virtual IP' } },
    'INSTANCE',
  ),
  gateway: field.address({ ko: '게이트웨이', en: 'Gateway' }),
  description: field.text({ ko: '설명', en: 'Description' }, '', { optional: true }),
});

const props = z.object({
  isDefault: field.toggle({ ko: '기본 라우팅 테이블', en: 'Default table' }, false),
  distributed: field.toggle({ ko: '분산형 라우팅', en: 'Distributed routing' }, true),
  routes: field.rows({ ko: '라우트', en: 'Routes' }, route, {
    help: { ko: '위에서 아래 순서와 관계없이 가장 긴 프리픽스가 이깁니다.', en: 'The longest prefix wins, whatever the order.' },
  }),
});

export const routingTable = defineComponent({
  id: 'routing-table',
  family: 'cloud',
  labels: { ko: '라우팅 테이블', en: 'Routing table' },
  keywords: ['router', 'route table', 'RT', '라우터', '라우트'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: ['vpc'], root: true },
  links: [
    { kind: 'attach', end: 'to', peers: ['internet-gateway'] },
    { kind: 'attach', end: 'to', peers: ['subnet'] },
  ],
  sentences: routingTableSentences,
  card: () => ({ address: null, lamp: null }),
  create: (parent, scope, self) => {
    const vpc = scope.component(parent) ?? vpcOf(scope, self.id);
    return { isDefault: vpc !== null && defaultTableOf(scope, vpc.id) === null };
  },
  // One default table per VPC: a copy, or a table moved into a VPC that has one, is an ordinary one.
  relocate: (self, scope) => {
    const vpc = vpcOf(scope, self.id);
    const isSecond = vpc !== null && tablesOf(scope, vpc.id).some((table) => table.id !== self.id && table.component.props['isDefault'] === true);
    return self.props.isDefault && isSecond ? { isDefault: false } : {};
  },
  checks: routingTableFindings,
  guards: { remove: refuseRemoval, connect: refuseGateway },
  operations: routingTableOperations,
  plan: planRoutingTable,
});
