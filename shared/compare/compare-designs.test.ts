import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { draws, randomEdit } from '../catalog/testing/random-edit.ts';
import { findCommand } from '../document/index.ts';
import { compileDesign, trace } from '../engine/index.ts';
import { parseDesign, serializeDesign } from '../file/index.ts';
import { componentId, emptyDesign, type Component, type Design } from '../model/design.ts';
import { findSample } from '../samples/index.ts';
import { compareDesigns } from './compare-designs.ts';
import { comparisonSchema, type Comparison } from './comparison.ts';

function sample(id: string): Design {
  const parsed = parseDesign(findSample(id)?.text() ?? '', { registry, name: id });
  if (!parsed.ok) throw new Error(`the sample ${id} does not open`);
  return parsed.design;
}

function edited(design: Design, ...edits: readonly (readonly [command: string, args: unknown])[]): Design {
  return edits.reduce((known, [command, args]) => {
    const result = findCommand(command)?.apply(known, args, registry);
    if (result?.ok !== true) throw new Error(`${command}: ${JSON.stringify(result?.refusals ?? 'no such command')}`);
    return result.design;
  }, design);
}

function compare(before: Design, after: Design): Comparison {
  return compareDesigns({ before, after }, registry, (design) => {
    const network = compileDesign(design, registry);
    return (probe) => trace(network, probe);
  });
}

function withComponents(...components: readonly (readonly [id: string, component: Component])[]): Design {
  return { ...emptyDesign, components: Object.fromEntries(components) };
}

function withProps(design: Design, id: string, props: Readonly<Record<string, unknown>>): Design {
  const component = design.components[id];
  if (component === undefined) throw new Error(`no component ${id}`);
  return { ...design, components: { ...design.components, [id]: { ...component, props: { ...component.props, ...props } } } };
}

function rowsOf(design: Design, id: string, list: string): readonly Readonly<Record<string, unknown>>[] {
  return (design.components[id]?.props[list] ?? []) as readonly Readonly<Record<string, unknown>>[];
}

const icp = sample('icp-on-vcenter');
const nothing = { objects: 0, rules: 0, routes: 0, rows: 0, links: 0, probes: 0, document: 0, verdicts: 0, layout: 0 };

describe('two designs that say the same', () => {
  test('a design and itself, and the same written anew, differ in nothing', () => {
    const again = parseDesign(serializeDesign(icp), { registry, name: 'again' });
    if (!again.ok) throw new Error('what was written does not open');
    expect(compare(icp, again.design)).toMatchObject({ same: true, counts: nothing });
  });

  test('a default written down is the same as one left out', () => {
    const written = withProps(icp, 'bcr', { interfaces: rowsOf(icp, 'bcr', 'interfaces').map((row) => ({ secondary: [], connected: true, ...row })) });
    expect(written).not.toEqual(icp);
    expect(compare(icp, written)).toMatchObject({ same: true, counts: nothing });
  });

  test('ux-25 a box that was moved is told apart and makes no difference', () => {
    const moved = { ...icp, placements: { ...icp.placements, 'pod-web1': { x: 1, y: 2 }, gone: { x: 0, y: 0 } } };
    expect(compare(icp, moved)).toMatchObject({ same: true, layout: ['pod-web1'], counts: { ...nothing, layout: 1 } });
  });
});

describe('components', () => {
  const web: Component = { kind: 'external-user', name: 'web', parent: null, props: {} };

  test('ux-25 added, removed, renamed, moved and changed ones, in order of their ids', () => {
    const place = (name: string): Component => ({ kind: 'onprem-site', name, parent: null, props: {} });
    const inside = (name: string, parent: string): Component => ({ kind: 'server', name, parent: componentId(parent), props: {} });
    const before = withComponents(['a', place('Seoul')], ['b', place('Busan')], ['s1', inside('s1', 'a')], ['s2', inside('s2', 'a')], ['s3', inside('s3', 'a')]);
    const after = withComponents(['a', place('Seoul')], ['b', place('Busan')], ['s1', inside('db', 'b')], ['s3', { ...inside('s3', 'a'), tags: ['x'] }], ['s4', inside('s4', 'a')]);
    expect(compare(before, after).objects.map(({ change, component, fields }) => [change, component, ...fields.map(({ label, text }) => `${label.en}: ${text.before.en} > ${text.after.en}`)])).toEqual([
      ['renamed', 's1', 'Name: s1 > db'],
      ['moved', 's1', 'Inside: Seoul > Busan'],
      ['removed', 's2'],
      ['changed', 's3', 'Tags: none > x'],
      ['added', 's4'],
    ]);
  });

  test('another id is another component; that it looks the same is said, and only where one looks so', () => {
    const twins = compare(withComponents(['web-1', web]), withComponents(['web-2', web])).objects;
    expect(twins.map(({ change, component, twin }) => [change, component, twin])).toEqual([['removed', 'web-1', 'web-2'], ['added', 'web-2', 'web-1']]);
    const many = compare(withComponents(['web-1', web]), withComponents(['web-2', web], ['web-3', web])).objects;
    expect(many.map(({ twin }) => twin)).toEqual([undefined, undefined, undefined]);
  });

  test('under one id another kind is another component', () => {
    expect(compare(withComponents(['x', web]), withComponents(['x', { ...web, kind: 'server' }])).objects.map(({ change, kind }) => [change, kind])).toEqual([
      ['removed', 'external-user'],
      ['added', 'server'],
    ]);
  });

  test('fields are named by their labels, references by the names of what they mean, groups by both', () => {
    const after = withProps(icp, 'dlr', { controlVm: { ha: true, host: 'esx2', state: 'up' } });
    const [changed, ...others] = compare(icp, after).objects;
    expect(others).toEqual([]);
    expect(changed?.fields.map(({ path, before, after: now, text }) => [path, before, now, text.before.ko, text.after.ko])).toEqual([
      ['/props/controlVm/host', 'esx1', 'esx2', 'esx1', 'esx2'],
      ['/props/controlVm/ha', false, true, '꺼짐', '켜짐'],
    ]);
    expect(changed?.fields[0]?.label.en).toMatch(/ · /);
  });

  test('a kind and props that no field describes are compared as the file holds them', () => {
    const odd = (props: Component['props']): Design => withComponents(['odd', { kind: 'from-the-future', name: 'odd', parent: null, props }]);
    const { objects, rules } = compare(odd({ depth: { metres: 3 }, rules: [{ id: 'r1', to: 1 }] }), odd({ depth: { metres: 4 }, rules: [{ id: 'r1', to: 2 }] }));
    expect(objects.flatMap(({ fields }) => fields.map(({ path, before, after }) => [path, before, after]))).toEqual([['/props/depth/metres', 3, 4]]);
    expect(rules.flatMap(({ row, path, fields }) => fields.map((field) => [row, path, field.path, field.before, field.after]))).toEqual([['r1', '/rules/0', '/to', 1, 2]]);
  });
});

describe('rows of lists', () => {
  test('ux-25 a rule added, removed, changed and put elsewhere, each told once', () => {
    const [f1, f2, f3, f4] = rowsOf(icp, 'esg', 'firewallRules');
    const after = withProps(icp, 'esg', { firewallRules: [f4, f1, { ...f3, action: 'deny' }, { id: 'F9', name: 'F9', action: 'accept' }] });
    const { rules, routes, rows, objects } = compare(icp, after);
    expect(f2).toMatchObject({ id: 'F2' });
    expect([routes, rows, objects]).toEqual([[], [], []]);
    expect(rules.map(({ change, component, list, path, row }) => [change, component, list.en, path, row])).toEqual([
      ['removed', 'esg', 'Firewall rules', '/firewallRules/1', 'F2'],
      ['changed', 'esg', 'Firewall rules', '/firewallRules/2', 'F3'],
      ['added', 'esg', 'Firewall rules', '/firewallRules/3', 'F9'],
      ['reordered', 'esg', 'Firewall rules', '/firewallRules', null],
    ]);
    expect(rules[1]?.fields.map(({ path, before, after: now }) => [path, before, now])).toEqual([['/action', 'accept', 'deny']]);
    expect(rules[3]?.order.map(({ row, from, to }) => [row, from, to])).toEqual([['F4', 4, 1]]);
  });

  test('a route is told by its network where it has no name', () => {
    const after = withProps(icp, 'bcr', { routes: [{ id: 'onprem', network: '172.20.0.0/16', nextHop: '10.100.255.9' }] });
    const [route] = compare(icp, after).routes;
    expect(route?.summary.en).toMatch(/^172\.20\.0\.0\/16 · /);
    expect(route?.fields.map(({ text }) => [text.before.en, text.after.en])).toEqual([['10.100.255.1', '10.100.255.9']]);
  });

  test('members of a pool are rows of their own, told with the pool they stand in', () => {
    const start = sample('getting-started');
    const pools = rowsOf(start, 'lb', 'pools');
    const members = (pools[0]?.['members'] ?? []) as readonly Readonly<Record<string, unknown>>[];
    expect(members.length).toBeGreaterThan(1);
    const after = withProps(start, 'lb', { pools: [{ ...pools[0], members: members.slice(1) }, ...pools.slice(1)] });
    const { rows } = compare(start, after);
    expect(rows.map(({ change, path, row }) => [change, path, row])).toEqual([['removed', '/pools/0/members/0', members[0]?.['id']]]);
    expect(rows[0]?.list.en).toMatch(/^Pools › .+ › Members$/);
  });
});

describe('links, probes and the document', () => {
  test('a link re-attached, and one drawn again under another id', () => {
    const [[id, link] = ['', undefined]] = Object.entries(icp.links);
    if (link === undefined) throw new Error('the sample has no link');
    const changed = compare(icp, { ...icp, links: { ...icp.links, [id]: { ...link, to: { component: componentId('client') } } } }).links;
    expect(changed.map(({ change, link: which, fields }) => [change, which, fields.map(({ path }) => path)])).toEqual([['changed', id, ['/to']]]);
    const { [id]: gone, ...others } = icp.links;
    const again = compare(icp, { ...icp, links: { ...others, again: link } }).links;
    expect(gone).toBe(link);
    expect(again.map(({ change, link: which, twin }) => [change, which, twin]).sort()).toEqual([['added', 'again', id], ['removed', id, 'again']]);
  });

  test('notes differ by their text, and are added and removed', () => {
    const paper = (text: string) => ({ shape: 'note', text }) as const;
    const { document } = compare({ ...icp, notes: { kept: paper('same'), said: paper('old'), gone: paper('bye') } }, { ...icp, notes: { kept: paper('same'), said: paper('new'), more: paper('hello') } });
    expect(document.map(({ path, label, before, after }) => [path, label.en, before, after])).toEqual([
      ['/notes/gone', 'Note', paper('bye'), null],
      ['/notes/more', 'Note', null, paper('hello')],
      ['/notes/said', 'Note', paper('old'), paper('new')],
    ]);
  });

  test('a probe that asks something else, and what the file says about itself', () => {
    const probe = icp.probes['flow-2'];
    if (probe === undefined) throw new Error('no flow-2');
    const after: Design = { ...icp, meta: { ...icp.meta, seed: 5 }, probes: { ...icp.probes, 'flow-2': { ...probe, port: 3307 } } };
    const { probes, document, verdicts } = compare(icp, after);
    expect(probes.map(({ change, probe: id, fields }) => [change, id, fields.map(({ path, before, after: now }) => [path, before, now])])).toEqual([['changed', 'flow-2', [['/port', 3306, 3307]]]]);
    expect(document.map(({ path, before, after: now }) => [path, before, now])).toEqual([['/meta/seed', icp.meta.seed, 5]]);
    // The question of either design is asked of both: each has the same answer in both.
    expect(verdicts).toEqual([]);
  });
});

describe('verdicts', () => {
  const rule = rowsOf(icp, 'esg', 'firewallRules').findIndex((row) => row['id'] === 'F4');

  test('ux-25 without its firewall rule the shop cannot be reached: Flow 1 is answered otherwise, with the outcome and where it ends', () => {
    expect(rule).toBeGreaterThan(-1);
    const after = edited(icp, ['row.remove', { id: 'esg', path: `/firewallRules/${rule}` }]);
    const { rules, verdicts, same } = compare(icp, after);
    expect(same).toBe(false);
    expect(rules.map(({ change, row }) => [change, row])).toEqual([['removed', 'F4']]);
    expect(verdicts).toMatchObject([
      {
        change: 'lost',
        probe: 'flow-1',
        of: 'both',
        before: { verdict: 'REACHABLE', outcome: 'HTTP_200', reason: null, passed: true },
        after: { verdict: 'UNREACHABLE', outcome: 'TIMEOUT', reason: 'EDGE_FIREWALL_DENY', at: 'esg', passed: false },
      },
    ]);
    expect(compare(after, icp).verdicts.map(({ change }) => change)).toEqual(['gained']);
  });

  test('a probe that only one design saves is asked of both', () => {
    const { 'flow-1': gone, ...probes } = icp.probes;
    expect(gone?.kind).toBe('http');
    const after = { ...edited(icp, ['row.remove', { id: 'esg', path: `/firewallRules/${rule}` }]), probes };
    expect(compare(icp, after).verdicts.map(({ probe, of, change }) => [probe, of, change])).toEqual([['flow-1', 'before', 'lost']]);
  });
});

describe('any two designs', () => {
  test('the report has its published shape, twice the same bytes, and backwards every removal is an addition', () => {
    const start = sample('getting-started');
    let told = 0;
    fc.assert(
      fc.property(fc.array(draws, { minLength: 1, maxLength: 8 }), (edits) => {
        const after = edits.reduce(randomEdit, start);
        const there = compare(start, after);
        const back = compare(after, start);
        expect(comparisonSchema.parse(there)).toEqual(there);
        expect(JSON.stringify(compare(start, after))).toBe(JSON.stringify(there));
        const ids = (comparison: Comparison, change: string): string[] => comparison.objects.filter((object) => object.change === change).map(({ component, kind }) => `${component} ${kind}`);
        expect(ids(back, 'added')).toEqual(ids(there, 'removed'));
        expect(ids(back, 'removed')).toEqual(ids(there, 'added'));
        expect(back.same).toBe(there.same);
        told += there.objects.length + there.rules.length;
      }),
      { numRuns: 12, seed: 11 },
    );
    expect(told).toBeGreaterThan(12);
  });
});
