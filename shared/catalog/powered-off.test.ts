import { expect, test } from 'vitest';
import { compile } from '../engine/index.ts';
import { compareProbe } from '../engine/testing/compare.ts';
import type { Design } from '../model/design.ts';
import { ask } from '../samples/testing/ask.ts';
import { rt1 } from '../samples/testing/private-cloud.ts';
import { planOf, update, type Step } from './testing/drawing-board.ts';

/** Disposition, reason, where and because of whom, of a ping from there to the database. */
function from(source: string, ...steps: readonly Step[]): readonly (string | null | undefined)[] {
  const design: Design = rt1(...steps);
  const probe = { from: source, to: '10.100.4.53', kind: 'ping' } as const;
  const plan = planOf(design);
  expect(compareProbe(plan, compile(plan), probe)).toBeNull();
  const { outcome, paths: [path] } = ask(design, probe);
  return [outcome, path?.disposition, path?.reason, path?.at, path?.legs.at(-1)?.hops.at(-1)?.steps.at(-1)?.because.component];
}

const off = ['TIMEOUT', 'COMPONENT_DOWN', 'COMPONENT_NOT_RUNNING'];

test.each([['db', 'stopped'], ['worker1', 'stopped'], ['esg', 'stopped'], ['op-router', 'stopped'], ['user', 'stopped'], ['esx3', 'down']])('%s sends nothing while it is %s, and has lost no network', (id, state) => {
  expect(from(id, update(id, { state }))).toEqual([...off, id, id]);
});

test('nor does a machine on a host that is down; an edge gateway that has moved to its standby does', () => {
  expect(from('db', update('esx3', { state: 'down' }))).toEqual([...off, 'db', 'esx3']);
  expect(from('worker1', update('esx2', { state: 'down' }))).toEqual([...off, 'worker1', 'esx2']);
  expect(from('esg', update('esx1', { state: 'down' }))[0]).toBe('REPLY');
});
