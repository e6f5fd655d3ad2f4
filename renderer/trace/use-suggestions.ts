import { useEffect, useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { engineClient } from '../workers/engine-client.ts';
import { designWith, isBetter, proposalsFor, type Suggestion } from './model/suggestions.ts';
import type { ShownTrace } from './trace-store.ts';

/** As many as fit the panel; the first ones of a list are the narrowest. */
const most = 2;

interface Suggestions {
  readonly of: ShownTrace;
  readonly found: readonly Suggestion[];
  readonly looking: boolean;
}

/**
 * What would let the packet through: every ready-made row of the list that stopped it is tried on a copy of the design, in the engine's worker.
 * Trying stops when the trace goes away or a newer question needs the engine.
 */
export function useSuggestions(shown: ShownTrace): Omit<Suggestions, 'of'> {
  const [state, setState] = useState<Suggestions | null>(null);
  useEffect(() => {
    let wanted = true;
    const look = async (): Promise<void> => {
      const found: Suggestion[] = [];
      for (const proposal of proposalsFor(shown.trace, shown.design, registry)) {
        const changed = designWith(proposal, shown.design, registry);
        if (changed === null) continue;
        const answer = await engineClient.trace(changed, shown.probe);
        if (!wanted || !answer.ok) return;
        if (isBetter(answer.value, shown.trace)) found.push({ ...proposal, trace: answer.value });
        if (found.length === most) break;
      }
      setState({ of: shown, found, looking: false });
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [shown]);
  return state?.of === shown ? { found: state.found, looking: state.looking } : { found: [], looking: true };
}
