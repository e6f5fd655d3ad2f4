// Models an NSX controller: one of three machines of the control plane, which know where every address of a logical switch is.
// Source: domain/private-cloud.md b.2 (NsxController), c (VTEP lookup), (f) V-03.
// Not modelled: the control plane itself; switches and routers behave as if their tables were always full, whatever the controllers' state.
import { z } from 'zod';
import { defineComponent, type Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { addressWhenPlugged } from '../../free-addresses.ts';
import { freshAddresses } from '../../fresh-addresses.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { connectedRoutes, ipInterfaceFields, ipInterfaceRows, planPorts, portsOf } from '../../ip-ports.ts';
import { migrateOperation, migrateSentences } from '../../move-guest.ts';
import { placementFindings, placementSentences } from '../../placement.ts';
import { gatewayRoutes } from '../../route-rows.ts';
import { plugLinks } from '../../wiring.ts';
import { guestLamp } from '../guest-lamp.ts';

const props = z.object({
  interfaces: field.rows({ ko: '인터페이스', en: 'Interfaces' }, z.object(ipInterfaceFields)),
  gateway: field.address({ ko: '기본 게이트웨이', en: 'Default gateway' }, '', { optional: true }),
});
type ControllerProps = z.output<typeof props>;

function planController(self: Self<ControllerProps>, scope: Scope, plan: PlanBuilder): void {
  const ports = portsOf(scope, self.id);
  plan.device({ id: self.id, component: self.id, profile: 'host', ttlCost: 1, host: scope.enclosing(self.id, 'esxi-host')?.id ?? null });
  planPorts(self.id, ports, scope, plan);
  plan.routes(self.id, [...connectedRoutes(self.id, ports), ...gatewayRoutes(self.id, self.props.gateway, ports)]);
}

export const nsxController = defineComponent({
  id: 'nsx-controller',
  family: 'nsx',
  labels: { ko: 'NSX 컨트롤러', en: 'NSX controller' },
  keywords: ['control plane', 'controller cluster', '제어 평면'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props,
  parents: { kinds: ['esxi-host'], root: true },
  links: plugLinks('nsx-controller'),
  sentences: { ...ipSentences, ...placementSentences, ...migrateSentences },
  interfaces: (self) => ipInterfaceRows(self.props.interfaces),
  card: (self, scope) => ({ address: self.props.interfaces[0]?.address || null, lamp: guestLamp(scope, self.id, 'running') }),
  create: () => ({ interfaces: [{ id: 'eth0' }] }),
  relocate: freshAddresses,
  effects: { connect: addressWhenPlugged },
  checks: (self, scope) => [...placementFindings(self, scope), ...ipFindings(self, scope)],
  operations: [migrateOperation<ControllerProps>()],
  plan: planController,
});
