import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, applyFix, draw, planOf, problems, propsOf, refusals, refusedWith, update, written } from '../../testing/drawing-board.ts';
import { offered, operate, previewOf } from '../../testing/operating.ts';

const design = draw(emptyDesign, add('key-pair', 'my_keypair'));

test('GS-09: created with its private key held and mode 0644', () => {
  expect(propsOf(design, 'my_keypair')).toMatchObject({ privateKeyHeld: true, fileMode: '0644' });
});

test('GS-37 NHN-KEY-003: ssh refuses a file that others may read; the fix is chmod 0400', () => {
  expect(problems(design, 'my_keypair')).toEqual(['NHN-KEY-003 warning']);
  expect(propsOf(applyFix(design, 'my_keypair', 'NHN-KEY-003'), 'my_keypair')['fileMode']).toBe('0400');
  expect(problems(draw(design, operate('my_keypair', 'chmod', { mode: '0600' })), 'my_keypair')).toEqual([]);
  expect(problems(draw(design, update('my_keypair', { privateKeyHeld: false })), 'my_keypair')).toEqual([]);
});

test('the plan knows what ssh needs to know', () => {
  expect(planOf(draw(design, update('my_keypair', { privateKeyHeld: false }))).keys).toEqual([
    { component: 'my_keypair', privateKeyHeld: false, fileMode: '0644', because: { component: 'my_keypair', path: '/fileMode', label: 'my_keypair' } },
  ]);
});

test('GS-10 NHN-KEY-002: the private key was given when the pair was made; it cannot be had again, not even by saying it is held', () => {
  expect(refusals(design, operate('my_keypair', 'download'))).toMatchObject([{ code: 'NHN-KEY-002', at: { component: 'my_keypair' }, rule: ['GS-10'] }]);
  const lost = draw(design, operate('my_keypair', 'lose-private-key'));
  expect(propsOf(lost, 'my_keypair')['privateKeyHeld']).toBe(false);
  expect(previewOf(design, 'my_keypair', 'lose-private-key')).toEqual({ code: 'KEY-LOSE', params: { key: 'my_keypair' }, affected: ['my_keypair'] });
  expect(refusedWith(lost, update('my_keypair', { privateKeyHeld: true }))).toEqual(['NHN-KEY-002']);
  expect(refusedWith(lost, operate('my_keypair', 'download'))).toEqual(['NHN-KEY-002']);
  expect(offered(lost, 'my_keypair')).toEqual(['download']);
});

test('an imported pair has a private key that the console never gave: it may be at hand again', () => {
  const imported = written(design, 'my_keypair', { publicKey: 'ssh-rsa AAAA', privateKeyHeld: false });
  expect(propsOf(draw(imported, update('my_keypair', { privateKeyHeld: true })), 'my_keypair')['privateKeyHeld']).toBe(true);
});

test('GS-37: chmod needs the file, and a mode', () => {
  expect(propsOf(draw(design, operate('my_keypair', 'chmod')), 'my_keypair')['fileMode']).toBe('0400');
  expect(refusedWith(design, operate('my_keypair', 'chmod', { mode: 'rw' }))).toEqual(['KEY-MODE']);
  expect(refusedWith(draw(design, update('my_keypair', { privateKeyHeld: false })), operate('my_keypair', 'chmod'))).toEqual(['KEY-NO-FILE']);
});
