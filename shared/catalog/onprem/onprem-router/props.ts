import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { ipInterfaceFields } from '../../ip-ports.ts';
import { natField } from '../../nat-rules.ts';
import { reversePathField } from '../../reverse-path.ts';
import { routesField } from '../../route-rows.ts';
import { routerFirewallFields } from '../../router-firewall.ts';

/* Fields of a general router (domain/private-cloud.md b.4; domain/forwarding.md 1 and 4). */

export const onpremRouterProps = z.object({
  state: field.choice({ ko: '상태', en: 'State' }, { running: { ko: '실행 중', en: 'Running' }, stopped: { ko: '중지', en: 'Stopped' } }, 'running'),
  interfaces: field.rows({ ko: '인터페이스', en: 'Interfaces' }, z.object({ ...ipInterfaceFields, reversePathFilter: reversePathField('off') })),
  routes: routesField,
  ...routerFirewallFields,
  nat: natField,
  dnsServer: field.reference({ ko: 'DNS 서버', en: 'DNS server' }, ['dns-server', 'service']),
});
export type OnpremRouterProps = z.output<typeof onpremRouterProps>;
