import type { AdmitStage, BalanceStage, Because, DestinationTranslateStage, FilterAction, FilterRow, FilterStage, Match, NullRouteStage, SourceTranslateStage } from '../../plan/stage.ts';
import type { MatchCompiler } from './matches.ts';
import { readAddress, toWords, type WordList } from './words.ts';

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

/** Every function adds one table and returns its number. */
export interface StageCompiler {
  readonly filter: (plan: FilterPlan) => number;
  readonly list: (stage: AdmitStage | NullRouteStage) => number;
  readonly translation: (stage: TranslationPlan) => number;
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

export function createStageCompiler(matches: MatchCompiler): StageCompiler {
  const [filters, actions, lists, translations, targets, alternatives]: [WordList, WordList, WordList, WordList, WordList, WordList] = [[], [], [], [], [], []];
  const alternativePlans: AlternativePlan[] = [];
  const filterPlans: FilterPlan[] = [];
  const listPlans: (AdmitStage | NullRouteStage)[] = [];
  const translationPlans: TranslationPlan[] = [];
  /** Rows of one table follow each other, so the first offset stands for all. */
  const addAll = (rows: readonly Match[]): number => {
    const [first = -1] = rows.map((row) => matches.add(row));
    return first;
  };
  return {
    filter: (plan) => {
      filters.push(
        plan.rows.length, addAll(plan.rows.map((row: FilterRow) => row.match)), actions.length, actionNumbers[plan.defaultAction], plan.stateful ? 1 : 0,
        viewWord(plan),
      );
      for (const row of plan.rows) actions.push(actionNumbers[row.action], comparesEntry(plan, row) ? 1 : 0);
      return filterPlans.push(plan) - 1;
    },
    list: (stage) => {
      const rows = stage.kind === 'admit' ? stage.rows : stage.rows.map((row) => row.match);
      lists.push(rows.length, addAll(rows));
      return listPlans.push(stage) - 1;
    },
    translation: (stage) => {
      const rows = matchesOf(stage);
      const keeps = stage.kind === 'source-translate' && stage.ports === 'keep';
      translations.push(rows.length, addAll(rows), targets.length / targetWords, keeps ? 1 : 0);
      for (const row of rows.keys()) {
        const first = alternatives.length;
        const named = alternativesOf(stage, row);
        for (const { word, port } of named) alternatives.push(word, port ?? -1);
        alternativePlans.push({ alternatives: named, names: named.map((alternative) => alternative.name) });
        const original = stage.kind === 'balance' ? undefined : stage.rows[row]?.original;
        targets.push(first, (alternatives.length - first) / alternativeWords, original === undefined ? -1 : matches.add(original));
      }
      return translationPlans.push(stage) - 1;
    },
    finish: () => ({
      filters: toWords(filters),
      actions: toWords(actions),
      lists: toWords(lists),
      translations: toWords(translations),
      targets: toWords(targets),
      alternatives: toWords(alternatives),
      alternativePlans,
      filterPlans,
      listPlans,
      translationPlans,
    }),
  };
}
