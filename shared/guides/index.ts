/*
 * The guides: the customer's documents as something to do. A guide is data: a design to begin with, chapters of steps, and for each step what to do,
 * what to look at, how the program sees that it is done, and the named commands that would do it.
 * In: a design as a scope, and what a person has met since the step began (answers watched, edits refused). Out: which checks hold.
 * Forbidden here: running the engine, the window, time. Progress belongs to the window's session and is never in a document.
 */
import { gettingStartedGuide } from './getting-started/guide.ts';
import type { Guide } from './guide.ts';
import { internetGatewayGuide } from './internet-gateway.ts';

/** In the order of the start screen. */
export const guides: readonly Guide[] = [gettingStartedGuide, internetGatewayGuide];

/** The guide of an id, or null. */
export function findGuide(id: string): Guide | null {
  return guides.find((guide) => guide.id === id) ?? null;
}

export { beginningOf } from './beginning.ts';
export { commandOf } from './edits.ts';
export { nothingSeen, type Action, type Chapter, type Check, type Guide, type Role, type Seen, type Step } from './guide.ts';
export { holds, isReached, probeOf, stepsOf } from './play.ts';
