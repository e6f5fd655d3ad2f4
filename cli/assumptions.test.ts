import { expect, it } from 'vitest';
import { edited, hopline, sampleFile, traceJson } from './testing/run.ts';

/** CONTRACTS 3: an assumption has an id and a text. The text is a sentence in the language asked, in the report as on the screen. */
const probe = ['--from', 'client', '--to', 'lb', '--kind', 'http'] as const;
const station = 'getting-started-6-load-balancer';
const read = edited(station);

it('a report says its assumptions in the language asked', async () => {
  const english = await traceJson(read, ...probe, '--lang', 'en');
  expect(english.assumptions.find((assumption) => assumption.id === 'ASSUME_HEALTH_STEADY')?.text).toBe(
    'Members are as health checks find them in the long run; intervals and retry counts are not modelled.',
  );
  const korean = await traceJson(read, ...probe, '--lang', 'ko');
  expect(korean.assumptions.map((assumption) => assumption.id)).toEqual(english.assumptions.map((assumption) => assumption.id));
  for (const { text } of korean.assumptions) expect(text).toMatch(/[가-힣]/);
});

it('and prints them', async () => {
  const printed = await hopline(['trace', sampleFile(station), ...probe, '--lang', 'en']);
  expect(printed.out).toMatch(/ASSUME_HEALTH_STEADY +Members are as health checks find them in the long run/);
});
