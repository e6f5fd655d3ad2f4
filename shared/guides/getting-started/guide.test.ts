import { describe, expect, test } from 'vitest';
import { registry } from '../../catalog/index.ts';
import { validate } from '../../checks/index.ts';
import { factsOf } from '../facts.ts';
import { play, played } from '../testing/player.ts';
import { gettingStartedGuide } from './guide.ts';

/** The guide of seed 001 played by its own actions; literals are those of the seed and of domain/public-cloud.md C.8. */
const steps = play(gettingStartedGuide);
const facts = (id: string) => played(steps, id).seen.answers.map(({ trace }) => factsOf(trace));
const refusals = (id: string) => played(steps, id).seen.refusals.map(({ code }) => code);
const notices = (id: string) => played(steps, id).seen.notices.map(({ params }) => Object.values(params).join('\n'));

describe('the getting started guide', () => {
  test('GS-01 GS-02 the whole seed is a guide in its six chapters, each with an end state that can be checked and is reached', () => {
    expect(gettingStartedGuide.chapters.map((chapter) => chapter.title.ko)).toEqual([
      '상품 활성화', '인스턴스 생성', '플로팅 IP 할당', '블록 스토리지 생성', '이미지 생성', '로드 밸런서 생성',
    ]);
    for (const chapter of gettingStartedGuide.chapters) {
      const ends = chapter.steps.map((step) => played(steps, step.id));
      expect(ends.flatMap(({ before }) => before)).toContain(false);
      expect(ends.flatMap(({ after }) => after)).not.toContain(false);
    }
  });

  test('GS-18 C8-P0 with only a private address it is not reached from outside', () => {
    expect(facts('private-only')).toMatchObject([{ outcome: 'TIMEOUT', reason: 'UNROUTABLE_PRIVATE_DST', at: 'internet', sent: 4, received: 0 }]);
  });

  test('GS-27 GS-33 GS-34 C8-P1 C8-P2 the same ping before and after the rule ALL ICMP', () => {
    expect(facts('ping-silent')).toMatchObject([{ outcome: 'TIMEOUT', reason: 'SG_INGRESS_NO_MATCH', sent: 4, received: 0, lossPercent: 100 }]);
    expect(facts('ping-answered')).toMatchObject([{ outcome: 'REPLY', sent: 4, received: 4, lossPercent: 0, timesMs: [3, 2, 2, 2], ttl: 50 }]);
    const ping = played(steps, 'ping-answered').seen.answers[0]?.trace.ping;
    expect([ping?.minMs, ping?.maxMs, ping?.avgMs, ping?.replies.map((reply) => reply.bytes)]).toEqual([2, 3, 2, [32, 32, 32, 32]]);
  });

  test('GS-40 C8-H1 C8-H2 the checkpoint after ssh: internet, floating IP, instance, the default group with ICMP and SSH, and nothing wrong', () => {
    expect(facts('key-too-open')).toMatchObject([{ outcome: 'AUTH_KEY_TOO_OPEN' }]);
    expect(facts('login')).toMatchObject([{ outcome: 'LOGIN_OK', prompt: 'host-192-168-0-4' }]);
    const { design } = played(steps, 'login');
    expect(Object.values(design.components).map(({ kind }) => kind).sort()).toEqual([
      'external-network', 'external-user', 'floating-ip', 'instance', 'internet', 'internet-gateway', 'key-pair', 'project', 'routing-table', 'security-group', 'subnet', 'vpc',
    ]);
    expect(design.components['sg-default']?.props['rules']).toMatchObject([{}, {}, {}, {}, { preset: 'ALL_ICMP' }, { preset: 'SSH' }]);
    expect(validate(design, registry).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('C8-W1 C8-W2 the rule without a server refuses, with one it answers 200 and logs the person’s own address', () => {
    expect(facts('not-serving')).toMatchObject([{ outcome: 'REFUSED' }]);
    expect(facts('browse')).toMatchObject([{ outcome: 'HTTP_200', loggedSources: ['103.243.200.42'] }]);
  });

  test('GS-45 GS-52 GS-54 GS-60 C8-B1 a volume from raw to mounted and back, refused in the wrong order', () => {
    expect(notices('df')[0]).toMatch(/\/dev\/vda2\s+18G\s+988M\s+16G/);
    expect(refusals('mount-too-early')).toEqual(['NHN-BS-006']);
    expect(notices('format')[0]).toContain('655360 inodes, 2621440 blocks');
    expect(notices('mount')[0]).toMatch(/\/dev\/vdb\s+9\.9G\s+151M\s+9\.2G\s+2%\s+\/root\/external/);
    expect(refusals('detach-mounted')).toEqual(['NHN-BS-007']);
    const { design } = played(steps, 'detach-volume');
    expect(design.components['data']?.props).toMatchObject({ device: '', mountPoint: '' });
    expect(Object.values(design.links).filter((link) => link.from.component === 'data')).toEqual([]);
  });

  test('GS-62 GS-70 C8-I1 C8-I2 no image while it runs; two instances from the image, numbered, each with its own floating IP', () => {
    expect(refusals('image-refused')).toEqual(['NHN-IMG-001']);
    const { design } = played(steps, 'associate-web-2');
    expect([design.components['web-1']?.name, design.components['web-2']?.name]).toEqual(['web-1', 'web-2']);
    expect(Object.values(design.links).filter(({ from }) => from.component.startsWith('fip-web')).map(({ from, to }) => [from.component, to.component])).toEqual([
      ['fip-web-1', 'web-1'], ['fip-web-2', 'web-2'],
    ]);
  });

  test('GS-86 C8-L0 C8-L3 the load balancer is not reached by its private VIP, and answers 503 while no server runs', () => {
    expect(facts('internal-only')).toMatchObject([{ outcome: 'TIMEOUT', reason: 'UNROUTABLE_PRIVATE_DST' }]);
    expect(facts('no-servers')).toMatchObject([{ outcome: 'HTTP_503' }]);
  });

  test('GS-88 GS-89 GS-90 GS-91 C8-L1 the final state: ten requests, five each in turns, every log line from 192.168.0.10, nothing wrong', () => {
    expect(facts('reload')).toMatchObject([{ outcome: 'HTTP_200', served: [5, 5], isAlternating: true, loggedSources: ['192.168.0.10'] }]);
    const { design, seen } = played(steps, 'reload');
    expect(seen.answers[0]?.trace.requests?.map((request) => request.status)).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200, 200]);
    expect(validate(design, registry).filter(({ severity }) => severity === 'error')).toEqual([]);
    const count = (kind: string) => Object.values(design.components).filter((component) => component.kind === kind).length;
    expect([count('instance'), count('floating-ip'), count('load-balancer'), count('image'), count('block-storage')]).toEqual([3, 4, 1, 1, 1]);
  });
});
