import type { AdmitStage, BalanceStage, Because, DestinationTranslateStage, FilterAction, FilterRow, FilterStage, Match, NullRouteStage, SourceTranslateStage, Stage } from '../../plan/stage.ts';
import { isSameValue } from '../../model/same-value.ts';
import type { MatchCompiler } from './matches.ts';
import { readAddress, WordBuffer } from './words.ts';

export const denies = 0;
export const permits = 1;
export const rejects = 2;

/** Words of a filter: row count, first match, first action, default action, stateful, what its rows compare. */
export const filterWords = 6;
/** Last word of a filter: the packet as it is now, as it entered, or what each row says. */
export const comparesCurrent = 0;
export const comparesOriginal = 1;
export const comparesByRow = 2;
/** Words of a row: action, 1 when it compares the packet as it entered. */
export const actionWords = 2;
/** Words of a list of predicates: count, first match. */
export const listWords = 2;
/** Words of a translation: row count, first match, first target, always keeps the port. */
export const translationWords = 4;
/** Words of a target: first alternative, how many, match that the packet as it entered must satisfy (-1: none). Words of an alternative: address, port (-1: keep). */
export const targetWords = 3;
export const alternativeWords = 2;

/** A filter as the decoder reads it; proxies have access lists that are no stage of their own. */
export type FilterPlan = Pick<FilterStage, 'rows' | 'defaultAction' | 'reason' | 'because' | 'table' | 'slot' | 'stateful' | 'view'>;
export type TranslationPlan = DestinationTranslateStage | SourceTranslateStage | BalanceStage;

/** Rows of filters, admissions and translations of all devices, with the plan's own stage of each table number beside them. */
export interface StageTables {
  readonly filters: Int32Array;
  readonly actions: Int32Array;
  readonly lists: Int32Array;
  readonly translations: Int32Array;
  readonly targets: Int32Array;
  readonly alternatives: Int32Array;
  /** What the report calls the alternatives of each target, in the order of their words. */
  readonly alternativePlans: readonly AlternativePlan[];
  readonly filterPlans: readonly FilterPlan[];
  readonly listPlans: readonly (AdmitStage | NullRouteStage)[];
  readonly translationPlans: readonly TranslationPlan[];
}

const noAlternatives: AlternativePlan = { alternatives: [], names: [] };

/** The alternatives of a row of a translation; a balancer has one row, 0. */
export function alternativePlan({ translations, alternativePlans }: StageTables, table: number, row: number): AlternativePlan {
  return alternativePlans[(translations[table * translationWords + 2] ?? 0) + row] ?? noAlternatives;
}

/** Every function adds a table, unless that stage has one, and returns its number. Tables stay as they are while more are added. */
export interface StageCompiler {
  readonly filter: (plan: FilterPlan) => number;
  readonly list: (stage: AdmitStage | NullRouteStage) => number;
  readonly translation: (stage: TranslationPlan) => number;
  /** Words written so far. */
  readonly size: () => number;
  readonly finish: () => StageTables;
}

const actionNumbers: Readonly<Record<FilterAction, number>> = { deny: denies, permit: permits, reject: rejects };

/** One of the addresses a row or balancer may turn to; `name` is what the report calls it. */
export interface Alternative {
  readonly name: string;
  readonly address: string;
  readonly word: number;
  readonly port: number | null;
  readonly because: Because;
}

export interface AlternativePlan {
  readonly alternatives: readonly Alternative[];
  readonly names: readonly string[];
}

function byNameThenAddress(a: Alternative, b: Alternative): number {
  if (a.name !== b.name && a.name !== a.address) return a.name < b.name ? -1 : 1;
  return (a.word >>> 0) - (b.word >>> 0);
}

/** Alternatives come by component, then by address (CONTRACTS 3). What is no address is none. */
function alternativesOf(stage: TranslationPlan, row: number): readonly Alternative[] {
  const stated =
    stage.kind === 'balance'
      ? stage.backends.map(({ component, address, port, because }) => ({ name: component, address, port, because }))
      : (stage.rows[row]?.addresses ?? []).map((address) => ({ name: address, address, port: stage.rows[row]?.port ?? null, because: stage.rows[row]?.because ?? stage.because }));
  const read = stated.flatMap((alternative) => {
    const word = readAddress(alternative.address);
    return word === null ? [] : [{ ...alternative, word }];
  });
  return read.length < 2 ? read : read.sort(byNameThenAddress);
}

/** True for a row that compares addresses as they entered the device: its own word first, then that of its filter. */
export function comparesEntry(plan: Pick<FilterPlan, 'view'>, row: FilterRow | undefined): boolean {
  return (row?.view ?? plan.view) === 'original';
}

function viewWord(plan: FilterPlan): number {
  if (plan.rows.some((row) => row.view !== undefined && row.view !== plan.view)) return comparesByRow;
  return plan.view === 'original' ? comparesOriginal : comparesCurrent;
}

function matchesOf(stage: TranslationPlan): readonly Match[] {
  return stage.kind === 'balance' ? [stage.match] : stage.rows.map((row) => row.match);
}

function isSameFilter(a: FilterPlan, b: FilterPlan): boolean {
  return (
    a.rows === b.rows && a.defaultAction === b.defaultAction && a.stateful === b.stateful && a.view === b.view && a.reason === b.reason && a.table === b.table &&
    a.slot === b.slot && isSameValue(a.because, b.because)
  );
}

/** Lists of predicates out of lists of rows, made once for each list of rows. */
function matchLists(): (rows: readonly { readonly match: Match }[]) => readonly Match[] {
  const known = new WeakMap<readonly { readonly match: Match }[], readonly Match[]>();
  return (rows) => {
    const made = known.get(rows) ?? rows.map((row) => row.match);
    known.set(rows, made);
    return made;
  };
}

/** Filters, by the rows they share: ports of one policy have one table between them. */
function createFilterCompiler(matches: MatchCompiler) {
  const [filters, actions] = [new WordBuffer(), new WordBuffer()];
  const plans: FilterPlan[] = [];
  const byRows = new WeakMap<readonly FilterRow[], number[]>();
  const matchesOfRows = matchLists();
  const add = (plan: FilterPlan): number => {
    filters.append([
      plan.rows.length, matches.addAll(matchesOfRows(plan.rows)), actions.length, actionNumbers[plan.defaultAction], plan.stateful ? 1 : 0, viewWord(plan),
    ]);
    for (const row of plan.rows) actions.append([actionNumbers[row.action], comparesEntry(plan, row) ? 1 : 0]);
    return plans.push(plan) - 1;
  };
  return {
    filter: (plan: FilterPlan): number => {
      const sharing = byRows.get(plan.rows) ?? [];
      const known = sharing.find((number) => {
        const other = plans[number];
        return other !== undefined && isSameFilter(other, plan);
      });
      if (known !== undefined) return known;
      const made = add(plan);
      byRows.set(plan.rows, [...sharing, made]);
      return made;
    },
    size: () => filters.length + actions.length,
    finish: () => ({ filters: filters.finish(), actions: actions.finish(), filterPlans: plans }),
  };
}

export function createStageCompiler(matches: MatchCompiler): StageCompiler {
  const [lists, translations, targets, alternatives] = [new WordBuffer(), new WordBuffer(), new WordBuffer(), new WordBuffer()];
  const alternativePlans: AlternativePlan[] = [];
  const listPlans: (AdmitStage | NullRouteStage)[] = [];
  const translationPlans: TranslationPlan[] = [];
  const matchesOfRows = matchLists();
  const filters = createFilterCompiler(matches);
  const numbers = new WeakMap<Stage, number>();
  const numbered = <Numbered extends Stage>(add: (stage: Numbered) => number): ((stage: Numbered) => number) => (stage) => {
    const known = numbers.get(stage);
    if (known !== undefined) return known;
    const made = add(stage);
    numbers.set(stage, made);
    return made;
  };
  const addTarget = (stage: TranslationPlan, row: number): void => {
    const first = alternatives.length;
    const named = alternativesOf(stage, row);
    for (const { word, port } of named) alternatives.append([word, port ?? -1]);
    alternativePlans.push({ alternatives: named, names: named.map((alternative) => alternative.name) });
    const original = stage.kind === 'balance' ? undefined : stage.rows[row]?.original;
    targets.append([first, (alternatives.length - first) / alternativeWords, original === undefined ? -1 : matches.add(original)]);
  };
  return {
    filter: filters.filter,
    list: numbered((stage) => {
      const rows = stage.kind === 'admit' ? stage.rows : matchesOfRows(stage.rows);
      lists.append([rows.length, matches.addAll(rows)]);
      return listPlans.push(stage) - 1;
    }),
    translation: numbered((stage) => {
      const rows = matchesOf(stage);
      const keeps = stage.kind === 'source-translate' && stage.ports === 'keep';
      translations.append([rows.length, matches.addAll(rows), targets.length / targetWords, keeps ? 1 : 0]);
      for (const row of rows.keys()) addTarget(stage, row);
      return translationPlans.push(stage) - 1;
    }),
    size: () => filters.size() + lists.length + translations.length + targets.length + alternatives.length,
    finish: () => ({
      ...filters.finish(),
      lists: lists.finish(),
      translations: translations.finish(),
      targets: targets.finish(),
      alternatives: alternatives.finish(),
      alternativePlans,
      listPlans,
      translationPlans,
    }),
  };
}
