import type { Self } from '../../../model/definition.ts';
import type { InterfaceRef, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because } from '../../../plan/plan.ts';
import { externalNetworkOf, gatewayOf, tableBehind, targetOf } from '../association.ts';
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

function planPair(self: Self<Props>, address: string, fixed: string, because: Because, plan: PlanBuilder): void {
  plan.stage(self.id, {
    kind: 'destination-translate', slot: 'destination-translate', interface: 'public', because, stateless: true,
    rows: [{ match: { destinations: [`${address}/32`] }, addresses: [fixed], port: null, because }],
  });
  plan.stage(self.id, {
    kind: 'source-translate', slot: 'source-translate', interface: 'public', because, stateless: true, ports: 'keep',
    rows: [{ match: { sources: [`${fixed}/32`] }, addresses: [address], port: null, because }],
  });
}

/**
 * A device with two sides. Associated with a port whose table reaches the internet, it translates and takes the port's /0 traffic from the table
 * (C.4 rule 5); otherwise whatever comes for its address is dropped as unbound (C.6).
 */
export function planFloatingIp(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const parsed = parseIpv4(self.props.address);
  if (parsed === null) return;
  const address = formatIpv4(parsed);
  const because = { component: self.id, path: '/address', label: self.component.name };
  plan.device({ id: self.id, component: self.id, profile: 'transparent', ttlCost: 0 });
  planPublicSide(self.id, externalNetworkOf(scope, self.props.externalNetwork)?.id ?? null, address, because, scope, plan);
  const target = targetOf(scope, self.id);
  const table = target === null ? null : tableBehind(scope, target);
  const fixed = target === null ? null : fixedAddress(target);
  if (target === null || table === null || fixed === null || gatewayOf(scope, table.id) === null) {
    plan.stage(self.id, { kind: 'admit', slot: 'receive', interface: null, because, rows: [], reason: 'FIP_UNBOUND' });
    return;
  }
  const tableInterface = `fip:${self.id}`;
  planInsideWire(self.id, table.id, tableInterface, [`${fixed}/32`], because, plan);
  planPair(self, address, fixed, because, plan);
  plan.routes(table.id, [{
    destination: '0.0.0.0/0', from: `${fixed}/32`, type: 'unicast', interface: tableInterface, via: null, distance: 0, metric: 0, because,
  }]);
  plan.publicAddress({ component: target.owner, address, form: 'translated', because });
}
