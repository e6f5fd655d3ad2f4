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

/** One per conversation, also in bulk: written out member by member, because spreading objects costs more than the packets did. */
export function ending(outcome: string, device: number, more: Partial<Ending> = {}): Ending {
  return {
    outcome,
    device,
    isAnswered: more.isAnswered ?? false,
    cause: more.cause ?? null,
    isReplyLost: more.isReplyLost ?? false,
    isAborted: more.isAborted ?? false,
    replyFrom: more.replyFrom ?? 0,
    replyTtl: more.replyTtl ?? -1,
    elapsedUs: more.elapsedUs ?? -1,
    served: more.served ?? null,
    login: more.login ?? null,
    address: more.address ?? null,
  };
}
