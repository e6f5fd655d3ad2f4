import { expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import { createPlanBuilder } from './builder.ts';
import type { FilterTable } from './contribution.ts';
import type { FilterRow, FilterStage } from './stage.ts';

const because = (label: string) => ({ component: componentId('policy'), label });
const unread: FilterRow = { match: {}, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because: because('unread') };
const permit = (label: string): FilterRow => ({ match: {}, action: 'permit', because: because(label) });

/** The one table of a device to which two policies contributed. */
function tableOf(table: Partial<FilterTable>): FilterStage {
  const builder = createPlanBuilder(0);
  const whole: FilterTable = {
    slot: 'ingress-filter', interface: 'eth0', table: 'rules', stateful: true, view: 'current', defaultAction: 'deny', reason: 'FIREWALL_RULE_DENY', because: because('rules'), ...table,
  };
  builder.device({ id: 'vm', component: componentId('vm'), profile: 'host', ttlCost: 1 });
  builder.filter('vm', whole, [unread, permit('first')]);
  builder.filter('vm', whole, [permit('second')]);
  const [stage] = builder.finish().devices[0]?.stages ?? [];
  if (stage?.kind !== 'filter') throw new Error('no filter');
  return stage;
}

it('the rows of a table stay in the order in which they were said, one that cannot be read included', () => {
  expect(tableOf({}).rows.map((row) => row.because.label)).toEqual(['unread', 'first', 'second']);
});

it('in a table that only permits, what cannot be read decides after all that is permitted', () => {
  const stage = tableOf({ onlyPermits: true });
  expect(stage.rows.map((row) => row.because.label)).toEqual(['first', 'second', 'unread']);
  expect(Object.keys(stage)).not.toContain('onlyPermits');
});

it('a device has one interface of an id: of two rows that a file calls alike, the first', () => {
  const builder = createPlanBuilder(0);
  builder.device({ id: 'vm', component: componentId('vm'), profile: 'host', ttlCost: 1 });
  for (const address of ['192.168.30.51', '192.168.30.52']) {
    builder.interface('vm', { id: 'eth0', segment: 'ls-db', addresses: [{ address, prefixLength: 24 }], mtuBytes: 1500, up: true, because: because(address) });
  }
  expect(builder.finish().devices[0]?.interfaces.map((row) => row.addresses[0]?.address)).toEqual(['192.168.30.51']);
});
