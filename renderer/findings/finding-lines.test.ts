import { describe, expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { componentId, emptyDesign, type Component, type Design } from '../../shared/model/design.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import { fixesTogether } from './actions.ts';
import { findingLines, lineMove, matching } from './finding-lines.ts';
import { noFilter } from './findings-view.ts';

const component = (kind: string, name: string, parent: string | null): Component => ({ kind, name, parent: parent === null ? null : componentId(parent), props: {} });
const design: Design = { ...emptyDesign, components: { vpc: component('vpc', 'main', null), web: component('instance', '웹', 'vpc'), pod: component('pod', 'shop', null) } };
const finding = (code: string, severity: Severity, at: string): Finding => ({ code, severity, at: { component: componentId(at) }, params: {} });
const all = [finding('A-1', 'error', 'web'), finding('B-2', 'warning', 'vpc'), finding('A-1', 'info', 'pod'), finding('C-3', 'info', 'link-1')];
const told = (filter: Partial<typeof noFilter>, selected: readonly string[] = []): readonly string[] =>
  matching(all, { filter: { ...noFilter, ...filter }, design, selected, registry, sentence: ({ code }) => `sentence of ${code}` }).map(({ code, at }) => `${code} ${at.component}`);

describe('ux-67 filters', () => {
  test('by words of code, sentence and name, whatever their case', () => {
    expect(told({ text: 'SENTENCE a-1' })).toEqual(['A-1 web', 'A-1 pod']);
    expect(told({ text: '웹'.normalize('NFD') })).toEqual(['A-1 web']);
  });

  test('by family; what is about no component is of none', () => {
    expect(told({ family: 'k8s' })).toEqual(['A-1 pod']);
    expect(told({})).toHaveLength(4);
  });

  test('by selection, with what stands inside it', () => {
    expect(told({ selectionOnly: true }, ['vpc'])).toEqual(['A-1 web', 'B-2 vpc']);
    expect(told({ selectionOnly: true }, [])).toEqual([]);
  });
});

describe('ux-66 groups', () => {
  const shape = (grouping: 'severity' | 'object' | 'code', hidden: readonly Severity[] = [], folded: readonly string[] = []): readonly string[] =>
    findingLines(all, { grouping, hidden }, new Set(folded), design).map((line) => (line.type === 'group' ? `${line.about ?? '-'} (${line.worst} ${String(line.findings.length)})` : line.finding.code));

  test('the worst first, each finding below its group', () => {
    expect(shape('severity')).toEqual(['error (error 1)', 'A-1', 'warning (warning 1)', 'B-2', 'info (info 2)', 'A-1', 'C-3']);
    expect(shape('object')).toEqual(['web (error 1)', 'A-1', 'vpc (warning 1)', 'B-2', 'pod (info 1)', 'A-1', '- (info 1)', 'C-3']);
    expect(shape('code')).toEqual(['A-1 (error 2)', 'A-1', 'A-1', 'B-2 (warning 1)', 'B-2', 'C-3 (info 1)', 'C-3']);
  });

  test('a severity that is left out leaves no group, and a folded group keeps its head', () => {
    expect(shape('severity', ['error', 'info'])).toEqual(['warning (warning 1)', 'B-2']);
    expect(shape('code', [], ['code A-1'])).toEqual(['A-1 (error 2)', 'B-2 (warning 1)', 'B-2', 'C-3 (info 1)', 'C-3']);
  });

  test('arrows stay inside the list, Left goes from a finding to its group', () => {
    const lines = findingLines(all, { grouping: 'severity', hidden: [] }, new Set(), design);
    expect([lineMove(lines, 0, 'ArrowUp'), lineMove(lines, 0, 'ArrowDown'), lineMove(lines, 6, 'ArrowDown'), lineMove(lines, 6, 'ArrowLeft'), lineMove(lines, 4, 'ArrowLeft'), lineMove(lines, 2, 'End'), lineMove([], 0, 'Home')]).toEqual([0, 1, 6, 4, null, 6, null]);
  });
});

test('ux-66 remedies done together: plain ones of one code, none over what another has written', () => {
  const update = (id: string, props: Readonly<Record<string, unknown>>): Finding => ({ ...finding('A-1', 'error', id), fix: { command: 'component.update', args: { id, props }, title: 'x' } });
  const findings: readonly Finding[] = [
    update('web', { memoryMb: 4096 }),
    update('web', { memoryMb: 8192 }),
    update('web', { zone: 'a' }),
    update('web', { zone: 7 }),
    { ...finding('A-1', 'error', 'pod'), fix: { command: 'component.remove', args: { ids: ['pod'] }, title: 'x' } },
    { ...update('web', { flavor: 'x' }), code: 'B-2' },
  ];
  expect(fixesTogether(findings, 'A-1', design).map(({ args }) => args['props'])).toEqual([{ memoryMb: 4096 }, { zone: 'a' }]);
});
