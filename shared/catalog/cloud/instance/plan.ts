import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { componentId } from '../../../model/design.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Application, FilterRow, Match, ServiceRow } from '../../../plan/stage.ts';
import { planAcl } from '../acl.ts';
import { kindOf } from '../association.ts';
import { isForwarder } from '../forwarding.ts';
import { loginUserOf } from '../machine-image.ts';
import { guestRoutes, planPlugs, plugs, type Plug } from '../port-plan.ts';
import { securityTable } from '../security.ts';
import { effectiveRoutes } from '../static-routes.ts';
import { heldVirtualIps } from '../virtual-addresses.ts';
import type { InstanceProps } from './props.ts';

type Service = InstanceProps['services'][number];

/** `host-` and the first fixed IP with dashes (GS-38). */
function hostname(ports: readonly Plug[]): string {
  return `host-${(ports[0]?.addresses[0] ?? '0.0.0.0').replaceAll('.', '-')}`;
}

function application(service: Service, self: Self<InstanceProps>, ports: readonly Plug[], scope: Scope): Application {
  if (service.application === 'http') {
    return { kind: 'http', tls: service.tls, responses: [{ path: '/', status: 200, body: service.body }] };
  }
  if (service.application !== 'ssh') return { kind: 'plain' };
  const key = self.props.keyPair;
  return { kind: 'ssh', user: self.props.loginUser || loginUserOf(self.props, scope), hostname: hostname(ports), key: key === null ? null : componentId(key) };
}

function services(self: Self<InstanceProps>, ports: readonly Plug[], scope: Scope): readonly ServiceRow[] {
  return self.props.services.flatMap((service, index): ServiceRow[] => {
    if (!service.running) return [];
    return [{
      protocol: service.protocol === 'udp' ? 'udp' : 'tcp',
      port: service.port,
      bind: service.bind,
      application: application(service, self, ports, scope),
      because: { component: self.id, path: `/services/${index}`, label: service.name || service.id },
    }];
  });
}

/** A machine that is not running neither receives nor sends (C.3 E1, C.5 I2), and is no forwarder for others (C.4 rule 9). */
function planPower(self: Self<InstanceProps>, ports: readonly Plug[], plan: PlanBuilder): void {
  if (self.props.state === 'ACTIVE') return;
  const because = { component: self.id, path: '/state', label: self.props.state };
  const destinations = ports.flatMap((port) => port.addresses.map((address) => `${address}/32`));
  const closed = { kind: 'admit', interface: null, because, rows: [], reason: 'INSTANCE_DOWN' } as const;
  if (destinations.length > 0) plan.stage(self.id, { ...closed, slot: 'receive', rows: [{ destinations }], reason: 'FORWARDER_NOT_READY' });
  plan.stage(self.id, { ...closed, slot: 'receive' });
  plan.stage(self.id, { ...closed, slot: 'egress-filter' });
}

/** Only packets with the port's own or allowed source addresses leave (C.3 E2). */
function planSpoofGuard(self: Self<InstanceProps>, port: Plug, index: number, plan: PlanBuilder): void {
  const row = self.props.interfaces[index];
  if (row === undefined || !row.portSecurity || !row.sourceDestCheck) return;
  const own = port.addresses.map((address) => `${address}/32`);
  const allowed = row.allowedAddresses.map((text) => (text.includes('/') ? text : `${text}/32`));
  const rows: readonly Match[] = own.length + allowed.length === 0 ? [] : [{ sources: [...own, ...allowed] }];
  const because = { component: self.id, path: `/interfaces/${index}/sourceDestCheck`, label: `${self.component.name} ${port.row.id}` };
  plan.stage(self.id, { kind: 'admit', slot: 'egress-filter', interface: port.row.id, because, rows, reason: 'SPOOF_BLOCKED' });
}

/** The guest of a NAT instance translates what it forwards to the address of its first port, and to no other (B.2). */
function planMasquerade(self: Self<InstanceProps>, ports: readonly Plug[], plan: PlanBuilder): void {
  const [first] = ports;
  const address = first?.addresses[0];
  if (!self.props.natMasquerade || first === undefined || address === undefined) return;
  const because = { component: self.id, path: '/natMasquerade', label: self.component.name };
  const own = ports.flatMap((port) => port.addresses.map((text) => `${text}/32`));
  plan.stage(self.id, {
    kind: 'source-translate', slot: 'source-translate', interface: first.row.id, because, stateless: false, ports: 'keep-if-free',
    rows: [{ match: { exceptSources: own }, addresses: [address], port: null, because }],
  });
}

/** A group that the port names and the design does not have might permit anything. */
function missingGroups(self: Self<InstanceProps>, port: Plug, scope: Scope): readonly FilterRow[] {
  const missing = port.row.policies.filter((group) => kindOf(scope, group) !== 'security-group');
  return missing.map((group) => ({
    match: {}, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because: { component: self.id, path: `${port.row.path}/securityGroups`, label: group },
  }));
}

/** A guest behind cloud ports: groups and anti-spoofing act on each port, what listens answers, everything else is refused by the guest. */
export function planInstance(self: Self<InstanceProps>, scope: Scope, plan: PlanBuilder): void {
  const ports = plugs(scope, self.id);
  const because = { component: self.id, label: self.component.name };
  const forwards = self.props.ipForward && ports.some((port) => isForwarder(scope, { owner: self.id, row: port.row }));
  plan.device({ id: self.id, component: self.id, profile: forwards ? 'cloud-forwarder' : 'cloud-port', ttlCost: 1 });
  plan.stage(self.id, { kind: 'session', slot: 'session', interface: null, because });
  planPower(self, ports, plan);
  if (forwards) planMasquerade(self, ports, plan);
  planPlugs(self.id, ports, plan, (port) => heldVirtualIps(scope, { owner: self.id, row: port.row }));
  ports.forEach((port, index) => {
    planSpoofGuard(self, port, index, plan);
    planAcl(scope, { owner: self.id, row: port.row }, plan);
    if (self.props.interfaces[index]?.portSecurity !== true) return;
    for (const direction of ['ingress', 'egress'] as const) {
      plan.filter(self.id, securityTable(scope, { owner: self.id, row: port.row }, direction), missingGroups(self, port, scope));
    }
  });
  plan.routes(self.id, guestRoutes(self.id, ports, self.props.policyRouting, effectiveRoutes(scope, self)));
  plan.services(self.id, because, services(self, ports, scope));
}
