import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { componentId, emptyDesign, type Design } from '../model/design.ts';
import { findCommand, planDesignImport, planHostImport } from './index.ts';

const lines = (rows: readonly (readonly string[])[]): readonly { line: number; cells: readonly string[] }[] => rows.map((cells, index) => ({ line: index + 1, cells }));

function applied(design: Design, plan: ReturnType<typeof planHostImport>): Design {
  const edit = plan?.edit ?? null;
  const result = edit === null ? null : findCommand(edit.command)?.apply(design, edit.args, registry);
  if (result?.ok !== true) throw new Error(JSON.stringify(result));
  return result.design;
}

const sheet = lines([
  ['Name', '종류', 'container', 'IP address', 'tags'],
  ['office', 'vpc', '', '10.20.0.0/16', ''],
  ['floor-1', 'Subnet', 'office', '10.20.1.0/24', ''],
  ['web', '인스턴스', 'floor-1', '10.20.1.10', 'prod; web'],
  ['db', 'instance', 'floor-1', '10.20.1.10', ''],
  ['far', 'instance', 'floor-1', '10.99.0.1', ''],
  ['odd', 'instance', 'floor-1', '10.20.1.300', ''],
  ['lost', 'instance', 'nowhere', '', ''],
  ['what', 'toaster', '', '', ''],
  ['', 'instance', 'floor-1', '', ''],
  ['free', 'instance', 'floor-1', '', ''],
]);

describe('planHostImport', () => {
  it('ux-24 marks each wrong row with its reason and takes the others, with containers that earlier rows make (logic only)', () => {
    const plan = planHostImport(emptyDesign, sheet, registry);
    expect(plan?.rows.map((row) => [row.line, row.name, row.problem?.code ?? 'ok'])).toEqual([
      [2, 'office', 'ok'],
      [3, 'floor-1', 'ok'],
      [4, 'web', 'ok'],
      [5, 'db', 'ADDRESS_TAKEN'],
      [6, 'far', 'ADDRESS_OUTSIDE'],
      [7, 'odd', 'ADDRESS_UNREADABLE'],
      [8, 'lost', 'CONTAINER_UNKNOWN'],
      [9, 'what', 'KIND_NOT_FOUND'],
      [10, '', 'NAME_EMPTY'],
      [11, 'free', 'ok'],
    ]);
    const design = applied(emptyDesign, plan);
    expect(Object.keys(design.components).sort()).toEqual(['floor-1', 'free', 'office', 'web']);
    expect(design.components['office']?.props['cidr']).toBe('10.20.0.0/16');
    expect(design.components['floor-1']?.parent).toBe('office');
    expect(design.components['web']?.props['interfaces']).toMatchObject([{ address: '10.20.1.10' }]);
    expect(design.components['web']?.tags).toEqual(['prod', 'web']);
  });

  it('is no sheet of hosts without name and kind in its first line', () => {
    expect(planHostImport(emptyDesign, lines([['a', 'b'], ['1', '2']]), registry)).toBeNull();
    expect(planHostImport(emptyDesign, [], registry)).toBeNull();
  });
});

describe('planDesignImport', () => {
  const other: Design = {
    ...emptyDesign,
    components: {
      office: { kind: 'vpc', name: 'office', parent: null, props: { cidr: '10.9.0.0/16' } },
      box: { kind: 'hologram', name: 'box', parent: null, props: {} },
      inner: { kind: 'instance', name: 'inner', parent: componentId('box'), props: {} },
    },
    placements: { office: { x: 0, y: 0 }, memo: { x: 40, y: 600 } },
    probes: { p: { from: 'inner', to: '10.9.0.1', kind: 'ping' }, q: { from: 'office', to: 'office/eth0', kind: 'ping' } },
    notes: { memo: { shape: 'note', text: 'hi' } },
  };

  it('ux-24 keeps out what this program does not know and what stands in it, and brings notes and probes under free ids (logic only)', () => {
    const first = planDesignImport(emptyDesign, other, registry, { x: 0, y: 0 });
    expect(first.rows.map((row) => [row.name, row.problem?.code ?? 'ok'])).toEqual([['box', 'KIND_UNKNOWN'], ['office', 'ok'], ['inner', 'CONTAINER_LEFT_OUT']]);
    expect(first.besides).toEqual({ links: 0, probes: 1, notes: 1 });
    const once = applied(emptyDesign, first);
    const twice = applied(once, planDesignImport(once, other, registry, { x: 900, y: 0 }));
    expect(Object.keys(twice.components).sort()).toEqual(['office', 'office-2']);
    expect(twice.probes['q-2']).toMatchObject({ from: 'office-2', to: 'office-2/eth0' });
    expect(twice.notes?.['memo-2']?.text).toBe('hi');
    expect(twice.placements['memo-2']).toEqual({ x: 940, y: 600 });
  });
});
