import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { InterfaceRef, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because } from '../../../plan/stage.ts';
import { gatewayOf, tableBehind, targetOf } from '../association.ts';
import { planInsideWire, planPublicSide } from '../fabric.ts';

interface Props {
  readonly externalNetwork: string | null;
  readonly address: string;
}

/** Fixed address of a port, canonical, or null. */
function fixedAddress(target: InterfaceRef): string | null {
  const address = parseIpv4(target.row.addresses[0] ?? '');
  return address === null ? null : formatIpv4(address);
}

/**
 * The 1:1 pair acts on both sides: a port that calls its own floating IP comes in and goes out on the inside, and sees itself as the world does
 * (C.6, FIP to FIP).
 */
function planPair(self: Self<Props>, address: string, fixed: string, because: Because, plan: PlanBuilder): void {
  plan.stage(self.id, {
    kind: 'destination-translate', slot: 'destination-translate', interface: null, because, stateless: true,
    rows: [{ match: { destinations: [`${address}/32`] }, addresses: [fixed], port: null, because }],
  });
  plan.stage(self.id, {
    kind: 'source-translate', slot: 'source-translate', interface: null, because, stateless: true, ports: 'keep',
    rows: [{ match: { sources: [`${fixed}/32`] }, addresses: [address], port: null, because }],
  });
}

/** Where an associated floating IP leads: the table in front of the port and the port's address; null while the design does not say. */
function behind(scope: Scope, target: InterfaceRef | null): { readonly table: ComponentId; readonly fixed: string } | null {
  const table = target === null ? null : tableBehind(scope, target);
  const fixed = target === null ? null : fixedAddress(target);
  return table === null || fixed === null ? null : { table: table.id, fixed };
}

/** Why nothing comes through: not associated (C.6), the gateway its table needs is missing, or the design does not say where it leads. */
function obstacle(self: Self<Props>, scope: Scope, way: ReturnType<typeof behind>): string | null {
  if (scope.links(self.id, 'attach').length === 0) return 'FIP_UNBOUND';
  if (way === null) return 'INSUFFICIENT_CONFIG';
  return gatewayOf(scope, way.table) === null ? 'IGW_NOT_ATTACHED' : null;
}

/** Without a readable address nobody can call it, and nobody can say how its port reaches the internet. */
function planUnaddressed(target: InterfaceRef, way: ReturnType<typeof behind>, because: Because, plan: PlanBuilder): void {
  plan.publicAddress({ component: target.owner, address: '', form: 'translated', because });
  if (way === null) return;
  plan.routes(way.table, [{
    destination: '0.0.0.0/0', from: `${way.fixed}/32`, type: 'blackhole', interface: null, via: null, distance: 0, metric: 0, because, reason: 'INSUFFICIENT_CONFIG',
  }]);
}

/**
 * A device with two sides. Associated with a port whose table reaches the internet, it translates and takes the port's /0 traffic from the table
 * (C.4 rule 5); otherwise whatever comes for its address is dropped (C.6).
 */
export function planFloatingIp(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const parsed = parseIpv4(self.props.address);
  const because = { component: self.id, path: '/address', label: self.component.name };
  const target = targetOf(scope, self.id);
  // A NAT gateway stands on the public side itself, with this address.
  if (target !== null && scope.component(target.owner)?.component.kind === 'nat-gateway') return;
  const way = behind(scope, target);
  if (parsed === null) {
    if (target !== null) planUnaddressed(target, way, because, plan);
    return;
  }
  const address = formatIpv4(parsed);
  plan.device({ id: self.id, component: self.id, profile: 'transparent', ttlCost: 0 });
  planPublicSide(self.id, self.props.externalNetwork, address, because, scope, plan);
  if (target !== null) plan.publicAddress({ component: target.owner, address, form: 'translated', ...(way === null ? {} : { inside: way.fixed }), because });
  const reason = obstacle(self, scope, way);
  if (reason !== null) plan.stage(self.id, { kind: 'admit', slot: 'receive', interface: null, because, rows: [], reason });
  if (way === null || reason !== null) return;
  const tableInterface = `fip:${self.id}`;
  planInsideWire(self.id, way.table, tableInterface, [`${way.fixed}/32`], because, plan);
  planPair(self, address, way.fixed, because, plan);
  plan.routes(way.table, [{
    destination: '0.0.0.0/0', from: `${way.fixed}/32`, type: 'unicast', interface: tableInterface, via: null, distance: 0, metric: 0, because,
  }]);
}
