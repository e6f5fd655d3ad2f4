import { describe, expect, test } from 'vitest';
import { factsOf } from './facts.ts';
import { internetGatewayGuide } from './internet-gateway.ts';
import { play, played } from './testing/player.ts';

/** The guide of seed 000 played by its own actions; literals are those of domain/public-cloud.md A.0 and C.8. */
const steps = play(internetGatewayGuide);
const facts = (id: string) => played(steps, id).seen.answers.map(({ trace }) => factsOf(trace));
const gateway = (id: string) => played(steps, id).design.components['igw']?.props;

const allFour = { verdict: 'REACHABLE', outcome: 'REPLY', sent: 4, received: 4, lossPercent: 0 };
const noneOfFour = { verdict: 'UNREACHABLE', outcome: 'TIMEOUT', sent: 4, received: 0, lossPercent: 100 };

describe('the internet gateway guide', () => {
  test('follows the chapters of the document', () => {
    expect(internetGatewayGuide.chapters.map((chapter) => chapter.title.ko)).toEqual(['생성', '연결', '연결 해제', '삭제', '점검을 위한 재시작', '실패한 재시작']);
  });

  test('IG-34 IG-35 IG-37 C8-G1 C8-G2 C8-G3 the restart, before, during and after: web-b without a floating IP is cut off and comes back, web-a with one never notices', () => {
    expect(facts('before-b')).toMatchObject([allFour]);
    expect(facts('before-a')).toMatchObject([allFour]);
    expect(facts('during-b')).toMatchObject([{ ...noneOfFour, reason: 'IG_RESTARTING', at: 'igw' }]);
    expect(facts('during-a')).toMatchObject([allFour]);
    expect(facts('during-in')).toMatchObject([{ ...allFour, ttl: 50, timesMs: [3, 2, 2, 2] }]);
    expect(facts('after-b')).toMatchObject([allFour]);
    expect(facts('after-a')).toMatchObject([allFour]);
    expect(gateway('finish')).toMatchObject({ state: 'available', needsRestart: false, server: 2 });
  });

  test('IG-19 C8-G4 detaching is refused with the floating IP named, and nothing changes', () => {
    const { seen, design } = played(steps, 'refused');
    expect(seen.refusals.map(({ code, blocking }) => [code, blocking])).toEqual([['NHN-IG-006', ['fip-web-a']]]);
    expect(design).toBe(played(steps, 'associate').design);
  });

  test('IG-22 IG-23 C8-G5 detached, it has no address, and the way out has no route', () => {
    expect(gateway('detach')).toMatchObject({ state: 'unavailable', publicIp: '' });
    expect(facts('no-route')).toMatchObject([{ verdict: 'UNREACHABLE', reason: 'NO_ROUTE', at: 'rt', received: 0 }]);
  });

  test('IG-25 deleting it attached is one step to take back', () => {
    expect(played(steps, 'delete').design.components['igw']).toBeUndefined();
    expect(played(steps, 'undo').design).toEqual(played(steps, 'attach-again').design);
  });

  test('IG-40 after a restart that failed nothing passes it, and it says so', () => {
    expect(gateway('fail')).toMatchObject({ state: 'ERROR' });
    expect(facts('failed-b')).toMatchObject([{ ...noneOfFour, reason: 'IG_ERROR', at: 'igw' }]);
    expect(facts('failed-a')).toMatchObject([allFour]);
  });
});
