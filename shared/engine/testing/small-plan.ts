import { componentId } from '../../model/design.ts';
import { createPlanBuilder, type PlanBuilder } from '../../plan/builder.ts';
import type { Plan, PlanDevice, PlanInterface, PlanSegment, ProfileId } from '../../plan/plan.ts';
import type { FilterRow, FilterStage, Match, RouteRow, ServiceRow, Stage } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';

export type DeviceMore = Partial<Pick<PlanDevice, 'component' | 'reversePath' | 'ttlCost' | 'dnsServer' | 'host' | 'delayUs' | 'distributed'>>;

export interface SegmentMore extends Partial<Pick<PlanSegment, 'form' | 'mtuBytes' | 'delayUs' | 'overlay'>> {
  readonly silent?: boolean;
}

/**
 * Small networks written in a few words. An interface is `id segment word...`, its words in any order: `10.0.1.1/24` an address, `1400` the MTU,
 * `@esx1` the virtual switch, `rpf-loose` the reverse path filter, `down`; segment `-` is none. A route is `prefix interface [via]`.
 */
export interface Small {
  readonly builder: PlanBuilder & { readonly finish: () => Plan };
  readonly segment: (id: string, more?: SegmentMore) => void;
  /** A point-to-point segment that belongs to no component. */
  readonly wire: (id: string, more?: SegmentMore) => void;
  readonly device: (id: string, profile: ProfileId, at: readonly string[], routes: readonly string[], more?: DeviceMore) => void;
  readonly interface: (device: string, text: string) => void;
  readonly stage: (device: string, stage: Stage) => void;
}

/** Reads the words of an interface of a component, as {@link Small} says. */
export function readInterface(component: string, text: string): PlanInterface {
  const [id = '', segment = '', ...words] = text.split(' ');
  const number = words.find((word) => /^\d+$/.test(word));
  const virtualSwitch = words.find((word) => word.startsWith('@'))?.slice(1);
  const reversePath = (['off', 'loose', 'strict'] as const).find((mode) => words.includes(`rpf-${mode}`));
  const addresses = words.filter((word) => word.includes('/')).map((word) => word.split('/'));
  return {
    id,
    segment: segment === '-' ? null : segment,
    addresses: addresses.map(([address = '', length]) => ({ address, prefixLength: Number(length) })),
    mtuBytes: number === undefined ? 1500 : Number(number),
    up: !words.includes('down'),
    ...(virtualSwitch === undefined ? {} : { virtualSwitch }),
    ...(reversePath === undefined ? {} : { reversePath }),
    because: because(component, id),
  };
}

/** Reads a route of a component, as {@link Small} says. */
export function readRoute(component: string, text: string): RouteRow {
  const [destination = '', egress = '', via] = text.split(' ');
  const type = egress === 'blackhole' || egress === 'unreachable' || egress === 'prohibit' ? egress : 'unicast';
  return {
    destination, type, interface: type === 'unicast' ? egress : null, via: via ?? null, distance: 0, metric: 0, because: because(component, text),
  };
}

export function small(seed = 0): Small {
  const builder = createPlanBuilder(seed);
  const segment = (id: string, component: PlanSegment['component'], { silent = false, ...more }: SegmentMore): void =>
    builder.segment({ id, component, form: 'broadcast', mtuBytes: 1500, delayUs: 50, missing: { silent, reason: 'NEIGHBOR_UNREACHABLE' }, because: because(id), ...more });
  return {
    builder,
    segment: (id, more = {}) => segment(id, componentId(id), more),
    wire: (id, more = {}) => segment(id, null, { form: 'point-to-point', ...more }),
    device: (id, profile, at, routes, more = {}) => {
      builder.device({ id, component: componentId(id), profile, ttlCost: 1, ...more });
      const component = more.component ?? id;
      for (const text of at) builder.interface(id, readInterface(component, text));
      builder.routes(id, routes.map((text) => readRoute(component, text)));
    },
    interface: (device, text) => builder.interface(device, readInterface(device, text)),
    stage: (device, stage) => builder.stage(device, stage),
  };
}

export function filter(device: string, slot: FilterStage['slot'], rows: readonly (readonly [FilterRow['action'], Match])[], more: Partial<FilterStage> = {}): FilterStage {
  return {
    kind: 'filter', slot, interface: null, because: because(device, 'firewall'), table: 'firewall', stateful: false, view: 'current', defaultAction: 'permit', reason: 'FIREWALL_RULE_DENY',
    rows: rows.map(([action, match], index) => ({ action, match, because: because(device, `rule ${index + 1}`) })),
    ...more,
  };
}

interface Translation {
  readonly label?: string;
  readonly port?: number | null;
}

/** Destination NAT of one row, bound to an interface or, with null, to none. */
export function destinationNat(device: string, through: string | null, match: Match, address: string, { label = 'dnat', port = null }: Translation = {}): Stage {
  return {
    kind: 'destination-translate', slot: 'destination-translate', interface: through, because: because(device), stateless: false,
    rows: [{ match, addresses: [address], port, because: because(device, label) }],
  };
}

/** Source NAT of one row that keeps the port where it is free. */
export function sourceNat(device: string, through: string | null, match: Match, address: string, { label = 'snat', port = null }: Translation = {}): Stage {
  return {
    kind: 'source-translate', slot: 'source-translate', interface: through, because: because(device), stateless: false, ports: 'keep-if-free',
    rows: [{ match, addresses: [address], port, because: because(device, label) }],
  };
}

export function listener(device: string, protocol: 'tcp' | 'udp', port: number): ServiceRow {
  return { protocol, port, bind: '0.0.0.0', application: { kind: 'plain' }, because: because(device, `${protocol} ${port}`) };
}

/** A client and a server with one router between them; what differs is said by the test. */
export function routed(change: (net: Small) => void = () => undefined, options: { readonly router?: readonly string[]; readonly server?: string } = {}): Plan {
  const net = small();
  net.segment('left');
  net.segment('right');
  net.device('client', 'host', ['eth0 left 10.0.1.10/24'], ['10.0.1.0/24 eth0', '0.0.0.0/0 eth0 10.0.1.1']);
  net.device('router', 'router', ['left left 10.0.1.1/24', 'right right 10.0.2.1/24'], options.router ?? ['10.0.1.0/24 left', '10.0.2.0/24 right']);
  net.device('server', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', ...(options.server === undefined ? ['0.0.0.0/0 eth0 10.0.2.1'] : [options.server])]);
  net.builder.services('server', because('server'), [listener('server', 'tcp', 80), listener('server', 'udp', 53)]);
  change(net);
  return net.builder.finish();
}
