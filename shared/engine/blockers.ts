import { explain } from './decode/explain.ts';
import { runFirst } from './explore.ts';
import type { Network } from './network.ts';
import type { ReadyInquiry } from './probe/inquiry.ts';
import type { Trace } from './report.ts';
import * as event from './run/event.ts';
import type { Machine } from './run/machine.ts';
import { isUndecided } from './undecided.ts';

type Blocker = Trace['blockers'][number];

const causeWords = 5;

/**
 * Everything that stands in the way, not only the first: each rule that says no is listed and assumed permitted, forward and on the way back.
 * What no permission can mend (no route, nobody at an address) ends the search and is the last of the list.
 */
export function findBlockers(network: Network, machine: Machine, inquiry: ReadyInquiry, startUs: number): Blocker[] {
  machine.assume = true;
  machine.recording = false;
  runFirst(network, machine, inquiry, { script: [], startUs });
  machine.assume = false;
  const blockers: Blocker[] = [];
  for (let at = 0; at < machine.blocked.length; at += causeWords) {
    const [cause = 0, device = 0, a = 0, b = 0, c = 0] = machine.blocked.slice(at, at + causeWords);
    // A gap in the model is no rule that could be changed, and what comes after it is a guess.
    if (isUndecided(network, { event: cause, device, a, b, c })) break;
    // Nobody is behind a gateway that was passed although it is closed: that it has no service itself is no second obstacle.
    const isAfterthought = (cause === event.closed || cause === event.unanswered) && network.devices[device]?.profile === 'transparent' && blockers.length > 0;
    if (isAfterthought) continue;
    const explained = explain(network, { event: cause, device, a, b, c });
    const blocker = { at: explained.at, because: { ...explained.because }, reason: explained.reason };
    const isKnown = blockers.some((known) => JSON.stringify(known) === JSON.stringify(blocker));
    if (!isKnown) blockers.push(blocker);
  }
  return blockers;
}
