import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { compareDesigns, type Comparison } from '../../shared/compare/index.ts';
import { compileDesign, trace } from '../../shared/engine/index.ts';
import { parseDesign } from '../../shared/file/index.ts';
import type { Design } from '../../shared/model/design.ts';
import { findSample } from '../../shared/samples/index.ts';
import { entriesOf } from './entries.ts';
import { withSharedParts } from './shared-parts.ts';

function sample(id: string): Design {
  const parsed = parseDesign(findSample(id)?.text() ?? '', { registry, name: id });
  if (!parsed.ok) throw new Error(`the sample ${id} does not open`);
  return parsed.design;
}

function compare(before: Design, after: Design): Comparison {
  return compareDesigns({ before, after }, registry, (design) => {
    const network = compileDesign(design, registry);
    return (probe) => trace(network, probe);
  });
}

const station = sample('getting-started-2-floating-ip');
const final = sample('getting-started');

test('ux-25 verdicts come first, and every change of the comparison is one entry with a key of its own', () => {
  const comparison = compare(station, final);
  const entries = entriesOf(comparison, { language: 'en', here: 'after' });
  const { layout, ...counts } = comparison.counts;
  expect(entries.length).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0));
  expect(layout).toBeGreaterThan(0);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  expect([...new Set(entries.map(({ group }) => group))]).toEqual(['verdicts', 'objects', 'rules', 'rows', 'links', 'probes', 'document']);
});

test('ux-25 a rule that came leads to its row, one that is gone to the component that had it', () => {
  const find = (here: 'before' | 'after') => entriesOf(compare(station, final), { language: 'en', here }).find(({ title }) => title.endsWith('HTTP') && title.startsWith('default'));
  expect(find('after')).toMatchObject({ change: 'added', targets: ['sg-default'], path: '/rules/6' });
  // Here the document is the first of the two: it does not have the rule.
  expect(find('before')).toMatchObject({ change: 'added', targets: ['sg-default'], path: null });
});

test('ux-25 a component that is only in the other design leads to the place it has there', () => {
  const gone = entriesOf(compare(final, station), { language: 'ko', here: 'after' }).find(({ title, group }) => title === 'web-1' && group === 'objects');
  expect(gone).toMatchObject({ change: 'removed', targets: ['subnet'] });
});

test('a changed verdict leads to where the packet ends in the document, and can be asked again', () => {
  const [lost] = entriesOf(compare(final, station), { language: 'en', here: 'after' }).filter(({ group, aside }) => group === 'verdicts' && aside === 'ping-vm1');
  expect(lost).toMatchObject({ change: 'lost', targets: ['vm1', 'client'] });
  expect(lost?.lines()).toMatchObject([{ side: 'before' }, { side: 'after', text: 'Unreachable · Timed out at vm1: No rule of the security groups allows this ingress.' }]);
  expect(lost?.question).toEqual({ from: 'client', to: station.probes['ping-vm1']?.to, kind: 'ping', ...(station.probes['ping-vm1']?.expect === undefined ? {} : { expect: station.probes['ping-vm1'].expect }) });
});

test('what two designs have in common is the same objects, and nothing else changes', () => {
  const again = withSharedParts(final, sample('getting-started'));
  expect(again).toEqual(final);
  expect(Object.entries(again.components).every(([id, component]) => final.components[id] === component)).toBe(true);
  const other = withSharedParts(final, station);
  expect(other).toEqual(station);
  expect(other.components['vpc']).toBe(final.components['vpc']);
});
