import type { Cause } from './cause.ts';

/** The line a server writes about a request. */
export interface Served {
  readonly device: number;
  readonly client: number;
  readonly path: string;
  readonly status: number;
}

/** How one conversation ended, for the person who began it. */
export interface Ending {
  readonly outcome: string;
  /** Somebody answered the question itself: an echo, a connection, a login attempt, an HTTP answer of a member or of a rule. */
  readonly isAnswered: boolean;
  /** What stopped it; null when nothing did. */
  readonly cause: Cause | null;
  /** The request arrived, the answer did not. */
  readonly isReplyLost: boolean;
  /** The model cannot tell. */
  readonly isAborted: boolean;
  /** Where the question ended up. */
  readonly device: number;
  /** The answer as it came in: source address, TTL and the whole time; -1 without one. */
  readonly replyFrom: number;
  readonly replyTtl: number;
  readonly elapsedUs: number;
  readonly served: Served | null;
  readonly login: { readonly user: string; readonly prompt: string } | null;
  /** Address a name server gave. */
  readonly address: number | null;
}

const nothing: Omit<Ending, 'outcome' | 'device'> = {
  isAnswered: false, cause: null, isReplyLost: false, isAborted: false, replyFrom: 0, replyTtl: -1, elapsedUs: -1, served: null, login: null, address: null,
};

export function ending(outcome: string, device: number, more: Partial<Ending> = {}): Ending {
  return { ...nothing, outcome, device, ...more };
}
