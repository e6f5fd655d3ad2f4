import { describe, expect, it } from 'vitest';
import { devicesOf, goldenQuestions, goldenTable, legsOf, visitsOf } from '../engine/testing/golden-table.ts';
import { asked, rt1 } from './testing/private-cloud.ts';

/** The eight hop tables of domain/private-cloud.md (d) on the sample `icp-on-vcenter`: drawn with components, nothing said about hops. */

const design = rt1();

describe.each(goldenQuestions)('flow $id and its return', ({ id, back, probe, choices, legs }) => {
  const { plan, result } = asked(design, probe, choices);

  it(`golden-${id}: step by step`, () => {
    expect(devicesOf(plan, legsOf(result, 'forward'))).toEqual(goldenTable(id).devices);
    expect(visitsOf(plan, legsOf(result, 'forward'))).toEqual(goldenTable(id).visits);
  });
  it(`golden-${back}: step by step`, () => {
    expect(devicesOf(plan, legsOf(result, 'return'))).toEqual(goldenTable(back).devices);
    expect(visitsOf(plan, legsOf(result, 'return'))).toEqual(goldenTable(back).visits);
  });
  it(`tables ${id} and ${back}: the answer comes, and the legs stand in their order`, () => {
    expect(result).toMatchObject({ verdict: 'REACHABLE', blockers: [] });
    expect(result.paths[0]?.legs.map((leg) => `${leg.direction} ${leg.connection}`)).toEqual(legs);
  });
});
