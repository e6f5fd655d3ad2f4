import { expect, test } from 'vitest';
import type { Trace } from '../../../shared/engine/report.ts';
import { answeredPing } from '../testing/fixtures.ts';
import { consoleLines } from './console-text.ts';

function trace(kind: Trace['probe']['kind'], outcome: string, more: Partial<Trace> = {}, probe: Partial<Trace['probe']> = {}): Trace {
  const { ping: _, ...rest } = answeredPing;
  const reachable = /^(HTTP_200|LOGIN_OK|AUTH_|REPLY)/.test(outcome);
  return { ...rest, outcome, verdict: reachable ? 'REACHABLE' : 'UNREACHABLE', probe: { ...answeredPing.probe, kind, port: kind === 'ssh' ? 22 : 80, ...probe }, ...more };
}

test('an answered request prints its status and the body the server sent', () => {
  const step = { seq: 1, kind: 'deliver' as const, action: 'ACCEPTED' as const, because: { component: 'vm1', label: 'vm1' }, headers: [], bytes: 60, timeUs: 1, detail: { body: 'hello world!' } };
  const hop = { component: 'vm1', host: null, ingress: null, egress: null, enter: { headers: [], bytes: 60 }, steps: [step] };
  const paths: Trace['paths'] = [{ choices: [], disposition: 'ACCEPTED', reason: null, at: 'vm1', legs: [{ direction: 'forward', connection: 1, hops: [hop] }] }];
  expect(consoleLines(trace('http', 'HTTP_200', { paths }), 'ko')).toEqual(['$ curl -i http://133.186.132.47/', 'HTTP/1.1 200', '', 'hello world!']);
});

test('curl speaks of a refused and of a silent port differently', () => {
  expect(consoleLines(trace('http', 'REFUSED'), 'en')).toEqual(['$ curl -i http://133.186.132.47/', 'connect to 133.186.132.47 port 80: Connection refused']);
  expect(consoleLines(trace('http', 'TIMEOUT'), 'en')[1]).toBe('connect to 133.186.132.47 port 80: Connection timed out');
});

test('ssh ends with the prompt of the machine (seed 001, line 250) or with what ssh says about the key', () => {
  const key = { key: 'my_keypair' };
  expect(consoleLines(trace('ssh', 'LOGIN_OK', { login: { user: 'root', prompt: 'host-192-168-0-4' } }, key), 'ko')).toEqual([
    '$ ssh -i my_keypair.pem root@133.186.132.47',
    '[root@host-192-168-0-4 ~]#',
  ]);
  expect(consoleLines(trace('ssh', 'AUTH_DENIED', {}, key), 'ko')[1]).toBe('root@133.186.132.47: Permission denied (publickey).');
  expect(consoleLines(trace('ssh', 'AUTH_KEY_TOO_OPEN', {}, key), 'en')[1]).toBe("WARNING: UNPROTECTED PRIVATE KEY FILE! Permissions for 'my_keypair.pem' are too open.");
});

test('an answer the model does not have is not made up', () => {
  expect(consoleLines({ ...answeredPing, verdict: 'UNDETERMINED' }, 'en')).toEqual(['The model does not know enough to answer this question.']);
});
