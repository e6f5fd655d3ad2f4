import type { Trace } from '../engine/report.ts';
import type { ComponentId, Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { Notice } from '../model/operation.ts';
import type { Probe } from '../model/probe.ts';
import type { Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';

/** Which component a guide means, whatever a person called it; null while there is none. */
export type Role = (scope: Scope) => ComponentId | null;

/** A question of a guide. The address is looked up when it is asked, because a person's floating IP may be another than ours. */
export interface Ask {
  readonly kind: Probe['kind'];
  readonly from: Role;
  /** An address as text; empty while what it belongs to is not there. */
  readonly to: (scope: Scope) => string;
  readonly count?: number;
  /** The key pair of an ssh login. */
  readonly key?: Role;
}

/** What an answer says, in the words of the guides: what stands on the screen of whoever asked, and in the logs of who was asked. */
export interface Facts {
  readonly verdict: Trace['verdict'];
  readonly outcome: string;
  /** Why the path that is played ended where it did. */
  readonly reason: string | null;
  /** Component names at which it ended. */
  readonly at: string | null;
  readonly sent: number;
  readonly received: number;
  readonly lossPercent: number;
  /** Times of the replies, milliseconds. */
  readonly timesMs: readonly number[];
  readonly ttl: number | null;
  /** Host name in the prompt after a login. */
  readonly prompt: string | null;
  /** Addresses in the logs of the servers, each once. */
  readonly loggedSources: readonly string[];
  /** Requests per server, in the order in which the servers were first reached. */
  readonly served: readonly number[];
  /** No server twice in a row. */
  readonly isAlternating: boolean;
}

/** One thing that must be so at the end of a step. */
export type Check =
  | { readonly on: 'design'; readonly says: Localized; readonly holds: (scope: Scope) => boolean }
  /** The person has watched this answer, asked of the design as it stands. */
  | { readonly on: 'answer'; readonly says: Localized; readonly ask: Ask; readonly expect: Partial<Facts> }
  /** The person has tried an edit that was refused with this code, and with exactly these in the way. */
  | { readonly on: 'refusal'; readonly says: Localized; readonly code: string; readonly blocking: readonly Role[] }
  /** The person was shown this, with all of these words in it; runs of blanks count as one. */
  | { readonly on: 'notice'; readonly says: Localized; readonly code: string; readonly words: readonly string[] };

/** What "do it for me" does, the same as a person would: a named command, taking the last step back, or a question. */
export type Action =
  | { readonly act: 'edit'; readonly command: string; readonly args: (scope: Scope) => unknown }
  /** A new component in free room of a container; id and name are those a person would find natural. */
  | { readonly act: 'add'; readonly kind: string; readonly parent: Role; readonly name: string; readonly props: Readonly<Record<string, unknown>> }
  | { readonly act: 'undo' }
  | { readonly act: 'ask'; readonly ask: Ask };

export interface Step {
  /** Unique within the guide. */
  readonly id: string;
  readonly title: Localized;
  /** What to do. */
  readonly text: Localized;
  /** What is to be seen then, and why. */
  readonly note?: Localized;
  /** What to look at. */
  readonly look: readonly Role[];
  readonly checks: readonly Check[];
  readonly actions: readonly Action[];
  /** Rules of the customer's documents that the step shows (domain/rules.json). */
  readonly rules: readonly string[];
}

export interface Chapter {
  readonly id: string;
  readonly title: Localized;
  readonly steps: readonly Step[];
}

/** A document of the customer as something to do: each step has an end state that the program itself can see. */
export interface Guide {
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
  /** Commands that draw what the guide begins with, on an empty design of the seed's profile. */
  readonly beginning: readonly (readonly [command: string, args: unknown])[];
  readonly chapters: readonly Chapter[];
}

/** What a person has met since a step began. */
export interface Seen {
  readonly refusals: readonly Refusal[];
  readonly answers: readonly { readonly design: Design; readonly trace: Trace }[];
  readonly notices: readonly Notice[];
}

export const nothingSeen: Seen = { refusals: [], answers: [], notices: [] };
