import { registry } from '../shared/catalog/index.ts';
import { createRouteCompiler } from '../shared/engine/compile/routes.ts';
import { runFirst } from '../shared/engine/explore.ts';
import { bulk, compile, trace, type Network } from '../shared/engine/index.ts';
import { isReady, readProbe } from '../shared/engine/probe/inquiry.ts';
import { createMachine } from '../shared/engine/run/machine.ts';
import { lookupRoute } from '../shared/engine/run/route-lookup.ts';
import type { Probe } from '../shared/model/probe.ts';
import { componentId } from '../shared/model/design.ts';
import { planDesign } from '../shared/plan/plan-design.ts';
import type { PlanDevice } from '../shared/plan/plan.ts';
import type { RouteRow } from '../shared/plan/stage.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { median, rounded, timePerCall } from './measure.ts';
import { cloudDesign } from './cloud-design.ts';

/* Figures of the engine on one core, warm, medians of five; peers as measured in PERFORMANCE.md, on another run of the same kind of machine. */

const usPerMs = 1000;
const perSecond = 1000;

function compileRows(size: number, aim: number): readonly BenchRow[] {
  const design = cloudDesign(size);
  const plan = planDesign(design, registry);
  const planMs = median(() => timePerCall(() => void planDesign(design, registry)));
  const compileMs = median(() => timePerCall(() => void compile(plan)));
  return [
    { name: `plan after one edit, ${size} components`, value: rounded(planMs), unit: 'ms' },
    { name: `compile after one edit, ${size} components`, value: rounded(compileMs), unit: 'ms', aim },
    { name: `plan and compile after one edit, ${size} components`, value: rounded(planMs + compileMs), unit: 'ms', aim },
  ];
}

/** One ping from the client through a floating IP and back: eleven hops, eight of them with filters, sessions or translations. */
function traceRows(network: Network): readonly BenchRow[] {
  const probe: Probe = { from: 'client', to: 'vm-0', kind: 'ping', count: 1 };
  const inquiry = readProbe(network, probe);
  if (!isReady(inquiry)) throw new Error('the bench design has no client or no vm-0');
  const machine = createMachine();
  const run = (recording: boolean) => () => {
    machine.recording = recording;
    runFirst(network, machine, inquiry, { script: [], startUs: 0 });
  };
  return [
    {
      name: 'one round trip of 12 hops, every step recorded, inside the engine', value: rounded(median(() => timePerCall(run(true))) * usPerMs), unit: 'us', aim: 5,
      peers: [{ name: 'prototype: objects per device, 5 hops', value: 1.3 }, { name: 'prototype: closures, 5 hops', value: 0.5 }, { name: 'prototype: flat tables, 5 hops', value: 0.22 }],
    },
    { name: 'one round trip of 12 hops, not recorded', value: rounded(median(() => timePerCall(run(false))) * usPerMs), unit: 'us' },
    {
      name: 'one trace decoded to the report', value: rounded(median(() => timePerCall(() => void trace(network, probe))) * usPerMs), unit: 'us', aim: 50,
      peers: [{ name: 'Linux namespaces, one traceroute', value: 4000 }],
    },
  ];
}

function bulkRows(network: Network): readonly BenchRow[] {
  const instances = network.plan.devices.filter((device) => device.profile === 'cloud-port').map((device) => device.component);
  const pairs = instances.flatMap((from) => instances.filter((to) => to !== from).map((to): Probe => ({ from, to, kind: 'tcp', port: 80 })));
  const probes = pairs.slice(0, 200_000);
  const ms = median(() => timePerCall(() => void bulk(network, probes)));
  const inquiry = readProbe(network, { from: 'client', to: 'vm-0', kind: 'ping', count: 1 });
  const machine = createMachine();
  machine.recording = true;
  const recorded = !isReady(inquiry) ? Number.NaN : median(() => timePerCall(() => void runFirst(network, machine, inquiry, { script: [], startUs: 0 })));
  return [
    { name: `bulk verdicts, ${instances.length} instances`, value: rounded((probes.length / ms) * perSecond), unit: '1/s', aim: 1_000_000, peers: [{ name: 'bare forwarding model', value: 3_100_000 }] },
    { name: 'recorded traces', value: rounded(perSecond / recorded), unit: '1/s', aim: 200_000, peers: [{ name: 'bare forwarding model', value: 800_000 }] },
  ];
}

/** A table of 10,000 prefixes of mixed length, asked for addresses spread over all of it. */
function lookupRows(): readonly BenchRow[] {
  const because = { component: componentId('router'), label: 'route' };
  const rows = Array.from({ length: 10_000 }, (_, index): RouteRow => {
    const length = 16 + (index % 9);
    const address = (Math.imul(index, 2654435761) >>> 0) & (-1 << (32 - length));
    const text = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
    return { destination: `${text}/${length}`, type: 'unicast', interface: 'out', via: null, distance: 0, metric: 0, because };
  });
  const device: PlanDevice = {
    id: 'router', component: componentId('router'), host: null, profile: 'router', interfaces: [], ttlCost: 1, delayUs: 10, reversePath: 'off', dnsServer: null,
    stages: [{ kind: 'route', slot: 'route', interface: null, because, rows, reason: 'NO_ROUTE' }],
  };
  const compiler = createRouteCompiler();
  const tables = compiler.finish([compiler.add(device, () => 0)]);
  const count = 1_000_000;
  let found = 0;
  const ms = median(() =>
    timePerCall(() => {
      for (let index = 0; index < count; index++) found += lookupRoute(tables, 0, Math.imul(index, 2246822519), 0) >= 0 ? 1 : 0;
    }),
  );
  if (found === 0) throw new Error('no address found a route');
  return [
    {
      name: 'longest-prefix match, 10,000 prefixes', value: rounded((count / ms) * perSecond), unit: '1/s', aim: 15_000_000,
      peers: [
        { name: 'DIR-24-8 in C', value: 956_000_000 }, { name: 'DIR-24-8 in JS', value: 324_000_000 }, { name: 'sorted ranges in JS', value: 17_000_000 },
        { name: 'binary trie in JS', value: 15_000_000 }, { name: 'best npm package', value: 1_800_000 }, { name: 'ipaddr.js', value: 370_000 },
      ],
    },
  ];
}

/** All figures of the engine. */
export async function run(): Promise<readonly BenchRow[]> {
  const network = compile(planDesign(cloudDesign(1000), registry));
  return [...compileRows(1000, 5), ...compileRows(5000, 16), ...traceRows(network), ...bulkRows(network), ...lookupRows()];
}
