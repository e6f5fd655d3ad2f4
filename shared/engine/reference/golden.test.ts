import { describe, expect, it } from 'vitest';
import { devicesOf, goldenQuestions, goldenTable, visitsOf } from '../testing/golden-table.ts';
import { referencePlan } from '../testing/reference-topology.ts';
import { referenceLegs, referenceTrace } from './trace.ts';

/** The witness on RT-1 before anybody believes it: the hop tables of domain/private-cloud.md (d), step by step. */

const plan = referencePlan();

describe.each(goldenQuestions)('the witness: flow $id and its return', ({ id, back, probe, choices, legs }) => {
  const played = referenceLegs(plan, probe, choices.map((name) => ['pod-web1', 'pod-web2'].indexOf(name)));
  const inOrder = (direction: string): typeof played => played.filter((leg) => leg.direction === direction);

  it(`table ${id}`, () => {
    expect(visitsOf(plan, inOrder('forward'))).toEqual(goldenTable(id).visits);
    expect(devicesOf(plan, inOrder('forward'))).toEqual(goldenTable(id).devices);
  });
  it(`table ${back}`, () => {
    expect(visitsOf(plan, inOrder('return'))).toEqual(goldenTable(back).visits);
    expect(devicesOf(plan, inOrder('return'))).toEqual(goldenTable(back).devices);
  });
  it('the answer comes, and the legs stand in their order', () => {
    expect(referenceTrace(plan, probe)).toMatchObject({ verdict: 'REACHABLE', blockers: [] });
    expect(played.map((leg) => `${leg.direction} ${leg.connection}`)).toEqual(legs);
  });
});
