import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, applyFix, draw, planOf, problems, propsOf, update } from '../../testing/drawing-board.ts';

const design = draw(emptyDesign, add('key-pair', 'my_keypair'));

test('GS-09: created with its private key held and mode 0644', () => {
  expect(propsOf(design, 'my_keypair')).toMatchObject({ privateKeyHeld: true, fileMode: '0644' });
});

test('GS-37 NHN-KEY-003: ssh refuses a file that others may read; the fix is chmod 0400', () => {
  expect(problems(design, 'my_keypair')).toEqual(['NHN-KEY-003 warning']);
  expect(propsOf(applyFix(design, 'my_keypair', 'NHN-KEY-003'), 'my_keypair')['fileMode']).toBe('0400');
  expect(problems(draw(design, update('my_keypair', { fileMode: '0600' })), 'my_keypair')).toEqual([]);
  expect(problems(draw(design, update('my_keypair', { privateKeyHeld: false })), 'my_keypair')).toEqual([]);
});

test('the plan knows what ssh needs to know', () => {
  expect(planOf(draw(design, update('my_keypair', { privateKeyHeld: false }))).keys).toEqual([
    { component: 'my_keypair', privateKeyHeld: false, fileMode: '0644', because: { component: 'my_keypair', path: '/fileMode', label: 'my_keypair' } },
  ]);
});
