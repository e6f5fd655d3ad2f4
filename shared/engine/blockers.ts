import { explain } from './decode/explain.ts';
import { exploreRuns } from './explore.ts';
import type { Network } from './network.ts';
import type { ReadyInquiry } from './probe/inquiry.ts';
import type { Trace } from './report.ts';
import * as event from './run/event.ts';
import type { Machine } from './run/machine.ts';
import { isUndecided } from './undecided.ts';

type Blocker = Trace['blockers'][number];

const causeWords = 5;

/** What one way listed, in the order it was met. */
function blockersOf(network: Network, machine: Machine): Blocker[] {
  const blockers: Blocker[] = [];
  for (let at = 0; at < machine.blocked.length; at += causeWords) {
    const [cause = 0, device = 0, a = 0, b = 0, c = 0] = machine.blocked.slice(at, at + causeWords);
    // A gap in the model is no rule that could be changed, and what comes after it is a guess.
    if (isUndecided(network, { event: cause, device, a, b, c })) break;
    // Nobody is behind a gateway that was passed although it is closed: that it has no service itself is no second obstacle.
    const isAfterthought = (cause === event.closed || cause === event.unanswered) && network.devices[device]?.profile === 'transparent' && blockers.length > 0;
    if (isAfterthought) continue;
    const explained = explain(network, { event: cause, device, a, b, c });
    blockers.push({ at: explained.at, because: { ...explained.because }, reason: explained.reason });
  }
  return blockers;
}

/**
 * Everything that stands in the way, not only the first: each rule that says no is listed and assumed permitted, forward and on the way back.
 * What no permission can mend (no route, nobody at an address) ends the search along its way and is the last of that way's list. The way that is
 * played comes first, then what only its alternatives meet: where one of them fails, so may the next packet.
 */
export function findBlockers(network: Network, machine: Machine, inquiry: ReadyInquiry, startUs: number): Blocker[] {
  machine.assume = true;
  machine.recording = false;
  const blockers = new Map<string, Blocker>();
  exploreRuns(network, machine, inquiry, startUs, () => {
    for (const blocker of blockersOf(network, machine)) {
      const key = JSON.stringify(blocker);
      if (!blockers.has(key)) blockers.set(key, blocker);
    }
  });
  machine.assume = false;
  return [...blockers.values()];
}
