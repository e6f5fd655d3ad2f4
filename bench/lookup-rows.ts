import { createRouteCompiler } from '../shared/engine/compile/routes.ts';
import { lookupRoute } from '../shared/engine/run/route-lookup.ts';
import { componentId } from '../shared/model/design.ts';
import type { PlanDevice } from '../shared/plan/plan.ts';
import type { RouteRow } from '../shared/plan/stage.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { median, rounded, timePerCall } from './measure.ts';

/** A table of 10,000 prefixes of mixed length, asked for addresses spread over all of it. */
export function lookupRows(): readonly BenchRow[] {
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
  const msPerSecond = 1000;
  let found = 0;
  const ms = median(() =>
    timePerCall(() => {
      for (let index = 0; index < count; index++) found += lookupRoute(tables, 0, Math.imul(index, 2246822519), 0) >= 0 ? 1 : 0;
    }),
  );
  if (found === 0) throw new Error('no address found a route');
  return [
    {
      name: 'longest-prefix match, 10,000 prefixes', value: rounded((count / ms) * msPerSecond), unit: '1/s', aim: 15_000_000,
      peers: [
        { name: 'DIR-24-8 in C', value: 956_000_000 }, { name: 'DIR-24-8 in JS', value: 324_000_000 }, { name: 'sorted ranges in JS', value: 17_000_000 },
        { name: 'binary trie in JS', value: 15_000_000 }, { name: 'best npm package', value: 1_800_000 }, { name: 'ipaddr.js', value: 370_000 },
      ],
    },
  ];
}
