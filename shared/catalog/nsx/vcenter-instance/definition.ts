// Models a vCenter Server instance: the place that clusters, logical switches, distributed router and distributed firewall belong to, with its transport zones.
// Source: domain/private-cloud.md b.2 (VCenterServerInstance, NsxManager), b.3 (TransportZone), b.6, (f) V-03, V-07; R-064.
// Not modelled: the NSX Manager as a machine that answers, licences, storage, vMotion.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { nsxSentences } from '../nsx-sentences.ts';
import { transportZoneSchema } from '../transport-zones.ts';
import { vcenterFindings } from './checks.ts';

const props = z.object({
  flavor: field.choice({ ko: '유형', en: 'Flavor' }, { standard: { ko: '표준', en: 'Standard' }, hybridity: { ko: 'Hybridity 번들', en: 'Hybridity bundle' } }, 'standard'),
  region: field.text({ ko: '리전', en: 'Region' }, '', { optional: true }),
  environment: field.choice({ ko: '환경', en: 'Environment' }, { test: { ko: '개발·테스트', en: 'Development, test' }, production: { ko: '프로덕션', en: 'Production' } }, 'test'),
  nsxManagerIp: field.address({ ko: 'NSX Manager 주소', en: 'NSX Manager address' }, '', { optional: true }),
  transportZones: field.rows({ ko: '전송 영역', en: 'Transport zones' }, transportZoneSchema),
});

export const vcenterInstance = defineComponent({
  id: 'vcenter-instance',
  family: 'nsx',
  labels: { ko: 'vCenter Server 인스턴스', en: 'vCenter Server instance' },
  keywords: ['VMware', 'vSphere', 'VCS', 'SDDC', 'NSX Manager'],
  shape: 'container',
  container: 'place',
  size: { width: 640, height: 460 },
  props,
  parents: { kinds: [], root: true },
  links: [],
  sentences: nsxSentences,
  card: (self) => ({ address: self.props.region || self.props.nsxManagerIp || null, lamp: null }),
  create: () => ({ transportZones: [{ id: 'tz-1', name: 'TZ-1' }] }),
  checks: vcenterFindings,
});
