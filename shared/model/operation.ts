import { z } from 'zod';
import type { Effect, Self } from './definition.ts';
import type { Component, ComponentId, Link } from './design.ts';
import type { Refusal } from './finding.ts';
import type { Scope } from './scope.ts';
import type { Localized, TextParams } from './text.ts';

/**
 * A component that an operation brings. Its props are those in which it differs from one freshly added: defaults, a free address and the like
 * come from its kind. Its place in the layout is the command's business.
 */
export interface NewComponent {
  readonly id: ComponentId;
  readonly component: Component;
}

export interface NewLink {
  readonly id: string;
  readonly link: Link;
}

/** What the person is told or given besides: a guest view, a private key shown once. The code is one of the kind's sentences. */
export interface Notice {
  readonly code: string;
  readonly params: TextParams;
}

/**
 * What an operation does: everything in one undo step. Removals and new links run through the same guards and effects as those by hand.
 * New props are there before these guards are asked, and what they say stays whatever the effects of links would write.
 * The guard of edits by hand is not asked: an operation is the door for what that guard keeps shut.
 */
export interface Outcome extends Effect {
  readonly components?: readonly NewComponent[];
  readonly links?: readonly NewLink[];
  /** New parents by component: it keeps its props, links and name. What `component.move` would refuse refuses the operation. */
  readonly move?: Readonly<Record<string, ComponentId | null>>;
  readonly notice?: Notice;
}

/** What an operation may ask for besides its inputs. Ids never come from inside. */
export interface OperationContext {
  readonly scope: Scope;
  /** A free id that resembles the wanted text; each call gives another. */
  readonly freshId: (wanted: string) => ComponentId;
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
 * The command `component.operate` runs it; menus, inspector, search, quick fixes and the command line offer it from this one place.
 */
export interface OperationSpec<Props, Inputs extends z.ZodObject = z.ZodObject> {
  /** Unique within the kind, dashed text without the kind: `restart`, `create-image`. */
  readonly id: string;
  readonly label: Localized;
  /** Name of the step in history; `{name}` is the component's. `label` and name when absent. */
  readonly title?: Localized;
  /** What has to be told, with form hints like props. */
  readonly inputs?: Inputs;
  /** First values of the inputs, merged over the schema's defaults; an input that is not told has this value. */
  readonly suggest?: (self: Self<Props>, scope: Scope) => Readonly<Record<string, unknown>>;
  /** Narrows a `reference` input to the components that can be meant now, by input key. */
  readonly candidates?: (self: Self<Props>, scope: Scope) => Readonly<Record<string, readonly ComponentId[]>>;
  /** Whether it makes sense to show it at all in this state; what is shown but refused says why. */
  readonly isOffered: (self: Self<Props>, scope: Scope) => boolean;
  /** Empty when it may run now; every obstacle otherwise. Also asked with the first inputs, to say beforehand that it cannot run. */
  readonly refuse: (self: Self<Props>, inputs: z.output<Inputs>, scope: Scope) => readonly Refusal[];
  /** Null: runs without asking. */
  readonly preview?: (self: Self<Props>, inputs: z.output<Inputs>, scope: Scope) => Preview | null;
  readonly run: (self: Self<Props>, inputs: z.output<Inputs>, context: OperationContext) => Outcome;
}

/** An operation as a kind's definition lists it: its inputs are read inside, so that operations with different inputs fit one list. */
export interface KindOperation<Props> {
  readonly id: string;
  readonly label: Localized;
  readonly title: Localized;
  readonly inputs: z.ZodObject | null;
  readonly suggest: (self: Self<Props>, scope: Scope) => Readonly<Record<string, unknown>>;
  readonly candidates: (self: Self<Props>, scope: Scope) => Readonly<Record<string, readonly ComponentId[]>>;
  readonly isOffered: (self: Self<Props>, scope: Scope) => boolean;
  readonly refuse: (self: Self<Props>, inputs: unknown, scope: Scope) => readonly Refusal[];
  readonly preview: (self: Self<Props>, inputs: unknown, scope: Scope) => Preview | null;
  readonly run: (self: Self<Props>, inputs: unknown, context: OperationContext) => Outcome;
}

/** An operation as the rest of the program uses it: inputs as a form or a file gives them, read through the schema. */
export interface Operation {
  readonly id: string;
  readonly label: Localized;
  readonly title: Localized;
  readonly inputs: z.ZodObject | null;
  /** First values of all inputs: the schema's defaults, then what the kind suggests. */
  readonly suggest: (id: ComponentId, component: Component, scope: Scope) => Readonly<Record<string, unknown>>;
  readonly candidates: (id: ComponentId, component: Component, scope: Scope) => Readonly<Record<string, readonly ComponentId[]>>;
  readonly isOffered: (id: ComponentId, component: Component, scope: Scope) => boolean;
  /** Wrong JSON types of inputs are a refusal BAD_ARGUMENTS. */
  readonly refuse: (id: ComponentId, component: Component, inputs: unknown, scope: Scope) => readonly Refusal[];
  readonly preview: (id: ComponentId, component: Component, inputs: unknown, scope: Scope) => Preview | null;
  readonly run: (id: ComponentId, component: Component, inputs: unknown, context: OperationContext) => Outcome;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Makes an operation of a kind. The type of the props is read from the first function of the spec: `isOffered: (self: Self<Props>, scope) => ...`.
 * `preview` and `run` of the result throw a ZodError for inputs that `refuse` reports as BAD_ARGUMENTS.
 */
export function defineOperation<Props, Inputs extends z.ZodObject = z.ZodObject>(spec: OperationSpec<Props, Inputs>): KindOperation<Props> {
  const schema: z.ZodObject = spec.inputs ?? z.object({});
  const suggest = (self: Self<Props>, scope: Scope) => ({ ...schema.parse({}), ...spec.suggest?.(self, scope) });
  const read = (self: Self<Props>, inputs: unknown, scope: Scope) =>
    schema.safeParse(isRecord(inputs) ? { ...suggest(self, scope), ...inputs } : (inputs ?? suggest(self, scope)));
  // The schema is the one of the spec, so what it read is what the spec's functions take.
  const parse = (self: Self<Props>, inputs: unknown, scope: Scope) => {
    const result = read(self, inputs, scope);
    if (!result.success) throw result.error;
    return result.data as z.output<Inputs>;
  };
  return {
    id: spec.id,
    label: spec.label,
    title: spec.title ?? { ko: `{name}: ${spec.label.ko}`, en: `{name}: ${spec.label.en}` },
    inputs: spec.inputs ?? null,
    suggest,
    candidates: (self, scope) => spec.candidates?.(self, scope) ?? {},
    isOffered: spec.isOffered,
    refuse: (self, inputs, scope) => {
      const result = read(self, inputs, scope);
      if (result.success) return spec.refuse(self, parse(self, inputs, scope), scope);
      const path = `/${(result.error.issues[0]?.path ?? []).map(String).join('/')}`;
      return [{ code: 'BAD_ARGUMENTS', params: { command: spec.id, path }, at: { component: self.id } }];
    },
    preview: (self, inputs, scope) => spec.preview?.(self, parse(self, inputs, scope), scope) ?? null,
    run: (self, inputs, context) => spec.run(self, parse(self, inputs, context.scope), context),
  };
}

/** An operation of a kind for the rest of the program; `self` reads the props of a component. */
export function operationOf<Props>(operation: KindOperation<Props>, self: (id: ComponentId, component: Component) => Self<Props>): Operation {
  return {
    id: operation.id,
    label: operation.label,
    title: operation.title,
    inputs: operation.inputs,
    suggest: (id, component, scope) => operation.suggest(self(id, component), scope),
    candidates: (id, component, scope) => operation.candidates(self(id, component), scope),
    isOffered: (id, component, scope) => operation.isOffered(self(id, component), scope),
    refuse: (id, component, inputs, scope) => operation.refuse(self(id, component), inputs, scope),
    preview: (id, component, inputs, scope) => operation.preview(self(id, component), inputs, scope),
    run: (id, component, inputs, context) => operation.run(self(id, component), inputs, context),
  };
}
