import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatCidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because } from '../../../plan/stage.ts';
import { subnetCidr, vpcRange } from '../addressing.ts';
import { tableOfGateway, vpcOf } from '../association.ts';
import { gatewayPublicAddress } from '../gateway-address.ts';
import { planInsideWire, planPublicSide } from '../fabric.ts';

interface Props {
  readonly externalNetwork: string | null;
  readonly state: string;
}

/** The automatic route loses against a user's route of the same prefix (C.4 rule 6). */
const automaticDistance = 10;

/** Nothing passes while it restarts or has failed (IG-34, IG-40). */
function closedReason(state: string): string | null {
  if (state === 'migrating') return 'IG_RESTARTING';
  return state === 'ERROR' ? 'IG_ERROR' : null;
}

/** Source NAT between the table behind it and the public fabric; it admits answers only, never new flows from outside (C.6). */
function planTranslation(self: Self<Props>, address: string, because: Because, plan: PlanBuilder): void {
  plan.stage(self.id, { kind: 'session', slot: 'session', interface: null, because });
  plan.stage(self.id, {
    kind: 'source-translate', slot: 'source-translate', interface: 'public', because, stateless: false, ports: 'keep-if-free',
    rows: [{ match: {}, addresses: [address], port: null, because }],
  });
  const table = {
    slot: 'ingress-filter', interface: 'public', table: 'internet-gateway', stateful: true, view: 'current', defaultAction: 'deny',
    reason: 'IG_INBOUND_BLOCKED', because,
  } as const;
  plan.filter(self.id, table, []);
}

/** What lies behind the gateway: the range of the VPC, and its subnets for when that range is unreadable or too small. */
function insides(table: ComponentId, scope: Scope): readonly string[] {
  const vpc = vpcOf(scope, table);
  const subnets = vpc === null ? [] : scope.children(vpc.id).flatMap((child) => subnetCidr(scope, child.id) ?? []);
  return [...new Set([vpcRange(vpc?.id ?? null, scope), ...subnets].flatMap((cidr) => (cidr === null ? [] : [formatCidr(cidr)])))];
}

/** Brings the gateway's device and the automatic 0.0.0.0/0 route of its table. Without a table it has no effect (IG-05). */
export function planInternetGateway(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const table = tableOfGateway(scope, self.id);
  const address = gatewayPublicAddress(scope, self.id);
  if (table === null) return;
  const because = { component: self.id, path: '/publicIp', label: self.component.name };
  if (address === null) {
    // Attached, but to which public network with which address is not said.
    plan.routes(table.id, [{
      destination: '0.0.0.0/0', type: 'blackhole', interface: null, via: null, distance: automaticDistance, metric: 0, because, reason: 'INSUFFICIENT_CONFIG',
    }]);
    return;
  }
  plan.device({ id: self.id, component: self.id, profile: 'transparent', ttlCost: 0 });
  planPublicSide(self.id, self.props.externalNetwork, address, because, scope, plan);
  const tableInterface = `igw:${self.id}`;
  planInsideWire(self.id, table.id, tableInterface, insides(table.id, scope), because, plan);
  const route = { component: self.id, label: `INTERNET_GATEWAY ${self.component.name}` };
  plan.routes(table.id, [{
    destination: '0.0.0.0/0', type: 'unicast', interface: tableInterface, via: null, distance: automaticDistance, metric: 0, because: route,
  }]);
  const reason = closedReason(self.props.state);
  if (reason !== null) {
    const state = { ...because, path: '/state' };
    plan.stage(self.id, { kind: 'admit', slot: 'receive', interface: null, because: state, rows: [], reason });
  }
  planTranslation(self, address, because, plan);
}
