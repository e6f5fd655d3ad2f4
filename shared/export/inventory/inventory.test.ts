import { describe, expect, it } from 'vitest';
import { registry } from '../../catalog/index.ts';
import { parseDesign } from '../../file/index.ts';
import { componentId } from '../../model/design.ts';
import { createScope } from '../../model/scope.ts';
import type { Language } from '../../model/text.ts';
import { samples } from '../../samples/index.ts';
import { csvText, inventories, inventoryOf, rowsInView, type Inventory, type InventoryName } from '../index.ts';

function table(sample: string, name: InventoryName, language: Language = 'en'): Inventory {
  const text = samples.find(({ id }) => id === sample)?.text();
  const read = parseDesign(text ?? '', { registry, name: sample });
  if (!read.ok) throw new Error(sample);
  return inventoryOf(name, { scope: createScope(read.design, registry), registry, language });
}
const texts = (rows: Inventory['rows']) => rows.map(({ cells }) => cells.map(({ text }) => text));

describe('inventories', () => {
  it('have one cell per column and a row id of its own, in every sample', () => {
    for (const { id } of samples) {
      for (const name of inventories) {
        const { columns, rows } = table(id, name);
        expect(new Set(rows.map((row) => row.id)).size, `${id} ${name}`).toBe(rows.length);
        expect(rows.filter(({ cells }) => cells.length !== columns.length), `${id} ${name}`).toEqual([]);
        expect(new Set(columns.map((column) => column.id)).size, `${id} ${name}`).toBe(columns.length);
      }
    }
  });

  it('list components with container and address, in both languages', () => {
    const { columns, rows } = table('getting-started-6-load-balancer', 'components');
    expect(columns.map(({ label }) => label)).toEqual(['Name', 'Kind', 'In', 'Address', 'Links', 'Tags']);
    const web = rows.find(({ cells }) => cells[0]?.text === 'web-1');
    expect(web?.cells.slice(0, 4).map(({ text }) => text)).toEqual(['web-1', 'Instance', 'Default Subnet', '192.168.0.6']);
    expect(web?.cells[0]?.edit).toEqual({ kind: 'name' });
    expect(web?.cells[3]?.edit).toMatchObject({ kind: 'value', path: '/interfaces/0/address' });
    expect(table('getting-started-6-load-balancer', 'components', 'ko').columns[1]?.label).toBe('종류');
  });

  it('list the addresses of all interfaces with their network', () => {
    const { rows } = table('icp-on-vcenter', 'addresses');
    const worker = texts(rows).filter((cells) => cells[1] === 'worker1');
    expect(worker[0]).toEqual(['192.168.20.31', 'worker1', 'Worker node', 'eth0', 'LS-ICP', '192.168.20.0/24', '1500']);
  });

  it('list rules of every kind that declares some, numbered in their order, under shared columns', () => {
    const { columns, rows } = table('icp-on-vcenter', 'rules');
    expect(columns.slice(0, 3).map(({ label }) => label)).toEqual(['Component', 'List', 'No.']);
    const lists = new Set(texts(rows).map((cells) => `${cells[0] ?? ''}: ${cells[1] ?? ''}`));
    expect([...lists]).toEqual(expect.arrayContaining(['ESG: Firewall rules', 'ESG: NAT rules']));
    const nat = rows.filter(({ cells }) => cells[0]?.text === 'ESG' && cells[1]?.text === 'NAT rules');
    expect(nat.map(({ cells, path }) => [cells[2]?.text, path]).slice(0, 2)).toEqual([['1', '/nat/0'], ['2', '/nat/1']]);
  });

  it('list routes, those that follow from the design as automatic and not to be edited', () => {
    const { columns, rows } = table('getting-started', 'routes');
    const position = columns.findIndex(({ id }) => id === 'position');
    const derived = rows.filter(({ cells }) => cells[position]?.text === 'automatic');
    expect(derived.length).toBeGreaterThan(0);
    expect(derived.flatMap(({ cells }) => cells.filter(({ edit }) => edit !== null))).toEqual([]);
  });

  it('sort addresses as numbers, names with their numbers, and leave empty cells last', () => {
    const made = (...names: readonly string[]): Inventory => ({ columns: [{ id: 'a', label: 'A' }], rows: names.map((text) => ({ id: text, component: componentId('x'), path: null, cells: [{ text, edit: null }] })) });
    const sorted = (names: readonly string[], isDescending = false) => texts(rowsInView(made(...names), '', { column: 0, isDescending })).flat();
    expect(sorted(['10.0.0.10', '192.168.0.1', '', '10.0.0.9', '9.0.0.0/8'])).toEqual(['9.0.0.0/8', '10.0.0.9', '10.0.0.10', '192.168.0.1', '']);
    expect(sorted(['web-10', 'web-9', '', '가', '나'], true)).toEqual(['web-10', 'web-9', '나', '가', '']);
  });

  it('filter by every word, and by the addresses inside a prefix', () => {
    const all = table('icp-on-vcenter', 'addresses');
    expect(rowsInView(all, '192.168.20.0/24 worker node', null).map(({ cells }) => cells[0]?.text)).toEqual(['192.168.20.31', '192.168.20.32']);
    expect(rowsInView(all, '10.99.0.0/16', null)).toEqual([]);
  });
});

describe('CSV', () => {
  it('quotes what needs quotes and defuses formulas', () => {
    expect(csvText([['Name', 'a,b'], ['say "hi"', '두 줄\n텍스트'], ['=1+1', '-5']])).toBe('Name,"a,b"\r\n"say ""hi""","두 줄\n텍스트"\r\n\'=1+1,-5\r\n');
    expect(csvText([['+cmd', '@x', '-', '10.0.0.0/8']])).toBe("'+cmd,'@x,'-,10.0.0.0/8\r\n");
  });
});
