import {
  sayAnswer, sayExpectation, sayField, sayLink, sayOrder, sayTwin, type Comparison, type Group, type LinkChange, type ObjectChange, type RowChange, type VerdictChange,
} from '../../shared/compare/index.ts';
import { compareTexts } from '../../shared/i18n/compare.ts';
import type { Probe } from '../../shared/model/probe.ts';
import type { Language } from '../../shared/model/text.ts';

/** The kinds of change a person can look for. */
export const changeFilters = ['verdict', 'added', 'removed', 'changed', 'renamed', 'moved', 'reordered'] as const;
export type ChangeFilter = (typeof changeFilters)[number];
export type Change = Exclude<ChangeFilter, 'verdict'> | VerdictChange['change'];

/** One change of the list. */
export interface Entry {
  readonly key: string;
  readonly group: Group;
  readonly change: Change;
  readonly filter: ChangeFilter;
  /** Kind of component whose glyph stands before the title. */
  readonly kind: string | null;
  readonly title: string;
  /** What it is beside the title: the list of a row, the id of a probe. */
  readonly aside: string;
  /** Written only for what is in view: a comparison may have ten thousand changes. */
  readonly lines: () => readonly { readonly side: 'before' | 'after' | null; readonly text: string }[];
  /** Components to select, best first; the first that is in the document is shown. */
  readonly targets: readonly string[];
  readonly link: string | null;
  /** Field or row in the document, as a pointer into the props of the first target. */
  readonly path: string | null;
  readonly question: Probe | null;
}

/** Verdicts first: what a change means comes before what it is. */
const order: readonly Group[] = ['verdicts', 'objects', 'rules', 'routes', 'rows', 'links', 'probes', 'document'];

type Lines = ReturnType<Entry['lines']>;
const plain = (texts: readonly (string | null)[]): Lines => texts.flatMap((text) => (text === null ? [] : [{ side: null, text }]));

const nowhere = { targets: [], link: null, path: null, question: null, kind: null, aside: '' } as const;

interface Context {
  readonly language: Language;
  /** Which side of the comparison is the document on screen. */
  readonly here: 'before' | 'after';
}

function objectEntry(change: ObjectChange, { language, here }: Context): Omit<Entry, 'key'> {
  const gone = here === 'after' ? 'removed' : 'added';
  const [first] = change.fields;
  const path = change.change === 'changed' && first?.path.startsWith('/props') === true ? first.path.slice('/props'.length) : null;
  return {
    ...nowhere,
    group: 'objects',
    change: change.change,
    filter: change.change,
    kind: change.kind,
    title: change.name === '' ? change.component : change.name,
    lines: () => plain([...change.fields.map((field) => sayField(field, language)), sayTwin(change, language)]),
    // What is not in the document is shown by the place it had or would have.
    targets: change.change === gone ? [change.parent ?? ''] : [change.component],
    path,
  };
}

function rowEntry(group: 'rules' | 'routes' | 'rows', change: RowChange, { language, here }: Context): Omit<Entry, 'key'> {
  const [first] = change.fields;
  const isHere = here === 'after' ? change.change === 'added' || change.change === 'changed' : change.change === 'removed';
  const row = change.row === null ? '' : change.summary[language];
  return {
    ...nowhere,
    group,
    change: change.change,
    filter: change.change,
    kind: change.kind,
    title: [change.name === '' ? change.component : change.name, row].filter((part) => part !== '').join(' · '),
    aside: change.list[language],
    lines: () => plain([...change.fields.map((field) => sayField(field, language)), ...sayOrder(change, language)]),
    targets: [change.component],
    path: isHere ? `${change.path}${first?.path ?? ''}` : null,
  };
}

function linkEntry(change: LinkChange, language: Language): Omit<Entry, 'key'> {
  return {
    ...nowhere,
    group: 'links',
    change: change.change,
    filter: change.change,
    title: sayLink(change),
    aside: change.kind,
    lines: () => plain([...change.fields.map((field) => sayField(field, language)), sayTwin(change, language)]),
    targets: [change.from.component, change.to.component],
    link: change.link,
  };
}

/** Only what the file says is kept of a question: a probe has no members that are undefined. */
function questionOf({ question }: VerdictChange): Probe {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as unknown as Probe;
}

function verdictEntry(change: VerdictChange, { language, here }: Context): Omit<Entry, 'key'> {
  const [from = ''] = change.question.from.split('/');
  return {
    ...nowhere,
    group: 'verdicts',
    change: change.change,
    filter: 'verdict',
    title: change.name,
    aside: change.of === 'both' ? change.probe : compareTexts[`only.${change.of}`][language],
    lines: () => [
      { side: 'before', text: sayAnswer(change.before, language) },
      { side: 'after', text: sayAnswer(change.after, language) },
      ...plain([sayExpectation(change, language)]),
    ],
    targets: [change[here].at ?? '', from],
    question: questionOf(change),
  };
}

function entriesOfGroup(comparison: Comparison, group: Group, context: Context): readonly Omit<Entry, 'key'>[] {
  const { language } = context;
  switch (group) {
    case 'verdicts':
      return comparison.verdicts.map((change) => verdictEntry(change, context));
    case 'objects':
      return comparison.objects.map((change) => objectEntry(change, context));
    case 'rules':
    case 'routes':
    case 'rows':
      return comparison[group].map((change) => rowEntry(group, change, context));
    case 'links':
      return comparison.links.map((change) => linkEntry(change, language));
    case 'probes':
      return comparison.probes.map((change) => ({
        ...nowhere, group, change: change.change, filter: change.change, title: change.name, aside: change.probe, lines: () => plain(change.fields.map((field) => sayField(field, language))),
      }));
    case 'document':
      return comparison.document.map((field) => ({ ...nowhere, group, change: 'changed', filter: 'changed', title: field.label[language], lines: () => [{ side: 'before', text: field.text.before[language] }, { side: 'after', text: field.text.after[language] }] }));
    default:
      return group satisfies never;
  }
}

/** Everything that differs as one list, group by group. Keys are the same for the same change after an edit elsewhere. */
export function entriesOf(comparison: Comparison, context: Context): readonly Entry[] {
  const seen = new Map<string, number>();
  return order.flatMap((group) => entriesOfGroup(comparison, group, context)).map((entry) => {
    const key = [entry.group, entry.change, entry.title, entry.aside].join(' ');
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return { ...entry, key: `${key} ${times}` };
  });
}
