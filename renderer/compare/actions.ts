import { revealComponents } from '../canvas/camera-actions.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useTrace } from '../trace/trace-store.ts';
import { useComparison } from './compare-store.ts';
import type { Entry } from './entries.ts';

/** The first of some components that is in the document; for one that is only in the other design, the nearest place around it that is here too. */
function presentOf(targets: readonly string[]): string | null {
  const { components } = useDocument.getState().history.design;
  const others = useComparison.getState().other?.design.components ?? {};
  const present = (id: string | null, steps: number): string | null => {
    if (id === null || id === '' || steps === 0) return null;
    return Object.hasOwn(components, id) ? id : present(others[id]?.parent ?? null, steps - 1);
  };
  for (const target of targets) {
    // Files nest places twelve deep at most.
    const found = present(target, 13);
    if (found !== null) return found;
  }
  return null;
}

/** Selects and shows what a change is about; what is not in the document is shown by the place it had. */
export function jumpToEntry({ link, targets, path }: Entry): void {
  const selection = useSelection.getState();
  const { design } = useDocument.getState().history;
  if (link !== null && Object.hasOwn(design.links, link)) {
    selection.selectLink(link);
    revealComponents(targets);
    return;
  }
  const found = presentOf(targets);
  if (found === null) {
    selection.clear();
    return;
  }
  if (path === null || path === '' || found !== targets[0]) selection.select([found]);
  else selection.revealField(found, path);
  revealComponents([found]);
}

/** Sends the question of a changed verdict through the document as it is. */
export function traceEntry({ question }: Entry): void {
  if (question !== null) void useTrace.getState().run(question, useDocument.getState().history.design);
}
