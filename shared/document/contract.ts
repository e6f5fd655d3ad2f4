import type { z } from 'zod';
import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { Notice } from '../model/operation.ts';
import type { Scope } from '../model/scope.ts';
import type { Localized, TextParams } from '../model/text.ts';

/** What a command may ask for besides its arguments. Ids, time and randomness never come from inside. */
export interface CommandContext {
  readonly registry: AnyRegistry;
  /** The design before the command. */
  readonly scope: Scope;
}

/** A design whose every level may be written to, inside an immer recipe. */
export type DesignDraft = { -readonly [Key in keyof Design]: DraftOf<Design[Key]> };
type DraftOf<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends (infer Item)[] | readonly (infer Item)[]
  ? DraftOf<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: DraftOf<Value[Key]> }
    : Value;

/** A named edit. Menu, toolbar, palette, shortcuts, context menus, quick fixes, tests and the CLI all use the same list. */
export interface CommandSpec<Args extends z.ZodType> {
  /** Stable, dotted: `component.add`, `link.connect`. */
  readonly id: string;
  /** Step name in menus and history, with `{name}` places. */
  readonly title: Localized;
  readonly args: Args;
  /** Empty when the command may run now. */
  readonly precondition: (design: Design, args: z.output<Args>, context: CommandContext) => readonly Refusal[];
  readonly run: (draft: DesignDraft, args: z.output<Args>, context: CommandContext) => void;
  /** A title that depends on what is done, in place of `title`. */
  readonly entitle?: (args: z.output<Args>, context: CommandContext) => Localized;
  /** What the person is told besides. It is no part of the document: neither undo nor a file brings it back. */
  readonly notice?: (args: z.output<Args>, context: CommandContext) => Notice | null;
  /** Values for the places of `title`. */
  readonly describe?: (design: Design, args: z.output<Args>) => TextParams;
  /** Ids to select and reveal after the command, and after its undo where they still exist. */
  readonly touches?: (args: z.output<Args>, context: CommandContext) => readonly string[];
  /** Layout only: leaves `components` and `links` untouched, so nothing is recompiled. */
  readonly layoutOnly?: boolean;
}

/** A command as history and menus hold it: arguments are checked when it is applied. */
export interface Command {
  readonly id: string;
  readonly title: Localized;
  readonly layoutOnly: boolean;
  readonly check: (design: Design, args: unknown, registry: AnyRegistry) => readonly Refusal[];
  readonly apply: (design: Design, args: unknown, registry: AnyRegistry) => CommandResult;
}

export type CommandResult =
  | { readonly ok: true; readonly design: Design; readonly step: HistoryStep; readonly notice: Notice | null }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** One undo step: patches both ways, the title as it was, what to reveal. Time is not kept here. */
export interface HistoryStep {
  readonly command: string;
  readonly title: Localized;
  readonly params: TextParams;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly touches: readonly string[];
}

export interface Patch {
  readonly op: 'replace' | 'remove' | 'add';
  readonly path: (string | number)[];
  readonly value?: unknown;
}

/** A state of the document under a name of its own, kept as long as the document is open. No part of the document: it is in no file and undo never takes it away. */
export interface Checkpoint {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch, as its maker said. */
  readonly madeAtMs: number;
  readonly design: Design;
  /** Where it stands among the steps; null once its steps are cut off or forgotten, when only a new step leads back to it. */
  readonly position: number | null;
}

/** Document, past and future. Immutable; every operation returns the next one. `saved` is the position of the save point, null once it is cut off. */
export interface History {
  readonly design: Design;
  readonly past: readonly HistoryStep[];
  readonly future: readonly HistoryStep[];
  readonly saved: number | null;
  readonly checkpoints: readonly Checkpoint[];
}
