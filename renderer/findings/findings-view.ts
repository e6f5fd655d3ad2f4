import { create } from 'zustand';
import type { Family } from '../../shared/model/definition.ts';
import type { Severity } from '../../shared/model/finding.ts';

export const groupings = ['severity', 'object', 'code'] as const;
export type Grouping = (typeof groupings)[number];

/** How the list of findings is looked at. */
export interface FindingsFilter {
  readonly grouping: Grouping;
  /** Severities left out. */
  readonly hidden: readonly Severity[];
  readonly text: string;
  /** Null: of all families. */
  readonly family: Family | null;
  /** Only what is about the selection, or about something inside it. */
  readonly selectionOnly: boolean;
}

export const noFilter: FindingsFilter = { grouping: 'severity', hidden: [], text: '', family: null, selectionOnly: false };

/** Session state: it outlives a change of panel, and is in no document. */
interface FindingsView extends FindingsFilter {
  /** Groups whose findings are folded away. */
  readonly folded: ReadonlySet<string>;
  readonly change: (next: Partial<FindingsFilter>) => void;
  readonly toggleSeverity: (severity: Severity) => void;
  readonly fold: (group: string, isFolded: boolean) => void;
}

export const useFindingsView = create<FindingsView>()((set) => ({
  ...noFilter,
  folded: new Set<string>(),
  change: (next) => set(next),
  toggleSeverity: (severity) => set(({ hidden }) => ({ hidden: hidden.includes(severity) ? hidden.filter((other) => other !== severity) : [...hidden, severity] })),
  fold: (group, isFolded) =>
    set(({ folded }) => {
      const next = new Set(folded);
      if (isFolded) next.add(group);
      else next.delete(group);
      return { folded: next };
    }),
}));
