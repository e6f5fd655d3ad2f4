import type { Self } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import { perScope, type Scope } from '../../model/scope.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import { hypervisorOf } from '../hosting.ts';
import { dnsAddress } from '../ip-host.ts';
import { connectedRoutes, planPorts } from '../ip-ports.ts';
import { listeners } from '../listens.ts';
import { planPoweredOff } from '../powered-off.ts';
import { gatewayRoutes, writtenRoutes } from '../route-rows.ts';
import { blockRoutes, planOutgoing, planTunnel } from './calico.ts';
import { entryAddresses } from './entry-addresses.ts';
import { planPolicies } from './policy-plan.ts';
import { addressText, nodeOf, type NodeProps } from './nodes.ts';

/** Virtual addresses that nodes hold now, by node (domain/private-cloud.md b.5, Vip). */
export const heldAddresses = perScope((scope, holder: ComponentId): readonly string[] =>
  scope.ofKind('vip').flatMap(({ component }) => (component.props['holder'] === holder && typeof component.props['address'] === 'string' ? (addressText(component.props['address']) ?? []) : [])),
);

/** A node: a Linux router between its network and its pods. Services and pods add to it what concerns them. */
export function planNode(self: Self<NodeProps>, scope: Scope, plan: PlanBuilder): void {
  const node = nodeOf(scope, self.id);
  if (node === null) return;
  const because = { component: self.id, label: self.component.name };
  plan.device({
    id: self.id, component: self.id, profile: 'router', ttlCost: 1, host: hypervisorOf(scope, self.id)?.id ?? null, dnsServer: dnsAddress(scope, self.props.dnsServer),
  });
  const [first] = node.ports;
  planPorts(self.id, node.ports, scope, plan, { further: (port) => [...(port === first ? heldAddresses(scope, self.id) : []), ...entryAddresses(scope, self.id, port)] });
  planPoweredOff(self.id, self.props.state === 'stopped', scope, plan);
  plan.routes(self.id, [
    ...connectedRoutes(self.id, node.ports),
    ...gatewayRoutes(self.id, self.props.gateway, node.ports),
    ...writtenRoutes(self.id, self.props.routes, node.ports),
    ...blockRoutes(scope, node),
  ]);
  plan.stage(self.id, { kind: 'session', slot: 'session', interface: null, because });
  planOutgoing(scope, node, plan);
  planTunnel(scope, node, plan);
  planPolicies(scope, node, plan);
  plan.services(self.id, because, node.isRunning ? listeners(self.id, self.props.listens) : []);
}
