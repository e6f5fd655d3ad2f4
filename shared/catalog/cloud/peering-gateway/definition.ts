// Models a peering between two VPCs: each side's tables send to it by hand-written routes; it is not transitive.
// Source: domain/public-cloud.md B.1, B.2 (Peering, Region peering / project peering), B.3, C.4 rule 3, C.6; guide [PG].
// Not modelled: the mirrored object of the other region or project (one component stands for both); distance between regions.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { projectSentences, refuseInDisabled } from '../project.ts';
import { peeredVpcs } from '../serves.ts';
import { peeringFindings, peeringSentences } from './checks.ts';
import { refuseJoining, refuseUpdate } from './guards.ts';
import { planPeering } from './plan.ts';

const ownRoute = z.object({
  id: z.string(),
  vpc: field.reference({ ko: '들어가는 VPC', en: 'Into VPC' }, ['vpc']),
  cidr: field.cidr({ ko: '대상 CIDR', en: 'Destination' }),
  gateway: field.address({ ko: '인스턴스 또는 가상 IP', en: 'Instance or virtual IP' }),
});

const props = z.object({
  type: field.choice(
    { ko: '종류', en: 'Type' },
    {
      PEERING: { ko: '피어링', en: 'Peering' },
      INTER_REGION_PEERING: { ko: '리전 피어링', en: 'Region peering' },
      INTER_PROJECT_PEERING: { ko: '프로젝트 피어링', en: 'Project peering' },
    },
    'PEERING',
  ),
  routes: field.rows({ ko: '피어링의 라우트', en: 'Routes of the peering' }, ownRoute, {
    role: 'routes',
    help: { ko: '들어오는 트래픽을 VPC 안의 인스턴스나 가상 IP로 보냅니다.', en: 'Send incoming traffic to an instance or virtual IP of a VPC.' },
  }),
});

export const peeringGateway = defineComponent({
  id: 'peering-gateway',
  family: 'cloud',
  labels: { ko: '피어링 게이트웨이', en: 'Peering gateway' },
  keywords: ['peering', 'VPC peering', '피어링', '리전 피어링', '프로젝트 피어링'],
  shape: 'node',
  size: { width: 164, height: 46 },
  props,
  parents: { kinds: ['project'], root: true },
  links: [{ kind: 'peering', end: 'from', peers: ['vpc'], max: 2 }],
  sentences: { ...peeringSentences, ...projectSentences },
  card: (self, scope) => ({ address: null, lamp: peeredVpcs(scope, self.id).length === 2 ? 'running' : 'stopped' }),
  checks: peeringFindings,
  guards: { place: refuseInDisabled, connect: refuseJoining, update: refuseUpdate },
  plan: planPeering,
});
