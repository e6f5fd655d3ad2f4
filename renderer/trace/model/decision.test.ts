import { expect, test } from 'vitest';
import { say } from '../../../shared/i18n/catalogue.ts';
import { traceTexts } from '../../../shared/i18n/trace.ts';
import type { Trace } from '../../../shared/engine/report.ts';
import { answeredPing, blockedPing } from '../testing/fixtures.ts';
import { decisionOf, type Phrase } from './decision.ts';
import { tracksOf } from './tracks.ts';

const speak = (phrase: Phrase): string => ('text' in phrase ? phrase.text : say(traceTexts, 'en', phrase.key, phrase.params));

function rows(trace: Trace, track: 'forward' | 'back'): string[] {
  return tracksOf(trace)[track].map((stop) => {
    const decision = decisionOf(stop);
    return `${stop.component}: [${speak(decision.chip)}] ${decision.detail.map(speak).join(' · ')}`;
  });
}

test('every hop says its decision in a chip and a line', () => {
  expect(rows(answeredPing, 'forward')).toEqual([
    'client: [send] → 133.186.132.47',
    'internet: [forward] TTL 51 · 133.186.128.0/17',
    'public-network: [pass] TTL 51',
    'fip-vm1: [DNAT] → 192.168.0.4',
    'rt: [forward] TTL 50 · 192.168.0.0/24',
    'vm1: [received] ALL ICMP · TTL 50',
  ]);
  expect(rows(answeredPing, 'back')).toEqual([
    'vm1: [reply] → 103.243.200.42',
    'rt: [forward] TTL 63 · 0.0.0.0/0',
    'fip-vm1: [SNAT] 133.186.132.47 →',
    'public-network: [pass] TTL 63',
    'internet: [forward] TTL 50 · 103.243.200.42/32',
    'client: [received] TTL 50',
  ]);
});

test('the hop where the packet died says so', () => {
  expect(rows(blockedPing, 'forward').at(-1)).toBe('vm1: [dropped] default');
});
