import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { edgeFirewallFields } from '../../edge-firewall.ts';
import { ipInterfaceFields } from '../../ip-ports.ts';
import { natField } from '../../nat-rules.ts';
import { reversePathField } from '../../reverse-path.ts';
import { routesField } from '../../route-rows.ts';
import { ipsecFields } from './ipsec.ts';
import { loadBalancerFields } from './load-balancer-fields.ts';

/* Fields of an edge gateway (domain/private-cloud.md b.3). */

const routing = { ko: '라우팅', en: 'Routing' };

const esgInterfaceSchema = z.object({
  ...ipInterfaceFields,
  type: field.choice({ ko: '종류', en: 'Type' }, { uplink: { ko: '업링크', en: 'Uplink' }, internal: { ko: '내부', en: 'Internal' }, trunk: { ko: '트렁크', en: 'Trunk' } }, 'internal'),
  reversePathFilter: reversePathField('strict'),
});

export const esgProps = z.object({
  state: field.choice({ ko: '상태', en: 'State' }, { running: { ko: '실행 중', en: 'Running' }, stopped: { ko: '중지', en: 'Stopped' } }, 'running'),
  size: field.choice(
    { ko: '크기', en: 'Size' },
    { compact: { ko: 'Compact', en: 'Compact' }, large: { ko: 'Large', en: 'Large' }, quadlarge: { ko: 'Quad Large', en: 'Quad Large' }, xlarge: { ko: 'X-Large', en: 'X-Large' } },
    'large',
  ),
  interfaces: field.rows({ ko: '인터페이스', en: 'Interfaces' }, esgInterfaceSchema),
  routes: routesField,
  ecmp: field.toggle({ ko: 'ECMP', en: 'ECMP' }, false, { section: routing, help: { ko: '끄면 같은 조건의 라우트 중 첫 번째만 사용합니다.', en: 'While it is off, only the first of equally good routes is used.' } }),
  ...edgeFirewallFields,
  nat: natField,
  ...loadBalancerFields,
  ...ipsecFields,
  ha: field.group({ ko: '고가용성', en: 'High availability' }, {
    enabled: field.toggle({ ko: 'HA', en: 'HA' }, false),
    standbyHost: field.reference({ ko: '대기 호스트', en: 'Standby host' }, ['esxi-host']),
    declareDeadTime: field.number({ ko: '장애 판단 시간', en: 'Declare dead time' }, 15, { unit: 's', min: 6, max: 900 }),
    heartbeatNetwork: field.reference({ ko: '하트비트 네트워크', en: 'Heartbeat network' }, ['logical-switch', 'vlan']),
  }),
});
export type EsgProps = z.output<typeof esgProps>;
