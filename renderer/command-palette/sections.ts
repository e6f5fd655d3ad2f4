import { registry } from '../../shared/catalog/index.ts';
import type { commandPaletteTexts } from '../../shared/i18n/palette-of-commands.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Language } from '../../shared/model/text.ts';
import { findComponents, type ComponentResult } from '../toolbar/search-results.ts';
import { commandEntries, exampleEntries, operationEntries, type Entry } from './entries.ts';
import { rankOf } from './match.ts';

export type Choice = { readonly sort: 'component'; readonly component: ComponentResult } | { readonly sort: 'entry'; readonly entry: Entry };

/** A part of the list under its own heading. */
export interface Section {
  readonly id: string;
  readonly title: keyof typeof commandPaletteTexts;
  readonly choices: readonly Choice[];
}

interface Ranked {
  readonly entry: Entry;
  readonly rank: number;
}

const mostOperations = 8;
const mostExamples = 6;

function ranked(entries: readonly Entry[], typed: string): readonly Ranked[] {
  return entries
    .flatMap((entry) => {
      const rank = rankOf([entry.label.ko, entry.label.en, ...entry.words.flatMap((word) => [word.ko, word.en])], typed);
      return rank === null ? [] : [{ entry, rank }];
    })
    .sort((left, right) => left.rank - right.rank);
}

const section = (id: string, title: Section['title'], entries: readonly Entry[]): Section => ({ id, title, choices: entries.map((entry) => ({ sort: 'entry', entry })) });
const isOn = ({ whyNot }: Entry): boolean => whyNot === null;

/** Nothing typed: what was used last, what the selected component offers, all commands; what is not possible now stands last, with the reason. */
function atRest(design: Design | null, selected: string | null, recent: readonly string[]): readonly Section[] {
  const commands = commandEntries();
  const examples = exampleEntries();
  const used = recent.flatMap((id) => [...commands, ...examples].find((entry) => entry.id === id) ?? []).filter(isOn);
  const rest = (entries: readonly Entry[]): readonly Entry[] => entries.filter((entry) => !used.includes(entry));
  return [
    section('recent', 'group.recent', used),
    section('operations', 'group.operations', design === null || selected === null ? [] : operationEntries(design, selected)),
    section('commands', 'group.commands', rest(commands.filter(isOn))),
    section('samples', 'group.samples', rest(examples.filter(({ sort }) => sort === 'sample'))),
    section('guides', 'group.guides', rest(examples.filter(({ sort }) => sort === 'guide'))),
    section('off', 'group.off', commands.filter((entry) => !isOn(entry))),
  ];
}

/** Kinds whose operations answer to what was typed, or components that are called so; the others are never asked what they offer. */
function operationsFound(design: Design, typed: string): readonly Ranked[] {
  const found: Ranked[] = [];
  for (const [id, component] of Object.entries(design.components)) {
    const labels = registry.find(component.kind)?.operations.flatMap(({ label }) => [label.ko, label.en]) ?? [];
    if (labels.length > 0 && rankOf([...labels, component.name], typed) !== null) found.push(...ranked(operationEntries(design, id), typed));
    if (found.length >= mostOperations) break;
  }
  return found.slice(0, mostOperations);
}

function found(design: Design | null, typed: string, language: Language, recent: readonly string[]): readonly Section[] {
  const components = design === null ? [] : findComponents(design, typed, language);
  const commands = ranked(commandEntries(), typed);
  const used = (entry: Entry): number => (recent.includes(entry.id) ? recent.indexOf(entry.id) : recent.length);
  const on = commands.filter(({ entry }) => isOn(entry)).sort((left, right) => left.rank - right.rank || used(left.entry) - used(right.entry));
  const operations = design === null ? [] : operationsFound(design, typed);
  const examples = ranked(exampleEntries(), typed).slice(0, mostExamples);
  const best = Math.min(...on.map(({ rank }) => rank));
  const named = Math.min(...components.map(({ name }) => rankOf([name], typed) ?? 9));
  const things: Section = { id: 'components', title: 'group.components', choices: components.map((component) => ({ sort: 'component', component })) };
  const doing = [section('commands', 'group.commands', on.map(({ entry }) => entry)), section('operations', 'group.operations', operations.map(({ entry }) => entry))];
  return [
    // Whatever is called so most of all stands first; a component where both are.
    ...(named <= best ? [things, ...doing] : [...doing, things]),
    section('samples', 'group.samples', examples.filter(({ entry }) => entry.sort === 'sample').map(({ entry }) => entry)),
    section('guides', 'group.guides', examples.filter(({ entry }) => entry.sort === 'guide').map(({ entry }) => entry)),
    section('off', 'group.off', commands.filter(({ entry }) => !isOn(entry)).map(({ entry }) => entry)),
  ];
}

/** What the palette lists, in its order; empty sections are left out. @param design null: no document is open */
export function paletteSections(asked: { readonly design: Design | null; readonly selected: string | null; readonly typed: string; readonly language: Language; readonly recent: readonly string[] }): readonly Section[] {
  const { design, selected, typed, language, recent } = asked;
  const sections = typed.trim() === '' ? atRest(design, selected, recent) : found(design, typed, language, recent);
  return sections.filter(({ choices }) => choices.length > 0);
}
