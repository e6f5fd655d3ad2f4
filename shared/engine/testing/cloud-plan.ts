import { componentId } from '../../model/design.ts';
import { createPlanBuilder, type PlanBuilder } from '../../plan/builder.ts';
import type { Plan, PlanInterface } from '../../plan/plan.ts';
import type { Because, FilterRow, Match, ProxyStage, RouteRow, ServiceRow } from '../../plan/stage.ts';

/**
 * The customer's first network (domain/public-cloud.md C.8) as a plan, written by hand: what the kinds of the catalog say about it.
 * Each test states which rules, services and states it wants. In one file, so that the whole network can be seen at once.
 */

export const because = (component: string, label = component, path?: string): Because => ({
  component: componentId(component), label, ...(path === undefined ? {} : { path }),
});

export interface CloudOptions {
  /** Rules of group default beside those it is born with. */
  readonly rules?: readonly { readonly label: string; readonly match: Match }[];
  readonly services?: Readonly<Record<string, readonly ServiceRow[]>>;
  readonly stopped?: readonly string[];
  readonly gatewayState?: 'active' | 'migrating';
  /** Instances without a floating IP. */
  readonly privateOnly?: readonly string[];
  readonly loadBalancer?: boolean;
  readonly monitor?: boolean;
  readonly proxy?: Partial<ProxyStage>;
  readonly keys?: readonly { readonly id: string; readonly held: boolean; readonly fileMode: string }[];
  readonly records?: readonly { readonly name: string; readonly address: string }[];
  readonly subnetMtu?: number;
}

export const allIcmp = { label: 'ALL ICMP', match: { protocol: 1, sources: ['0.0.0.0/0'] } };
export const ssh = { label: 'SSH', match: { protocol: 6, destinationPorts: [[22, 22]], sources: ['0.0.0.0/0'] } } as const;
export const http = { label: 'HTTP', match: { protocol: 6, destinationPorts: [[80, 80]], sources: ['0.0.0.0/0'] } } as const;

export function webServer(component: string, bind = '0.0.0.0'): ServiceRow {
  return {
    protocol: 'tcp', port: 80, bind, because: because(component, 'http', '/services/0'),
    application: { kind: 'http', tls: false, responses: [{ path: '/', status: 200, body: 'hello world!' }] },
  };
}

export function sshServer(component: string, key: string | null): ServiceRow {
  return {
    protocol: 'tcp', port: 22, bind: '0.0.0.0', because: because(component, 'ssh', '/services/1'),
    application: { kind: 'ssh', user: 'root', hostname: 'host-192-168-0-4', key: key === null ? null : componentId(key) },
  };
}

const instances = [
  { id: 'vm1', address: '192.168.0.4', floating: '133.186.132.47' },
  { id: 'web-1', address: '192.168.0.6', floating: '133.186.132.157' },
  { id: 'web-2', address: '192.168.0.7', floating: '133.186.132.225' },
] as const;

export function port(component: string, id: string, segment: string | null, addresses: readonly [string, number][] = [], mtuBytes = 1500): PlanInterface {
  return {
    id, segment, addresses: addresses.map(([address, prefixLength]) => ({ address, prefixLength })), mtuBytes, up: true,
    because: because(component, id, `/interfaces/${id}`),
  };
}

export function to(destination: string, through: string, more: Partial<RouteRow> & { readonly because: Because }): RouteRow {
  return { destination, type: 'unicast', interface: through, via: null, distance: 0, metric: 0, ...more };
}

export function wire(plan: PlanBuilder, id: string, delayUs: number): void {
  plan.segment({
    id, component: null, form: 'point-to-point', mtuBytes: 1500, delayUs, missing: { silent: true, reason: 'NEIGHBOR_UNREACHABLE' }, because: because('internet', id),
  });
}

function planOutside(plan: PlanBuilder, options: CloudOptions): void {
  const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
  plan.device({ id: 'client', component: componentId('client'), profile: 'host', ttlCost: 1, dnsServer: options.records === undefined ? null : '198.51.100.53' });
  plan.interface('client', port('client', 'eth0', 'link:client', [['103.243.200.42', 32]]));
  plan.routes('client', [to('0.0.0.0/0', 'eth0', { because: because('client', 'default') })]);
  wire(plan, 'link:client', 50);
  plan.device({ id: 'internet', component: componentId('internet'), profile: 'internet', ttlCost: 13, delayUs: 1010 });
  plan.internet('internet');
  plan.interface('internet', port('internet', 'to-client', 'link:client'));
  plan.interface('internet', port('internet', 'to-cloud', 'link:cloud'));
  plan.stage('internet', {
    kind: 'null-route', slot: 'route', interface: null, because: because('internet'),
    rows: [
      { match: { destinations: privateRanges }, reason: 'UNROUTABLE_PRIVATE_DST' },
      { match: { sources: privateRanges }, reason: 'UNROUTABLE_PRIVATE_SRC' },
    ],
  });
  plan.routes('internet', [
    to('103.243.200.42/32', 'to-client', { because: because('client', '103.243.200.42') }),
    to('133.186.128.0/17', 'to-cloud', { because: because('public-network', '133.186.128.0/17') }),
  ]);
  wire(plan, 'link:cloud', 50);
  if (options.records !== undefined) planNameServer(plan, options.records);
}

function planNameServer(plan: PlanBuilder, records: readonly { readonly name: string; readonly address: string }[]): void {
  plan.device({ id: 'dns', component: componentId('dns'), profile: 'host', ttlCost: 1 });
  plan.interface('dns', port('dns', 'eth0', 'link:dns', [['198.51.100.53', 32]]));
  plan.routes('dns', [to('0.0.0.0/0', 'eth0', { because: because('dns', 'default') })]);
  wire(plan, 'link:dns', 50);
  plan.interface('internet', port('internet', 'to-dns', 'link:dns'));
  plan.routes('internet', [to('198.51.100.53/32', 'to-dns', { because: because('dns', '198.51.100.53') })]);
  plan.services('dns', because('dns'), [{
    protocol: 'udp', port: 53, bind: '0.0.0.0', because: because('dns', 'dns'),
    application: { kind: 'dns', forwardTo: null, records: records.map((record) => ({ ...record, because: because('dns', record.name) })) },
  }]);
}

function planFabric(plan: PlanBuilder): void {
  plan.segment({
    id: 'public-network/fabric', component: componentId('public-network'), form: 'broadcast', mtuBytes: 1500, delayUs: 0,
    missing: { silent: true, reason: 'FIP_UNBOUND' }, because: because('public-network'),
  });
  plan.device({ id: 'public-network', component: componentId('public-network'), profile: 'transparent', ttlCost: 0 });
  plan.interface('public-network', port('public-network', 'internet', 'link:cloud'));
  plan.interface('public-network', port('public-network', 'fabric', 'public-network/fabric', [['133.186.128.1', 17]]));
  plan.routes('public-network', [
    to('133.186.128.0/17', 'fabric', { because: because('public-network', '133.186.128.0/17') }),
    to('0.0.0.0/0', 'internet', { because: because('public-network', 'internet') }),
  ]);
}

function planTranslator(plan: PlanBuilder, id: string, address: string, inside: string): void {
  plan.device({ id, component: componentId(id), profile: 'transparent', ttlCost: 0 });
  plan.interface(id, port(id, 'public', 'public-network/fabric', [[address, 17]]));
  plan.interface(id, port(id, 'inside', `${id}/inside`));
  wire(plan, `${id}/inside`, 0);
  plan.routes(id, [
    to('0.0.0.0/0', 'public', { via: '133.186.128.1', because: because(id) }),
    to('133.186.128.0/17', 'public', { because: because(id) }),
    to(inside, 'inside', { because: because(id) }),
  ]);
}

/** A stateless pair between a floating IP and a fixed address, and the table's route that sends the port's traffic to it. */
export function planFloating(plan: PlanBuilder, id: string, floating: string, fixed: string): void {
  planTranslator(plan, id, floating, `${fixed}/32`);
  plan.stage(id, {
    kind: 'destination-translate', slot: 'destination-translate', interface: 'public', because: because(id, floating), stateless: true,
    rows: [{ match: { destinations: [floating] }, addresses: [fixed], port: null, because: because(id, floating) }],
  });
  plan.stage(id, {
    kind: 'source-translate', slot: 'source-translate', interface: 'public', because: because(id, floating), stateless: true, ports: 'keep',
    rows: [{ match: { sources: [fixed] }, addresses: [floating], port: null, because: because(id, floating) }],
  });
  plan.interface('rt', port('rt', `fip:${id}`, `${id}/inside`));
  plan.routes('rt', [to('0.0.0.0/0', `fip:${id}`, { from: `${fixed}/32`, because: because(id, floating) })]);
}

function planGateway(plan: PlanBuilder, options: CloudOptions): void {
  planTranslator(plan, 'igw', '133.186.130.9', '192.168.0.0/16');
  plan.stage('igw', { kind: 'session', slot: 'session', interface: null, because: because('igw') });
  if (options.gatewayState === 'migrating') {
    plan.stage('igw', { kind: 'admit', slot: 'receive', interface: null, because: because('igw'), rows: [], reason: 'IG_RESTARTING' });
  }
  plan.filter('igw', {
    slot: 'ingress-filter', interface: 'public', because: because('igw'), table: 'inbound', stateful: true, view: 'current', defaultAction: 'deny', reason: 'IG_INBOUND_BLOCKED',
  }, []);
  plan.stage('igw', {
    kind: 'source-translate', slot: 'source-translate', interface: 'public', because: because('igw'), stateless: false, ports: 'keep-if-free',
    rows: [{ match: { sources: ['192.168.0.0/16'] }, addresses: ['133.186.130.9'], port: null, because: because('igw', 'snat') }],
  });
  plan.interface('rt', port('rt', 'igw', 'igw/inside'));
  plan.routes('rt', [to('0.0.0.0/0', 'igw', { because: because('igw', '0.0.0.0/0') })]);
}

function planTable(plan: PlanBuilder, options: CloudOptions): void {
  const mtuBytes = options.subnetMtu ?? 1500;
  plan.segment({
    id: 'subnet', component: componentId('subnet'), form: 'broadcast', mtuBytes, delayUs: 50,
    missing: { silent: true, reason: 'NEIGHBOR_UNREACHABLE' }, because: because('subnet'),
  });
  plan.device({ id: 'rt', component: componentId('rt'), profile: 'router', ttlCost: 1 });
  plan.interface('rt', port('rt', 'subnet', 'subnet', [['192.168.0.1', 24]], mtuBytes));
  plan.routes('rt', [to('192.168.0.0/24', 'subnet', { because: because('subnet', '192.168.0.0/24') })]);
}

function groupRows(options: CloudOptions): readonly FilterRow[] {
  const members = instances.map((instance) => `${instance.address}/32`);
  const rules = [{ label: 'from default', match: { sources: members } }, ...(options.rules ?? [])];
  return rules.map((rule, index) => ({ match: rule.match, action: 'permit', because: because('sg-default', rule.label, `/rules/${index}`) }));
}

function planInstance(plan: PlanBuilder, instance: { readonly id: string; readonly address: string; readonly floating: string }, options: CloudOptions): void {
  const { id, address } = instance;
  plan.device({ id, component: componentId(id), profile: 'cloud-port', ttlCost: 1 });
  plan.interface(id, port(id, 'eth0', 'subnet', [[address, 24]]));
  plan.routes(id, [
    to('192.168.0.0/24', 'eth0', { because: because(id, 'eth0') }),
    to('0.0.0.0/0', 'eth0', { via: '192.168.0.1', because: because(id, 'eth0') }),
  ]);
  plan.stage(id, { kind: 'session', slot: 'session', interface: null, because: because(id) });
  if (options.stopped?.includes(id) === true) {
    for (const slot of ['receive', 'egress-filter'] as const) {
      plan.stage(id, { kind: 'admit', slot, interface: null, because: because(id, 'state', '/state'), rows: [], reason: 'INSTANCE_DOWN' });
    }
  }
  plan.stage(id, { kind: 'admit', slot: 'egress-filter', interface: 'eth0', because: because(id, 'portSecurity'), rows: [{ sources: [`${address}/32`] }], reason: 'SPOOF_BLOCKED' });
  const table = { interface: 'eth0', because: because('sg-default', 'default'), table: 'security-groups', stateful: true, view: 'current', defaultAction: 'deny' } as const;
  plan.filter(id, { ...table, slot: 'ingress-filter', reason: 'SG_INGRESS_NO_MATCH' }, groupRows(options));
  plan.filter(id, { ...table, slot: 'egress-filter', reason: 'SG_EGRESS_NO_MATCH' }, [{ match: {}, action: 'permit', because: because('sg-default', 'egress any', '/rules/9') }]);
  plan.services(id, because(id), options.services?.[id] ?? []);
  if (options.privateOnly?.includes(id) === true) return;
  planFloating(plan, `fip-${id}`, instance.floating, address);
  plan.publicAddress({ component: componentId(id), address: instance.floating, form: 'translated', because: because(`fip-${id}`) });
}

function planBalancer(plan: PlanBuilder, options: CloudOptions): void {
  plan.device({ id: 'lb', component: componentId('lb'), profile: 'proxy', ttlCost: 1 });
  plan.interface('lb', port('lb', 'vip', 'subnet', [['192.168.0.10', 24]]));
  plan.routes('lb', [
    to('192.168.0.0/24', 'vip', { because: because('lb', 'vip') }),
    to('0.0.0.0/0', 'vip', { via: '192.168.0.1', because: because('lb', 'vip') }),
  ]);
  plan.stage('lb', { kind: 'session', slot: 'session', interface: null, because: because('lb') });
  const members = instances.filter((instance) => instance.id !== 'vm1');
  plan.stage('lb', {
    kind: 'proxy', slot: 'deliver', interface: 'vip', because: because('lb'), address: '192.168.0.10',
    listeners: [{ port: 80, mode: 'http', policies: [], defaultPool: 'web', addsForwardedFor: true, because: because('lb', 'HTTP 80', '/listeners/0') }],
    pools: [{
      id: 'web', protocol: 'http', method: 'round-robin', persistence: 'none', because: because('lb', 'web', '/pools/0'),
      members: members.map((member, index) => ({
        id: `m${index + 1}`, component: componentId(member.id), address: member.address, port: 80, weight: 1, enabled: true,
        because: because('lb', member.id, `/pools/0/members/${index}`),
      })),
      monitor: options.monitor === false ? null : { type: 'http', port: null, path: '/', expected: [[200, 200]], because: because('lb', 'monitor', '/pools/0/monitor') },
    }],
    noListener: { action: 'deny', reason: 'LB_NO_LISTENER' },
    access: null,
    ...options.proxy,
  });
  planFloating(plan, 'fip-lb', '133.186.132.226', '192.168.0.10');
  plan.publicAddress({ component: componentId('lb'), address: '133.186.132.226', form: 'translated', because: because('fip-lb') });
}

/** The network as a builder that tests may add to. */
export function cloudBuilder(options: CloudOptions = {}): PlanBuilder & { readonly finish: () => Plan } {
  const plan = createPlanBuilder(0);
  planOutside(plan, options);
  planFabric(plan);
  planTable(plan, options);
  planGateway(plan, options);
  for (const instance of instances) planInstance(plan, instance, options);
  if (options.loadBalancer === true) planBalancer(plan, options);
  for (const key of options.keys ?? []) plan.key({ component: componentId(key.id), privateKeyHeld: key.held, fileMode: key.fileMode, because: because(key.id) });
  return plan;
}

export function cloudPlan(options: CloudOptions = {}): Plan {
  return cloudBuilder(options).finish();
}
