import type {
  AdmitStage, BalanceStage, DestinationTranslateStage, FilterAction, FilterRow, FilterStage, Match, NullRouteStage, SourceTranslateStage,
} from '../../plan/plan.ts';
import type { MatchCompiler } from './matches.ts';
import { readAddress, toWords, type WordList } from './words.ts';

export const denies = 0;
export const permits = 1;
export const rejects = 2;

/** Words of a filter: row count, first match, first action, default action, stateful, compares original addresses. */
export const filterWords = 6;
/** Words of a list of predicates: count, first match. */
export const listWords = 2;
/** Words of a translation: row count, first match, first target, always keeps the port. */
export const translationWords = 4;
/** Words of a target: first alternative, how many. Words of an alternative: address, port (-1: keep). */
export const targetWords = 2;
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
  readonly filterPlans: readonly FilterPlan[];
  readonly listPlans: readonly (AdmitStage | NullRouteStage)[];
  readonly translationPlans: readonly TranslationPlan[];
}

/** Every function adds one table and returns its number. */
export interface StageCompiler {
  readonly filter: (plan: FilterPlan) => number;
  readonly list: (stage: AdmitStage | NullRouteStage) => number;
  readonly translation: (stage: TranslationPlan) => number;
  readonly finish: () => StageTables;
}

const actionWords: Readonly<Record<FilterAction, number>> = { deny: denies, permit: permits, reject: rejects };

interface Target {
  readonly match: Match;
  readonly alternatives: readonly { readonly address: string; readonly port: number | null }[];
}

function targetsOf(stage: TranslationPlan): readonly Target[] {
  if (stage.kind === 'balance') return [{ match: stage.match, alternatives: stage.backends }];
  return stage.rows.map((row) => ({ match: row.match, alternatives: row.addresses.map((address) => ({ address, port: row.port })) }));
}

export function createStageCompiler(matches: MatchCompiler): StageCompiler {
  const [filters, actions, lists, translations, targets, alternatives]: [WordList, WordList, WordList, WordList, WordList, WordList] = [[], [], [], [], [], []];
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
        plan.rows.length, addAll(plan.rows.map((row: FilterRow) => row.match)), actions.length, actionWords[plan.defaultAction], plan.stateful ? 1 : 0,
        plan.view === 'original' ? 1 : 0,
      );
      for (const row of plan.rows) actions.push(actionWords[row.action]);
      return filterPlans.push(plan) - 1;
    },
    list: (stage) => {
      const rows = stage.kind === 'admit' ? stage.rows : stage.rows.map((row) => row.match);
      lists.push(rows.length, addAll(rows));
      return listPlans.push(stage) - 1;
    },
    translation: (stage) => {
      const rows = targetsOf(stage);
      const keeps = stage.kind === 'source-translate' && stage.ports === 'keep';
      translations.push(rows.length, addAll(rows.map((row) => row.match)), targets.length / targetWords, keeps ? 1 : 0);
      for (const row of rows) {
        const first = alternatives.length;
        for (const { address, port } of row.alternatives) {
          const word = readAddress(address);
          if (word !== null) alternatives.push(word, port ?? -1);
        }
        targets.push(first, (alternatives.length - first) / alternativeWords);
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
      filterPlans,
      listPlans,
      translationPlans,
    }),
  };
}
