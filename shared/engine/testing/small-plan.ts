import { componentId } from '../../model/design.ts';
import { createPlanBuilder, type PlanBuilder } from '../../plan/builder.ts';
import type { Plan, PlanDevice, ProfileId } from '../../plan/plan.ts';
import type { FilterRow, FilterStage, Match, RouteRow, ServiceRow, Stage } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';

/** Small networks written in a few words: `at` is `interface segment address/length`, a route is `prefix interface [via]`. */
export interface Small {
  readonly builder: PlanBuilder & { readonly finish: () => Plan };
  readonly segment: (id: string, more?: { readonly mtuBytes?: number; readonly silent?: boolean }) => void;
  readonly device: (id: string, profile: ProfileId, at: readonly string[], routes: readonly string[], more?: Partial<Pick<PlanDevice, 'reversePath' | 'ttlCost' | 'dnsServer'>>) => void;
  readonly stage: (device: string, stage: Stage) => void;
}

function readRoute(device: string, text: string): RouteRow {
  const [destination = '', egress = '', via] = text.split(' ');
  const type = egress === 'blackhole' || egress === 'unreachable' || egress === 'prohibit' ? egress : 'unicast';
  return {
    destination, type, interface: type === 'unicast' ? egress : null, via: via ?? null, distance: 0, metric: 0, because: because(device, text),
  };
}

export function small(seed = 0): Small {
  const builder = createPlanBuilder(seed);
  return {
    builder,
    segment: (id, more = {}) =>
      builder.segment({
        id, component: componentId(id), form: 'broadcast', mtuBytes: more.mtuBytes ?? 1500, delayUs: 50,
        missing: { silent: more.silent === true, reason: 'NEIGHBOR_UNREACHABLE' }, because: because(id),
      }),
    device: (id, profile, at, routes, more = {}) => {
      builder.device({ id, component: componentId(id), profile, ttlCost: 1, ...more });
      for (const text of at) {
        const [name = '', segment = '', address = ''] = text.split(' ');
        const [host = '', length = '24'] = address.split('/');
        const addresses = host === '' ? [] : [{ address: host, prefixLength: Number(length) }];
        builder.interface(id, { id: name, segment, addresses, mtuBytes: 1500, up: true, because: because(id, name) });
      }
      builder.routes(id, routes.map((text) => readRoute(id, text)));
    },
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
