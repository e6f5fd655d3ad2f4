import { expect, test } from 'vitest';
import { z } from 'zod';
import { field } from '../../shared/model/fields.ts';
import { formFields, formSections, pointerTo } from './form-model.ts';

const text = (en: string): { ko: string; en: string } => ({ ko: en, en });
const row = z.object({ id: z.string(), port: field.number(text('Port'), 80), members: field.rows(text('Members'), z.object({ id: z.string(), weight: field.number(text('Weight'), 1) })) });
const schema = z.object({
  guest: field.text(text('User'), '', { section: text('Guest') }),
  cidr: field.cidr(text('CIDR')),
  hidden: z.string().default(''),
  listeners: field.rows(text('Listeners'), row),
});

test('a form has the fields that carry a hint, in the order of the schema, rows inside rows included', () => {
  const fields = formFields(schema);
  expect(fields.map((entry) => entry.key)).toEqual(['guest', 'cidr', 'listeners']);
  expect(fields[2]?.row.map((entry) => entry.key)).toEqual(['port', 'members']);
  expect(fields[2]?.row[1]?.row.map((entry) => entry.key)).toEqual(['weight']);
});

test('fields without a section come first, each list is a section of its own', () => {
  expect(formSections(formFields(schema)).map((section) => [section.id, section.fields.map((entry) => entry.key)])).toEqual([
    ['', ['cidr']],
    ['Guest', ['guest']],
    ['rows:listeners', ['listeners']],
  ]);
});

test('a group is a section of its own and holds its fields; left out, it has their defaults', () => {
  const grouped = z.object({ size: field.text(text('Size')), pair: field.group(text('Pair'), { enabled: field.toggle(text('Enabled'), false), standby: field.text(text('Standby'), 'none') }) });
  expect(formFields(grouped)[1]?.row.map((entry) => entry.key)).toEqual(['enabled', 'standby']);
  expect(formSections(formFields(grouped)).map((section) => [section.id, section.title])).toEqual([['', null], ['group:pair', null]]);
  expect(grouped.parse({})).toEqual({ size: '', pair: { enabled: false, standby: 'none' } });
  expect(grouped.parse({ pair: { enabled: true } }).pair).toEqual({ enabled: true, standby: 'none' });
});

test('a pointer escapes slashes and tildes (RFC 6901)', () => {
  expect(pointerTo('/rules/0', 'a/b~c')).toBe('/rules/0/a~1b~0c');
});
