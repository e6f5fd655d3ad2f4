import type { z } from 'zod';
import type { Effect, Self } from './definition.ts';
import type { Component, ComponentId, Link } from './design.ts';
import type { Refusal } from './finding.ts';
import type { Scope } from './scope.ts';
import type { Localized, TextParams } from './text.ts';

/** A component that an operation brings: its place in the layout is the command's business. */
export interface NewComponent {
  readonly id: ComponentId;
  readonly component: Component;
}

export interface NewLink {
  readonly id: string;
  readonly link: Link;
}

/** What an operation does: everything in one undo step. New links run through the same guards and effects as drawn ones. */
export interface Outcome extends Effect {
  readonly components?: readonly NewComponent[];
  readonly links?: readonly NewLink[];
  /** What the person is told or given besides: a guest view, a private key shown once. */
  readonly notice?: { readonly code: string; readonly params: TextParams };
}

/** What an operation may ask for besides its inputs. Ids never come from inside. */
export interface OperationContext {
  readonly scope: Scope;
  /** A free id that resembles the wanted text; each call gives another. */
  readonly freshId: (wanted: string) => string;
  /** A free name, counted on from the wanted one; each call gives another. */
  readonly freshName: (wanted: string) => string;
}

/** Shown before a consequential operation: one sentence and what will be touched, so that a person can stop here. */
export interface Preview {
  readonly code: string;
  readonly params: TextParams;
  readonly affected: readonly ComponentId[];
}

/**
 * Something a person does to a component beside editing its fields: restart a gateway, mount a volume, create instances from an image.
 * The command `component.operate` runs it; menus, inspector, command palette, quick fixes and the command line offer it from this one place.
 */
export interface OperationSpec<Schema extends z.ZodObject, Inputs extends z.ZodObject = z.ZodObject> {
  /** Unique within the kind, dotted text without the kind: `restart`, `create-image`. */
  readonly id: string;
  readonly label: Localized;
  /** Name of the step in history; `{name}` is the component's. The label when absent. */
  readonly title?: Localized;
  /** What has to be told, with form hints like props. */
  readonly inputs?: Inputs;
  /** First values of the inputs, merged over the schema's defaults. */
  readonly suggest?: (self: Self<z.output<Schema>>, scope: Scope) => Readonly<Record<string, unknown>>;
  /** Whether it makes sense to show it at all in this state; what is shown but refused says why. */
  readonly isOffered: (self: Self<z.output<Schema>>, scope: Scope) => boolean;
  /** Empty when it may run now; every obstacle otherwise. */
  readonly refuse: (self: Self<z.output<Schema>>, inputs: z.output<Inputs>, scope: Scope) => readonly Refusal[];
  /** Null: runs without asking. */
  readonly preview?: (self: Self<z.output<Schema>>, inputs: z.output<Inputs>, scope: Scope) => Preview | null;
  readonly run: (self: Self<z.output<Schema>>, inputs: z.output<Inputs>, context: OperationContext) => Outcome;
}

/** An operation as the rest of the program uses it: inputs as a form or a file gives them, read through the schema. */
export interface Operation {
  readonly id: string;
  readonly label: Localized;
  readonly title: Localized;
  readonly inputs: z.ZodObject | null;
  readonly suggest: (id: ComponentId, component: Component, scope: Scope) => Readonly<Record<string, unknown>>;
  readonly isOffered: (id: ComponentId, component: Component, scope: Scope) => boolean;
  /** Wrong JSON types of inputs are a refusal BAD_ARGUMENTS. */
  readonly refuse: (id: ComponentId, component: Component, inputs: unknown, scope: Scope) => readonly Refusal[];
  readonly preview: (id: ComponentId, component: Component, inputs: unknown, scope: Scope) => Preview | null;
  readonly run: (id: ComponentId, component: Component, inputs: unknown, context: OperationContext) => Outcome;
}
