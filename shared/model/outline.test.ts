import { describe, expect, it } from 'vitest';
import { apply, toyDesign } from '../document/testing/toy-design.ts';
import { toyRegistry as registry } from '../document/testing/toy-registry.ts';
import { componentMatcher } from './component-search.ts';
import type { Design } from './design.ts';
import { outlineRows } from './outline.ts';
import { createScope } from './scope.ts';

function lines(design: Design, { folded = [], search = '', without = [] }: { readonly folded?: readonly string[]; readonly search?: string; readonly without?: readonly string[] } = {}): readonly string[] {
  const scope = createScope(design, registry);
  const finds = search === '' ? null : componentMatcher(search, scope, registry);
  return outlineRows(scope, registry, { folded: new Set(folded), finds, without: new Set(without) }).map(
    (row) => `${'  '.repeat(row.level - 1)}${row.isOpen === null ? '' : row.isOpen ? '- ' : '+ '}${row.id} ${row.position}/${row.siblings}${row.isFound ? '' : ' around'}`,
  );
}

describe('the outline', () => {
  it('is the tree of containment: containers, networks, then single things, by name, with the position of each among its siblings (ux-92)', () => {
    expect(lines(toyDesign())).toEqual(['- zone 1/3', '  - net 1/1', '    a 1/2', '    b 2/2', 'gate 2/3', 'tag 3/3']);
    const numbered = ['box-10', 'box-9'].reduce((design, name) => apply(design, 'component.add', { kind: 'box', parent: 'net', x: 14, y: 200, id: name, name }), toyDesign());
    expect(lines(numbered).slice(2, 6)).toEqual(['    a 1/4', '    b 2/4', '    box-9 3/4', '    box-10 4/4']);
  });

  it('leaves out what is not to be listed, and counts what is left', () => {
    expect(lines(toyDesign(), { without: ['a', 'gate'] })).toEqual(['- zone 1/2', '  - net 1/1', '    b 1/1', 'tag 2/2']);
  });

  it('folds what is folded', () => {
    expect(lines(toyDesign(), { folded: ['net'] })).toEqual(['- zone 1/3', '  + net 1/1', 'gate 2/3', 'tag 3/3']);
    expect(lines(toyDesign(), { folded: ['zone', 'a'] })).toEqual(['+ zone 1/3', 'gate 2/3', 'tag 3/3']);
  });

  it('shows what a search finds and what it stands in, folded or not', () => {
    expect(lines(toyDesign(), { search: 'a', folded: ['zone'] })).toContain('    a 1/1');
    expect(lines(toyDesign(), { search: '상자', folded: ['zone'] })).toEqual(['- zone 1/1 around', '  - net 1/1 around', '    a 1/2', '    b 2/2']);
    expect(lines(toyDesign(), { search: 'nothing of the kind' })).toEqual([]);
  });

  it('lists 5,000 components', () => {
    const components = Object.fromEntries(
      Array.from({ length: 5000 }, (_, number) => [`n${String(number)}`, { kind: number % 50 === 0 ? 'zone' : 'box', name: `n${String(number)}`, parent: number % 50 === 0 ? null : `n${String(number - (number % 50))}`, props: {} }]),
    );
    // Ids of this literal are ids as a file's parser would brand them.
    const design = { ...toyDesign(), components } as Design;
    expect(lines(design)).toHaveLength(5000);
    expect(lines(design).slice(0, 3)).toEqual(['- n0 1/100', '  n1 1/49', '  n2 2/49']);
  });
});

describe('the search for components', () => {
  const found = (design: Design, search: string): readonly string[] => {
    const scope = createScope(design, registry);
    const finds = componentMatcher(search, scope, registry);
    return Object.keys(design.components).filter((id) => {
      const entry = scope.component(id);
      return entry !== null && finds(entry);
    });
  };

  it('finds by name, id, kind in both languages and tag; every word counts', () => {
    const design = toyDesign();
    const tagged: Design = { ...design, components: { ...design.components, b: { ...design.components['b'], kind: 'box', name: '웹 서버', parent: design.components['b']?.parent ?? null, props: design.components['b']?.props ?? {}, tags: ['Production'] } } };
    expect(found(tagged, 'production')).toEqual(['b']);
    expect(found(tagged, '서버'.normalize('NFD'))).toEqual(['b']);
    expect(found(tagged, 'BOX')).toEqual(['a', 'b']);
    expect(found(tagged, '상자 웹')).toEqual(['b']);
    expect(found(tagged, '구역')).toEqual(['zone']);
  });

  it('finds by address, the networks around an address, and the addresses inside a prefix', () => {
    expect(found(toyDesign(), '10.0.0.4')).toEqual(['net', 'a', 'b']);
    expect(found(toyDesign(), '10.0.0.77')).toEqual(['net']);
    expect(found(toyDesign(), '10.0.0.0/29')).toEqual(['a', 'b']);
    expect(found(toyDesign(), '10.7.0.0/16')).toEqual([]);
  });
});
