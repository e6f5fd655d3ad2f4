import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header } from '../index.ts';
import type { Plan } from '../../plan/plan.ts';
import { forAllTraces, type Asked } from './random-traces.ts';
import { randomPlan } from './random-plan.ts';

/**
 * Whether random networks really hold what the two interpreters are to agree on, and whether probes really cross it: counted in the plans and in the
 * traces of the engine, over the same networks in every run.
 */

const networks = 900;

const layers = new Set<Header['layer']>(['vxlan', 'ipip', 'l2-tunnel', 'ipsec']);

function tally(): { readonly add: (what: string) => void; readonly rare: (wanted: Readonly<Record<string, number>>) => readonly string[]; readonly of: (what: string) => number } {
  const counts = new Map<string, number>();
  const of = (what: string): number => counts.get(what) ?? 0;
  return {
    add: (what) => void counts.set(what, of(what) + 1),
    of,
    rare: (wanted) => Object.entries(wanted).flatMap(([what, least]) => (of(what) < least ? [`${what}: ${of(what)} of ${least}`] : [])),
  };
}

/** What a trace shows: its end, the kinds of its steps, and what its packets wore. */
function* shown({ plan, result }: Asked): Generator<string> {
  const [path] = result.paths;
  yield `outcome ${result.outcome.replace(/^HTTP_\d+$/, 'HTTP')}`;
  yield `verdict ${result.verdict}`;
  if (path?.reason !== null && path?.reason !== undefined) yield `reason ${path.reason}`;
  const steps = new Set<string>();
  for (const leg of path?.legs ?? []) {
    steps.add(`leg ${leg.direction}`);
    for (const hop of leg.hops) {
      if (hop.steps[0]?.kind === 'originate' && hop.steps.some((step) => step.kind === 'balance')) steps.add('own call balanced');
      const devices = plan.devices.filter((device) => device.component === hop.component);
      if (devices.some((device) => device.distributed !== undefined)) steps.add('distributed hop');
      if (plan.segments.some((segment) => segment.component === hop.component)) steps.add('VLAN hop');
      if (devices.some((device) => device.profile === 'edge')) steps.add('edge hop');
      for (const step of hop.steps) {
        steps.add(`step ${step.kind}`);
        const worn = step.headers.map((header) => header.layer).filter((layer) => layers.has(layer));
        if (worn.length > 0) steps.add(`worn ${worn.join(' over ')}`);
        if (worn.length > 1) steps.add('worn twice');
        if (worn.length > 2) steps.add('worn three times');
        if (step.kind === 'filter' && devices.some((device) => device.profile === 'hypervisor')) steps.add(`port filter ${step.action}`);
      }
    }
  }
  yield* steps;
}

function* drawn(plan: Plan): Generator<string> {
  for (const device of plan.devices) {
    yield `profile ${device.profile}`;
    if (device.distributed !== undefined) yield 'distributed instance';
    for (const stage of device.stages) {
      yield `stage ${stage.kind}`;
      if (stage.kind === 'filter') yield `filter ${stage.slot} ${stage.stateful ? 'stateful' : 'stateless'}`;
      if (stage.kind === 'encapsulate') yield `tunnel ${stage.tunnel.type}${stage.destination === null ? ' by next hop' : ''}`;
      if (stage.kind === 'balance' && stage.method !== undefined) yield `balance ${stage.method}`;
      if (stage.kind === 'balance' && stage.balancesOwn === true) yield 'balance of own calls';
      for (const member of ['ingress', 'egress', 'isOwn']) if ('rows' in stage && JSON.stringify(stage.rows).includes(`"${member}":`)) yield `match ${member}`;
      if (stage.kind === 'proxy' && stage.speaksFrom === 'client') yield 'proxy speaks for its client';
      if (stage.kind === 'proxy' && stage.speaksFrom === 'egress') yield 'proxy speaks from egress';
      if (stage.kind === 'source-translate' && stage.rows.some((row) => row.original !== undefined)) yield 'original';
      if ('rows' in stage && JSON.stringify(stage.rows).includes('"except')) yield 'exceptions';
      if (stage.kind === 'filter' && stage.rows.some((row) => row.view !== undefined)) yield 'views of rows';
    }
  }
  for (const segment of plan.segments) if (segment.overlay !== undefined) yield `overlay ${segment.overlay.tunnel.type}`;
}

function isLayered(plan: Plan): boolean {
  return plan.segments.some((segment) => segment.overlay !== undefined) || plan.devices.some((device) => device.profile === 'hypervisor');
}

describe('random networks', { timeout: 120_000 }, () => {
  it('hold every stage, profile, tunnel and overlay, on 3 to 60 devices; a third of them is plain', () => {
    const found = tally();
    const sizes: number[] = [];
    let plain = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        const plan = randomPlan(seed);
        for (const what of drawn(plan)) found.add(what);
        sizes.push(plan.devices.length);
        if (!isLayered(plan)) plain++;
      }),
      { numRuns: networks, seed: 12 },
    );
    expect(found.rare({
      'profile host': 1000, 'profile router': 1000, 'profile transparent': 100, 'profile cloud-port': 100, 'profile internet': 50, 'profile proxy': 300, 'profile edge': 200, 'profile hypervisor': 500,
      'distributed instance': 300, 'stage admit': 300, 'stage filter': 1000, 'stage session': 300, 'stage destination-translate': 300, 'stage source-translate': 500, 'stage balance': 200,
      'stage proxy': 300, 'stage deliver': 1000, 'stage route': 1000, 'stage null-route': 50, 'stage resolve': 100, 'stage bridge': 200, 'stage encapsulate': 200, 'stage decapsulate': 200, 'stage fit': 200,
      'filter port-out stateful': 200, 'filter port-in stateful': 200, 'filter port-out stateless': 40, 'filter port-in stateless': 40, 'filter deliver stateful': 100, 'filter deliver stateless': 50,
      'tunnel ipip': 40, 'tunnel ipip by next hop': 100, 'tunnel ipsec': 80, 'overlay vxlan': 500, 'overlay l2-tunnel': 80,
      'balance source': 50, 'balance round-robin': 50, 'proxy speaks from egress': 50, 'proxy speaks for its client': 50, original: 100, 'match ingress': 100, 'match egress': 100, 'match isOwn': 20, 'balance of own calls': 50, exceptions: 300, 'views of rows': 200,
    })).toEqual([]);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60);
    expect(Math.max(...sizes)).toBeGreaterThan(45);
    expect(plain).toBeGreaterThan(networks / 4);
  });

  it('are crossed: probes get through in more than 35 of 100 cases, and fail and pass by everything there is', () => {
    const found = tally();
    let asked = 0;
    forAllTraces(networks, (each) => {
      asked++;
      for (const what of shown(each)) found.add(what);
    });
    expect(found.of('verdict REACHABLE') / asked).toBeGreaterThan(0.35);
    expect(found.rare({
      'verdict AMBIGUOUS': 20, 'verdict UNDETERMINED': 20,
      'outcome REPLY': 500, 'outcome HTTP': 100, 'outcome TIMEOUT': 300, 'outcome REFUSED': 100, 'outcome RESET': 20, 'outcome STALLED': 3, 'outcome HOST_UNREACHABLE': 80, 'outcome NET_UNREACHABLE': 100,
      'outcome ADMIN_PROHIBITED': 20, 'outcome FRAGMENTATION_NEEDED': 8, 'outcome TTL_EXCEEDED': 1,
      'reason NO_TUNNEL_ENDPOINT': 20, 'reason UNDERLAY_NO_ROUTE': 10, 'reason NO_DLR_ON_HOST': 10, 'reason ROUTING_LOOP': 10, 'reason PACKET_TOO_BIG': 20, 'reason DFW_RULE_DENY': 30,
      'reason EDGE_FIREWALL_DENY': 20, 'reason SPOOF_BLOCKED': 10, 'reason REVERSE_PATH_FILTER': 15, 'reason CT_INVALID': 10, 'reason STATEFUL_NO_SESSION': 4, 'reason MARTIAN_SOURCE': 10,
      'reason SERVICE_NO_ENDPOINTS': 1, 'reason NEIGHBOR_UNREACHABLE': 100, 'reason NO_ROUTE': 100,
      'reason REPLY_FROM_UNEXPECTED_ADDRESS': 6, 'reason FRAGMENTATION_NEEDED_DF': 5, 'reason ROUTE_BLACKHOLE': 3, 'reason ROUTE_UNREACHABLE': 1, 'reason ROUTE_PROHIBITED': 3,
      'leg forward': 1000, 'leg return': 500, 'leg error': 100, 'own call balanced': 5, 'distributed hop': 150, 'VLAN hop': 100, 'edge hop': 100, 'port filter PERMITTED': 60, 'port filter DENIED': 20, 'port filter REJECTED': 8,
      'step bridge': 500, 'step encapsulate': 200, 'step decapsulate': 200, 'step translate': 100, 'step balance': 20, 'step proxy': 40, 'step fragment': 30, 'step session-match': 200, 'step policy': 100,
      'worn vxlan': 150, 'worn ipip': 60, 'worn l2-tunnel': 40, 'worn ipsec': 12, 'worn vxlan over ipip': 10, 'worn vxlan over l2-tunnel': 4, 'worn twice': 30, 'worn three times': 1,
    })).toEqual([]);
  });
});
