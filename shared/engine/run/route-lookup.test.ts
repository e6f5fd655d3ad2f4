import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentId } from '../../model/design.ts';
import type { PlanDevice } from '../../plan/plan.ts';
import type { RouteRow } from '../../plan/stage.ts';
import { createRouteCompiler } from '../compile/routes.ts';
import { lookupRoute } from './route-lookup.ts';

const because = { component: componentId('router'), label: 'row' };

function device(rows: readonly RouteRow[]): PlanDevice {
  return {
    id: 'router', component: componentId('router'), host: null, profile: 'router', interfaces: [], ttlCost: 1, delayUs: 10, reversePath: 'off', dnsServer: null,
    stages: [{ kind: 'route', slot: 'route', interface: null, because, rows, reason: 'NO_ROUTE' }],
  };
}

function text(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

function holds(prefix: string, address: number): boolean {
  const [network = '', length = '32'] = prefix.split('/');
  const value = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(length));
  return Math.floor((address >>> 0) / size) === Math.floor(value / size);
}

/** The same question asked the slow way: every row, one after the other. */
function slow(rows: readonly RouteRow[], destination: number, source: number): number {
  let winner = -1;
  const rank = (index: number): readonly number[] => {
    const row = rows[index];
    if (row === undefined) return [];
    return [Number(row.destination.split('/')[1]), row.from === undefined ? -1 : Number(row.from.split('/')[1]), -row.distance, -row.metric, -index];
  };
  rows.forEach((row, index) => {
    if (!holds(row.destination, destination) || (row.from !== undefined && !holds(row.from, source))) return;
    const [a, b] = [rank(index), rank(winner)];
    const better = winner < 0 ? true : (a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0) > 0;
    if (better) winner = index;
  });
  return winner;
}

// A small space, so that prefixes nest, touch and repeat; with the first and last addresses there are.
const address = fc.oneof(
  fc.integer({ min: 0, max: 255 }).map((low) => (0x0a000000 + low * 0x01010101) | 0),
  fc.constantFrom(0, -1, 0x7fffffff, -0x80000000, 0x0a000001),
);
const prefix = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([base, length]) => {
  const mask = length === 0 ? 0 : -1 << (32 - length);
  return `${text(base & mask)}/${length}`;
});
const row = fc.record({ destination: prefix, from: fc.option(prefix, { nil: undefined }), distance: fc.integer({ min: 0, max: 2 }), metric: fc.integer({ min: 0, max: 2 }) }).map(
  ({ from, ...rest }): RouteRow => ({ ...rest, ...(from === undefined ? {} : { from }), type: 'unicast', interface: 'out', via: null, because }),
);

describe('longest-prefix match', () => {
  it('agrees with asking every row', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(row, { maxLength: 12 }), fc.array(row, { minLength: 30, maxLength: 80 })), fc.array(fc.tuple(address, address), { minLength: 1, maxLength: 20 }), (rows, packets) => {
        const compiler = createRouteCompiler();
        const tables = compiler.finish([compiler.add(device(rows), () => 0)]);
        for (const [destination, source] of packets) {
          const list = lookupRoute(tables, 0, destination, source);
          expect(list < 0 ? -1 : tables.lists[list + 1]).toBe(slow(rows, destination, source));
        }
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});
