import { describe, expect, it } from 'vitest';
import { ask } from './testing/ask.ts';
import { devicesOf, goldenQuestions, goldenTable, legsOf, visitsOf } from './testing/golden-table.ts';
import { hopsOf, stepsOf } from './testing/reference-reading.ts';
import { referencePlan } from './testing/reference-topology.ts';

/** The eight hop tables of domain/private-cloud.md (d) on RT-1: every visit, the headers after every step, outer bytes, the order of the legs. */

const plan = referencePlan();

describe.each(goldenQuestions)('flow $id and its return', ({ id, back, probe, choices, legs }) => {
  const result = ask(plan, probe, { choices });

  it(`golden-${id}: step by step`, () => {
    expect(visitsOf(plan, legsOf(result, 'forward'))).toEqual(goldenTable(id).visits);
    expect(devicesOf(plan, legsOf(result, 'forward'))).toEqual(goldenTable(id).devices);
  });
  it(`golden-${back}: step by step`, () => {
    expect(visitsOf(plan, legsOf(result, 'return'))).toEqual(goldenTable(back).visits);
    expect(devicesOf(plan, legsOf(result, 'return'))).toEqual(goldenTable(back).devices);
  });
  it(`tables ${id} and ${back}: the answer comes, and the legs stand in their order`, () => {
    expect(result).toMatchObject({ verdict: 'REACHABLE', blockers: [] });
    expect(result.paths[0]?.legs.map((leg) => `${leg.direction} ${leg.connection}`)).toEqual(legs);
  });
});

describe('what the tables leave open', () => {
  it('H, the source port of a VXLAN packet, is that of the contract’s vectors', () => {
    const ports = (id: string): readonly number[] => goldenQuestions.filter((question) => question.id === id).flatMap(({ probe, choices }) =>
      stepsOf({ plan, result: ask(plan, probe, { choices }) }, 'forward').flatMap((step) => {
        const [, udp, inside] = step.headers;
        return step.kind === 'encapsulate' && udp?.layer === 'udp' && inside?.layer === 'vxlan' ? [udp.sourcePort] : [];
      }));
    // 198.51.100.25:51000 > 172.29.0.80:443; then 192.168.20.31 > 192.168.20.32 protocol 4.
    expect(ports('1B')).toEqual([56_863, 64_884]);
    // 192.168.20.31:45000 > 192.168.30.50:3306, wrapped twice with the same inner packet.
    expect(ports('2')).toEqual([51_079, 51_079]);
  });
  it('both web endpoints are alternatives of one trace, the one named is played', () => {
    const result = ask(plan, goldenQuestions[0]?.probe ?? {}, { allPaths: true });
    expect(result.paths.map((path) => path.choices.map((choice) => `${choice.at}: ${choice.chosen} of ${choice.of.join(' ')}`))).toEqual([
      ['pod-ingress: pod-web1 of pod-web1 pod-web2'], ['pod-ingress: pod-web2 of pod-web1 pod-web2'],
    ]);
    expect(result.paths.map((path) => path.at)).toEqual(['pod-web1', 'pod-web2']);
  });
  it('a guest stands on its host, a pod on its node, an instance of the distributed router where it routes', () => {
    const result = ask(plan, goldenQuestions[2]?.probe ?? {});
    expect(hopsOf({ plan, result }, 'forward').map((hop) => hop.host)).toEqual(['worker1', 'esx2', null, null, null, 'esx1', null, 'esx1', null, null, null, 'esx3']);
  });
});
