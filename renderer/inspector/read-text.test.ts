import { expect, test } from 'vitest';
import type { FieldHint } from '../../shared/model/fields.ts';
import { readText } from './read-text.ts';

const label = { ko: '값', en: 'Value' };
const hint = (form: FieldHint['form'], more: Partial<FieldHint> = {}): FieldHint => ({ label, form, ...more });
const problem = (text: string, field: FieldHint): string | null => {
  const reading = readText(text, field);
  return reading.ok ? null : reading.problem.en;
};

test('numbers are decimal, inside their range, and empty only where the prop is optional', () => {
  expect(readText(' 1454 ', hint('number'))).toEqual({ ok: true, value: 1454 });
  expect(readText('-3', hint('number'))).toEqual({ ok: true, value: -3 });
  expect(readText('', hint('number', { optional: true }))).toEqual({ ok: true, value: null });
  expect(problem('', hint('number'))).toBe('Cannot be empty');
  expect(problem('0x10', hint('number'))).toBe('Not a number');
  expect(problem('1e3', hint('number'))).toBe('Not a number');
  expect(problem('0', hint('number', { min: 1, max: 65535 }))).toBe('Must be 1 or more');
  expect(problem('65536', hint('number', { min: 1, max: 65535 }))).toBe('Must be 65535 or less');
});

test('addresses are strict dotted quads; an empty one is left to the checks', () => {
  expect(readText('10.0.0.5', hint('address'))).toEqual({ ok: true, value: '10.0.0.5' });
  expect(readText('', hint('address'))).toEqual({ ok: true, value: '' });
  for (const text of ['010.0.0.1', '127.1', '10.0.0.256', '10.0.0.5/24']) expect(problem(text, hint('address'))).toBe('Not an IPv4 address, such as 10.0.0.5');
});

test('a prefix with host bits is refused with the network that was probably meant', () => {
  expect(readText('192.168.0.0/24', hint('cidr'))).toEqual({ ok: true, value: '192.168.0.0/24' });
  expect(problem('192.168.0.77/24', hint('cidr'))).toBe('Host bits are set. Did you mean 192.168.0.0/24?');
  expect(problem('192.168.0.0/33', hint('cidr'))).toBe('Not a CIDR, such as 10.0.0.0/24');
});

test('texts are trimmed and composed; long texts keep their blanks', () => {
  expect(readText(` ${'웹'.normalize('NFD')} `, hint('text'))).toEqual({ ok: true, value: '웹' });
  expect(readText('one \n two ', hint('text', { long: true }))).toEqual({ ok: true, value: 'one \n two ' });
});
