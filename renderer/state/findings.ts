import { create } from 'zustand';
import type { Design } from '../../shared/model/design.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import { engineClient } from '../workers/engine-client.ts';
import { useDocument } from './document.ts';

interface FindingsState {
  readonly findings: readonly Finding[];
  /** The design the findings are about; older than the document's while a check runs. */
  readonly checked: Design | null;
  readonly status: 'checking' | 'fresh' | 'failed';
}

export const useFindings = create<FindingsState>()(() => ({ findings: [], checked: null, status: 'fresh' }));

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Worst first, then in the order of the checks. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((left, right) => rank[left.severity] - rank[right.severity]);
}

/** Whether two designs mean the same network: moving a box keeps these identities (ARCHITECTURE 5). */
function meansTheSame(left: Design | null, right: Design): boolean {
  return left !== null && left.components === right.components && left.links === right.links && left.meta === right.meta;
}

async function check(design: Design): Promise<void> {
  const answer = await engineClient.validate(design);
  if (!meansTheSame(useDocument.getState().history.design, design)) return;
  if (answer.ok) useFindings.setState({ findings: bySeverity(answer.value), checked: design, status: 'fresh' });
  else useFindings.setState({ status: 'failed' });
}

/** Asks again about the document as it stands, after a check that failed. */
export function checkAgain(): void {
  useFindings.setState({ status: 'checking' });
  void check(useDocument.getState().history.design);
}

/** Checks the document after each edit, off this thread. Answers about an older document are dropped. Returns the function that stops it. */
export function watchFindings(): () => void {
  let asked: Design | null = null;
  const follow = (): void => {
    const { design } = useDocument.getState().history;
    if (meansTheSame(asked, design)) return;
    asked = design;
    useFindings.setState({ status: 'checking' });
    void check(design);
  };
  follow();
  return useDocument.subscribe(follow);
}
