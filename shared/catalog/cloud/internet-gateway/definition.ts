// Models an internet gateway: source NAT to one public address for everything behind the routing table it is attached to.
// Source: seed 000 whole (IG-01..IG-40), domain/public-cloud.md A.0 state machine, B.2, C.4, C.6; guide [IG].
// Not modelled: its server as a thing of its own (a number says which one it runs on); maintenance is an event that a person plays by operations.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { nextPublicAddress } from '../addressing.ts';
import { externalNetworkOf, tableOfGateway } from '../association.ts';
import { internetGatewayFindings } from './checks.ts';
import { restartBadge } from '../maintenance.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { refuseAttach, refuseDetach, refusePlace, refuseRemoval, refuseRename, refuseUpdate } from './guards.ts';
import { internetGatewayOperations, previewRemoval } from './operations.ts';
import { planInternetGateway } from './plan.ts';
import { internetGatewaySentences } from './sentences.ts';
import { internetGatewayTerraform } from './terraform.ts';

const byOperation = { immutable: true, help: { ko: '작업으로 바뀝니다.', en: 'Changes through its actions.' } } as const;

const props = z.object({
  externalNetwork: field.reference({ ko: '외부 네트워크', en: 'External network' }, ['external-network']),
  state: field.choice(
    { ko: '상태', en: 'State' },
    {
      unavailable: { ko: '연결 안 됨', en: 'Unavailable' },
      available: { ko: '사용 가능', en: 'Available' },
      migrating: { ko: '재시작 중', en: 'Migrating' },
      ERROR: { ko: '오류', en: 'Error' },
    },
    'unavailable',
    byOperation,
  ),
  migrateStatus: field.choice(
    { ko: '재시작 단계', en: 'Restart phase' },
    {
      none: { ko: '없음', en: 'None' },
      unbinding_progress: { ko: '분리 중', en: 'Unbinding' },
      unbinding_error: { ko: '분리 실패', en: 'Unbinding failed' },
      binding_progress: { ko: '연결 중', en: 'Binding' },
      binding_error: { ko: '연결 실패', en: 'Binding failed' },
    },
    'none',
    byOperation,
  ),
  publicIp: field.address({ ko: '퍼블릭 IP', en: 'Public IP' }, '', { optional: true, ...byOperation }),
  needsRestart: field.toggle({ ko: '재시작 필요', en: 'Needs restart' }, false, byOperation),
  maintenanceWindow: field.text({ ko: '점검 일정', en: 'Maintenance window' }, '', { optional: true, ...byOperation }),
  server: field.number({ ko: '서버', en: 'Server' }, 1, byOperation),
});

const lamps: Readonly<Record<string, 'running' | 'waiting' | 'stopped'>> = { unavailable: 'stopped', available: 'running', migrating: 'waiting' };

/** The list has one entry: another network cannot be chosen (IG-03). */
const refuseLostNetwork = refuseNewErrors<z.output<typeof props>>(internetGatewayFindings, ['NHN-IG-002']);

export const internetGateway = defineComponent({
  id: 'internet-gateway',
  family: 'cloud',
  labels: { ko: '인터넷 게이트웨이', en: 'Internet gateway' },
  keywords: ['IG', 'IGW', 'SNAT', 'gateway', '게이트웨이'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props,
  parents: { kinds: ['project'], root: true },
  links: [{ kind: 'attach', end: 'from', peers: ['routing-table'] }],
  sentences: internetGatewaySentences,
  interfaces: (self) => [{
    id: 'public',
    addresses: self.props.publicIp === '' ? [] : [self.props.publicIp],
    prefixLength: 32,
    mtuBytes: 1500,
    policies: [],
    path: '/publicIp',
  }],
  card: (self) => ({
    address: self.props.publicIp || null,
    lamp: lamps[self.props.state] ?? 'error',
    ...restartBadge(self.props),
  }),
  create: (_parent, scope) => ({ externalNetwork: externalNetworkOf(scope, null)?.id ?? null }),
  // A copy starts unattached, or gets a public address of its own when its table was copied with it.
  relocate: (self, scope) => {
    if (tableOfGateway(scope, self.id) === null) return { state: 'unavailable', publicIp: '' };
    const pool = externalNetworkOf(scope, self.props.externalNetwork);
    const isTaken = scope.holders(self.props.publicIp).some((ref) => ref.owner !== self.id);
    return pool === null || !isTaken ? {} : { publicIp: nextPublicAddress(scope, pool.id) ?? '' };
  },
  checks: internetGatewayFindings,
  guards: {
    place: refusePlace,
    remove: refuseRemoval,
    connect: refuseAttach,
    disconnect: refuseDetach,
    update: (self, next, scope) => [...refuseUpdate(self, next), ...refuseLostNetwork(self, next, scope)],
    rename: refuseRename,
  },
  operations: internetGatewayOperations,
  previewRemoval,
  effects: {
    // Attaching is one transaction: public address, route and source NAT (IG-06, IG-07, IG-11); route and NAT are derived from the link.
    connect: (self, _change, scope) => {
      const pool = externalNetworkOf(scope, self.props.externalNetwork);
      const publicIp = pool === null ? null : nextPublicAddress(scope, pool.id);
      return { props: { [self.id]: { state: 'available', ...(publicIp === null ? {} : { publicIp }) } } };
    },
    disconnect: (self) => ({ props: { [self.id]: { state: 'unavailable', publicIp: '' } } }),
  },
  plan: planInternetGateway,
  terraform: internetGatewayTerraform,
});
