import { create } from 'zustand';
import type { Comparison } from '../../shared/compare/index.ts';
import { compareTexts } from '../../shared/i18n/compare.ts';
import type { Design } from '../../shared/model/design.ts';
import { useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { engineClient } from '../workers/engine-client.ts';
import type { ChangeFilter } from './entries.ts';
import { withSharedParts } from './shared-parts.ts';

/** What the document on screen is compared with. */
export interface Other {
  readonly design: Design;
  /** Null: the version last saved. */
  readonly name: string | null;
}

interface CompareState {
  /** Null while no comparison is on screen. */
  readonly other: Other | null;
  /** False: from the other to the document. */
  readonly swapped: boolean;
  /** The last answer, and which of its two designs is the document. */
  readonly shown: { readonly comparison: Comparison; readonly here: 'before' | 'after' } | null;
  /** While an edit is compared the old answer stays, marked as such. */
  readonly status: 'comparing' | 'fresh' | 'failed';
  /** Kinds of change that are shown; none: all of them. */
  readonly filter: ReadonlySet<ChangeFilter>;
}

const noFilter: ReadonlySet<ChangeFilter> = new Set();

export const useComparison = create<CompareState>()(() => ({ other: null, swapped: false, shown: null, status: 'fresh', filter: noFilter }));

/** Tells the answer to the latest question from those that came too late. */
let latest = 0;

/** Asks the worker; the answer is announced when a person asked for it, not after each edit. */
export async function compareAgain(isAsked = true): Promise<void> {
  const { other, swapped } = useComparison.getState();
  if (other === null) return;
  latest += 1;
  const question = latest;
  useComparison.setState({ status: 'comparing' });
  const answer = await engineClient.compare(useDocument.getState().history.design, other.design, swapped);
  if (question !== latest) return;
  if (!answer.ok) {
    useComparison.setState({ status: 'failed', shown: null });
    return;
  }
  useComparison.setState({ status: 'fresh', shown: { comparison: answer.value, here: swapped ? 'before' : 'after' } });
  const { counts } = answer.value;
  const count = counts.objects + counts.rules + counts.routes + counts.rows + counts.links + counts.probes + counts.document;
  if (isAsked) useSession.getState().announce(fillBoth(compareTexts['said.result'], { count, verdicts: counts.verdicts }));
}

/** Puts a comparison of the document with another design on screen. */
export function showComparison(design: Design, name: string | null): void {
  const { history } = useDocument.getState();
  useComparison.setState({ other: { design: withSharedParts(history.design, design), name }, swapped: false, shown: null, filter: noFilter });
  void compareAgain();
}

export function swapComparison(): void {
  useComparison.setState(({ swapped }) => ({ swapped: !swapped }));
  void compareAgain();
}

export function closeComparison(): void {
  latest += 1;
  useComparison.setState({ other: null, shown: null, status: 'fresh', filter: noFilter });
}

/** Shows one more kind of change, or one less. */
export function toggleFilter(kind: ChangeFilter): void {
  useComparison.setState(({ filter }) => {
    const next = new Set(filter);
    if (!next.delete(kind)) next.add(kind);
    return { filter: next };
  });
}

/** Compares again after each edit, and ends with the document. What has just been saved is the saved version. Returns the function that stops it. */
export function followCompared(): () => void {
  return useDocument.subscribe((now, before) => {
    const { other } = useComparison.getState();
    if (other === null) return;
    if (now.opened !== before.opened || now.isOpen !== before.isOpen) {
      closeComparison();
      return;
    }
    const isSaved = other.name === null && now.file !== before.file;
    if (isSaved) useComparison.setState({ other: { design: now.history.design, name: null } });
    if (isSaved || now.history.design !== before.history.design) void compareAgain(false);
  });
}
