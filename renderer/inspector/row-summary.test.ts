import { expect, test } from 'vitest';
import { z } from 'zod';
import { registry } from '../../shared/catalog/index.ts';
import { componentId, emptyDesign, type Design } from '../../shared/model/design.ts';
import { field } from '../../shared/model/fields.ts';
import { createScope } from '../../shared/model/scope.ts';
import { formFields } from './form-model.ts';
import { columnsFor, interfaceColumns, sharedWords } from './row-summary.ts';

const text = (en: string): { ko: string; en: string } => ({ ko: en, en });
const fields = formFields(
  z.object({
    direction: field.choice(text('Direction'), { in: text('Ingress'), out: text('Egress') }, 'in'),
    portMin: field.optionalNumber(text('First port')),
    portMax: field.optionalNumber(text('Last port')),
    remote: field.cidr(text('Remote')),
    note: field.text(text('Note')),
  }),
);

test('a range is one column under the words its two labels share', () => {
  expect(sharedWords('First port', 'Last port')).toBe('Port');
  expect(sharedWords('시작 포트', '끝 포트')).toBe('포트');
  const rows = [{ direction: 'in', portMin: 22, portMax: 22 }, { direction: 'out', portMin: 1, portMax: 65535 }];
  const columns = columnsFor(fields, rows, emptyDesign, 'en');
  expect(columns.map((column) => column.label)).toEqual(['Direction', 'Port']);
  expect(rows.map((row) => columns.map((column) => column.text(row)))).toEqual([['Ingress', '22'], ['Egress', '1–65535']]);
});

test('columns that are empty in every row are left out, and those that do not fit give way to the telling ones', () => {
  const long = 'a note that is much too long to stand beside the rest of the row';
  const rows = [{ direction: 'in', portMin: null, portMax: null, remote: '10.0.0.0/8', note: long }];
  expect(columnsFor(fields, rows, emptyDesign, 'en').map((column) => column.id)).toEqual(['direction', 'remote', 'note']);
  const crowded = [{ direction: 'in', portMin: 10_000, portMax: 20_000, remote: '203.0.113.128/25', note: long }];
  expect(columnsFor(fields, crowded, emptyDesign, 'en').map((column) => column.id)).toEqual(['direction', 'portMin', 'remote']);
});

test('a row in which nothing stands yet keeps a line of its own', () => {
  const endpoints = formFields(z.object({ address: field.address(text('Address')), port: field.optionalNumber(text('Port')) }));
  expect(columnsFor(endpoints, [{ id: 'endpoint-1' }], emptyDesign, 'en').map(({ label }) => label)).toEqual(['Address']);
});

test('interfaces are told by their names, and by the networks they are plugged into', () => {
  const design: Design = {
    ...emptyDesign,
    components: {
      esg: { kind: 'esg', name: 'ESG', parent: null, props: { interfaces: [{ id: 'vnic0', address: '203.0.113.10/29' }, { id: 'vnic1' }] } },
      vlan: { kind: 'vlan', name: 'Public', parent: null, props: {} },
    },
    links: { l: { kind: 'l2', from: { component: componentId('esg'), port: 'vnic0' }, to: { component: componentId('vlan') } } },
  };
  const rows = [{ id: 'vnic0', address: '203.0.113.10/29' }, { id: 'vnic1' }];
  const others = interfaceColumns('esg', rows, createScope(design, registry), registry, 'ko');
  expect(others?.first.map((column) => [column.label, ...rows.map(column.text)])).toEqual([['인터페이스', 'vnic0', 'vnic1']]);
  expect(others?.last.map((column) => [column.label, ...rows.map(column.text)])).toEqual([['네트워크', 'Public', '']]);
  // Rows of another list have ids of their own.
  expect(interfaceColumns('esg', [{ id: 'F1' }], createScope(design, registry), registry, 'ko')).toBeNull();
});
