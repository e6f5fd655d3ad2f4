import { groups, sayAnswer, sayExpectation, sayField, sayLink, sayOrder, sayTwin, type Comparison, type FieldChange, type Group, type ObjectChange, type RowChange } from '../shared/compare/index.ts';
import { say } from '../shared/i18n/catalogue.ts';
import { compareTexts } from '../shared/i18n/compare.ts';
import type { CliContext } from './context.ts';
import { printable, table } from './table.ts';

/** One change as a row of the table of its group, with what is said below it. */
interface Entry {
  readonly cells: readonly string[];
  readonly lines: readonly string[];
}

const signs: Readonly<Record<string, string>> = { added: '+', gained: '+', removed: '-', lost: '-' };

function entriesOf(context: CliContext, comparison: Comparison, group: Group): readonly Entry[] {
  const { language, registry } = context;
  const word = (change: string): string => say(compareTexts, language, `change.${change}` as keyof typeof compareTexts);
  const mark = (change: string): string => `${signs[change] ?? '~'} ${word(change)}`;
  const kindOf = ({ kind }: { readonly kind: string }): string => registry.find(kind)?.labels[language] ?? kind;
  const fields = (changed: readonly FieldChange[]): readonly string[] => changed.map((field) => sayField(field, language));
  const object = (change: ObjectChange): Entry => ({ cells: [mark(change.change), change.component, kindOf(change), change.name], lines: [...fields(change.fields), ...[sayTwin(change, language) ?? []].flat()] });
  const row = (change: RowChange): Entry => ({
    cells: [mark(change.change), change.component, change.list[language], change.row ?? '', change.row === null || change.summary[language] === change.row ? '' : change.summary[language]],
    lines: [...fields(change.fields), ...sayOrder(change, language)],
  });
  switch (group) {
    case 'objects':
      return comparison.objects.map(object);
    case 'rules':
    case 'routes':
    case 'rows':
      return comparison[group].map(row);
    case 'links':
      return comparison.links.map((change) => ({ cells: [mark(change.change), change.link, change.kind, sayLink(change)], lines: [...fields(change.fields), ...[sayTwin(change, language) ?? []].flat()] }));
    case 'probes':
      return comparison.probes.map((change) => ({ cells: [mark(change.change), change.probe, change.name], lines: fields(change.fields) }));
    case 'document':
      return comparison.document.map((change) => ({ cells: [mark('changed'), sayField(change, language)], lines: [] }));
    case 'verdicts':
      return comparison.verdicts.map((change) => {
        const only = change.of === 'both' ? '' : `(${say(compareTexts, language, `only.${change.of}`)})`;
        const expectation = sayExpectation(change, language);
        return { cells: [mark(change.change), change.probe, change.name, only], lines: [`- ${sayAnswer(change.before, language)}`, `+ ${sayAnswer(change.after, language)}`, ...(expectation === null ? [] : [expectation])] };
      });
    default:
      return group satisfies never;
  }
}

/** Columns line up over a whole group; what is said of one change stands below its row. */
function groupText(entries: readonly Entry[]): string {
  const heads = table(entries.map(({ cells }) => cells), { indent: '  ' }).split('\n');
  return entries.map(({ lines }, index) => [heads[index] ?? '', ...lines.map((line) => `      ${printable(line)}`)].map((line) => `${line}\n`).join('')).join('');
}

/** A comparison as a person reads it in a terminal, group by group; empty groups are left out. */
export function printComparison(context: CliContext, comparison: Comparison): string {
  const { language } = context;
  const parts = groups.flatMap((group) => {
    const entries = entriesOf(context, comparison, group);
    return entries.length === 0 ? [] : [`${say(compareTexts, language, `group.${group}`)} (${entries.length})\n${groupText(entries)}`];
  });
  if (comparison.same) parts.push(`${say(compareTexts, language, 'nothing')}\n`);
  if (comparison.layout.length > 0) parts.push(`${say(compareTexts, language, 'layout', { count: comparison.layout.length })}\n`);
  return parts.join('\n');
}
