import { describe, expect, test } from 'vitest';
import { referencePlan } from '../../../engine/testing/reference-topology.ts';
import type { FilterStage, Stage } from '../../../plan/stage.ts';
import { deviceOf, stagesOf } from '../../testing/drawing-board.ts';
import { edge } from './testing/edge-design.ts';

/** Stages without what people wrote beside them. */
const bare = (stages: readonly Stage[]): unknown =>
  JSON.parse(JSON.stringify(stages, (key, value: unknown) => (key === 'because' ? undefined : typeof value === 'string' ? value.replace(/\/32$/, '') : value)));

describe('the plan of RT-1', () => {
  const [drawn, reference] = [deviceOf(edge, 'esg'), referencePlan().devices.find((device) => device.id === 'esg')];
  if (reference === undefined) throw new Error('no edge in the reference');

  test.each(['destination-translate', 'source-translate', 'session'] as const)('%s', (kind) => {
    const expected = reference.stages.filter((stage) => stage.kind === kind);
    expect(expected.length).toBeGreaterThan(0);
    expect(bare(stagesOf(drawn, kind))).toEqual(bare(expected));
  });

  test('firewall', () => {
    const expected = reference.stages.filter((stage): stage is FilterStage => stage.kind === 'filter');
    const normal = (stages: readonly FilterStage[]) => bare(stages.map((stage) => ({ ...stage, rows: stage.rows.slice(1) })));
    expect(normal(stagesOf(drawn, 'filter'))).toEqual(normal(expected));
    expect(stagesOf(drawn, 'filter').map((stage) => stage.rows[0])).toMatchObject([{ action: 'permit', match: { isOwn: true } }, { action: 'permit', match: { isOwn: true } }]);
  });

  test('routes and interfaces', () => {
    const rows = (stages: readonly Stage[]) =>
      stages.flatMap((stage) => (stage.kind === 'route' ? stage.rows.map((row) => `${row.destination} ${row.interface} ${row.via}`) : [])).sort();
    expect(rows(drawn.stages)).toEqual(rows(reference.stages));
    const interfaces = (list: typeof drawn.interfaces) => list.map(({ id, addresses, mtuBytes, up }) => ({ id, addresses, mtuBytes, up }));
    expect(interfaces(drawn.interfaces)).toEqual(interfaces(reference.interfaces));
    expect(drawn).toMatchObject({ profile: reference.profile, ttlCost: reference.ttlCost, reversePath: reference.reversePath });
  });
});
