import type { Network } from './network.ts';
import type { Explanation } from './decode/explain.ts';
import { explain } from './decode/explain.ts';
import type { Disposition, Verdict } from './report.ts';
import type { Ending } from './run/ending.ts';

/** What a path says about the question as a whole. A drop proves a block; an abort proves nothing. */
export function verdictOf(ending: Ending): Verdict {
  if (ending.isAborted) return 'UNDETERMINED';
  return ending.isAnswered ? 'REACHABLE' : 'UNREACHABLE';
}

/** Paths that differ make the answer depend on a choice nobody can foresee. */
export function joinVerdicts(verdicts: readonly Verdict[]): Verdict {
  const [first = 'UNDETERMINED'] = verdicts;
  if (verdicts.every((verdict) => verdict === first)) return first;
  return verdicts.includes('UNDETERMINED') && !verdicts.includes('REACHABLE') ? 'UNDETERMINED' : 'AMBIGUOUS';
}

/** Disposition, code and place of one path. */
export function conclude(network: Network, ending: Ending): { readonly disposition: Disposition; readonly reason: string | null; readonly at: string | null } {
  if (ending.cause === null) return { disposition: 'ACCEPTED', reason: null, at: network.devices[ending.device]?.component ?? null };
  const explained: Explanation = explain(network, ending.cause);
  return { disposition: ending.isReplyLost ? 'REPLY_LOST' : explained.disposition, reason: explained.reason, at: explained.at };
}
