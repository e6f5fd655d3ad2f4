// Models a routing table of a VPC: the router of every subnet it serves, with the VPC's local routes, the user's routes and what gateways add.
// Source: domain/public-cloud.md B.2 (RoutingTable, Route), C.4 (lookup), seed 000 (attach, automatic route); guide [VPC].
// Not modelled: where a distributed table forwards (C.4 rule 10: the verdict is the same); automatic routes are derived, never stored.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { defaultTableOf, tablesOf, vpcOf } from '../association.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { routeSchema } from '../routes.ts';
import { routingTableFindings } from './checks.ts';
import { derivedRoutes } from './derived-routes.ts';
import { refuseGateway, refusePlace, refuseRemoval } from './guards.ts';
import { routingTableOperations } from './operations.ts';
import { planRoutingTable } from './plan.ts';
import { routingTableSentences } from './sentences.ts';
import { routingTableTerraform } from './terraform.ts';

const props = z.object({
  isDefault: field.toggle({ ko: '기본 라우팅 테이블', en: 'Default table' }, false),
  distributed: field.toggle({ ko: '분산형 라우팅', en: 'Distributed routing' }, true, {
    immutable: true, help: { ko: '작업 "라우팅 방식 전환"으로 바꿉니다.', en: 'Changed by the operation Switch routing mode.' },
  }),
  rebuilding: field.toggle({ ko: '전환 중', en: 'Switching' }, false, { immutable: true }),
  routes: field.rows({ ko: '라우트', en: 'Routes' }, routeSchema, {
    role: 'routes',
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
  card: (self) => ({ address: null, lamp: self.props.rebuilding ? 'waiting' : null }),
  derivedRows: derivedRoutes,
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
  guards: { place: refusePlace, remove: refuseRemoval, connect: refuseGateway, update: refuseNewErrors<z.output<typeof props>>(routingTableFindings) },
  operations: routingTableOperations,
  plan: planRoutingTable,
  terraform: routingTableTerraform,
});
