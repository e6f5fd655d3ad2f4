import { z } from 'zod';
import type { Self } from '../model/definition.ts';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import { perScope, type Scope } from '../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../net/address.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import type { DeviceSeed } from '../plan/contribution.ts';
import type { FilterRow, RouteRow, ServiceRow } from '../plan/stage.ts';
import { filterAction, ruleActions, ruleFields, ruleRows, type Rule } from './firewall-rules.ts';
import { connectedRoutes, ipInterfaceFields, planPorts, portsOf, type Port, type PortChange } from './ip-ports.ts';
import { listeners, listensField, type Listen } from './listens.ts';
import { planPoweredOff } from './powered-off.ts';
import { gatewayRoutes, routesField, writtenRoutes, type WrittenRoute } from './route-rows.ts';

/*
 * A machine with a guest system of its own: virtual machine, server, enterprise user, DNS server, proxy, registry. It routes for itself, filters for
 * itself and answers on what listens (domain/private-cloud.md b.1, b.2; domain/forwarding.md).
 */

const guest = { ko: '게스트', en: 'Guest' };

export const ipInterfacesField = field.rows({ ko: '인터페이스', en: 'Interfaces' }, z.object(ipInterfaceFields));

const guestFirewallFields = {
  firewallEnabled: field.toggle({ ko: '게스트 방화벽', en: 'Guest firewall' }, false, { section: guest }),
  firewallDefault: field.choice({ ko: '기본 동작', en: 'Default action' }, ruleActions, 'deny', { section: guest }),
  firewallRules: field.rows({ ko: '방화벽 규칙', en: 'Firewall rules' }, z.object({ ...ruleFields, direction: field.choice({ ko: '방향', en: 'Direction' }, { in: { ko: '수신', en: 'In' }, out: { ko: '송신', en: 'Out' } }, 'in') }), { role: 'rules', isFirstMatch: true, section: guest }),
};

/** Fields every such machine has. */
export const ipHostFields = {
  state: field.choice({ ko: '상태', en: 'State' }, { running: { ko: '실행 중', en: 'Running' }, stopped: { ko: '중지', en: 'Stopped' } }, 'running'),
  interfaces: ipInterfacesField,
  gateway: field.address({ ko: '기본 게이트웨이', en: 'Default gateway' }, '', { optional: true }),
  dnsServer: field.reference({ ko: 'DNS 서버', en: 'DNS server' }, ['dns-server', 'service'], {
    help: { ko: '이름을 물어볼 구성 요소. 파일에는 주소를 적어도 됩니다.', en: 'The component to ask for names. A file may also give an address.' },
  }),
  routes: routesField,
  listens: listensField,
  ...guestFirewallFields,
};

export interface IpHostProps {
  readonly state: string;
  readonly interfaces: readonly { readonly id: string; readonly address: string; readonly secondary: readonly string[]; readonly mtu: number; readonly connected: boolean }[];
  readonly gateway: string;
  readonly dnsServer: string | null;
  readonly routes: readonly WrittenRoute[];
  readonly listens: readonly Listen[];
  readonly firewallEnabled: boolean;
  readonly firewallDefault: string;
  readonly firewallRules: readonly (Rule & { readonly direction: string })[];
}

/** The address behind a reference to a DNS server: the first one of a component, or the text itself where it is an address. */
export const dnsAddress = perScope((scope, reference: string | null): string | null => {
  if (reference === null) return null;
  const server = scope.component(reference);
  const text = server === null ? reference : (scope.interfaces(server.id)[0]?.addresses[0] ?? '');
  const address = parseIpv4(text);
  return address === null ? null : formatIpv4(address);
});

/** The machine's own filter: stateful, on what is for it and on what it sends. What it sends passes unless a rule says otherwise. */
function planGuestFirewall(self: Self<Pick<IpHostProps, 'firewallEnabled' | 'firewallDefault' | 'firewallRules'>>, plan: PlanBuilder): void {
  if (!self.props.firewallEnabled) return;
  const because = { component: self.id, path: '/firewallDefault', label: self.component.name };
  const table = { interface: null, because, table: 'guest-firewall', stateful: true, view: 'current', reason: 'GUEST_FIREWALL' } as const;
  const rows = (direction: string): readonly FilterRow[] =>
    ruleRows(self.id, self.props.firewallRules.map((rule) => (rule.direction === direction ? rule : { ...rule, enabled: false })), '/firewallRules');
  plan.stage(self.id, { kind: 'session', slot: 'session', interface: null, because });
  plan.stage(self.id, { ...table, kind: 'filter', slot: 'deliver', defaultAction: filterAction(self.props.firewallDefault) ?? 'deny', rows: rows('in') });
  plan.stage(self.id, { ...table, kind: 'filter', slot: 'egress-filter', defaultAction: 'permit', rows: rows('out') });
}

/** A machine that is off neither receives nor sends, and answers no question for its address: its neighbours find nobody. */
export function isOff(props: { readonly state: string }): boolean {
  return props.state === 'stopped';
}

export interface IpHostMore {
  readonly seed?: Partial<DeviceSeed>;
  readonly ports?: PortChange;
  /** Listeners besides its own (DNS, proxy). */
  readonly services?: readonly ServiceRow[];
}

/** A machine on a wire to whoever is at its other end sends everything there while nobody has typed a gateway. */
function wireRoutes(owner: ComponentId, gateway: string, ports: readonly Port[]): readonly RouteRow[] {
  const port = gateway === '' ? ports.find(({ wire, isUp }) => wire !== null && isUp) : undefined;
  if (port === undefined) return [];
  const because = { component: owner, path: port.row.path, label: port.row.id };
  return [{ destination: '0.0.0.0/0', type: 'unicast', interface: port.row.id, via: null, distance: 1, metric: 0, because }];
}

/** One device: interfaces, routes, guest firewall, listeners. Runs on the host it stands on, if any. */
export function planIpHost(self: Self<IpHostProps>, scope: Scope, plan: PlanBuilder, more: IpHostMore = {}): void {
  const because = { component: self.id, label: self.component.name };
  const ports = portsOf(scope, self.id).map((port) => (isOff(self.props) ? { ...port, isUp: false } : port));
  const host: ComponentId | null = scope.enclosing(self.id, 'esxi-host')?.id ?? null;
  plan.device({ id: self.id, component: self.id, profile: 'host', ttlCost: 1, host, dnsServer: dnsAddress(scope, self.props.dnsServer), ...more.seed });
  planPorts(self.id, ports, scope, plan, more.ports);
  planPoweredOff(self.id, isOff(self.props), scope, plan);
  plan.routes(self.id, [...connectedRoutes(self.id, ports), ...writtenRoutes(self.id, self.props.routes, ports), ...gatewayRoutes(self.id, self.props.gateway, ports), ...wireRoutes(self.id, self.props.gateway, ports)]);
  planGuestFirewall(self, plan);
  plan.services(self.id, because, [...listeners(self.id, self.props.listens), ...(more.services ?? [])]);
}
