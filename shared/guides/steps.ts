import type { Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import type { Action, Ask, Check, Facts, Role } from './guide.ts';
import { idOf } from './roles.ts';

/* The words that guides are written in. */

/** An edit whose arguments do not depend on the design. */
export function edit(command: string, args: unknown): Action {
  return { act: 'edit', command, args: () => args };
}

/** An edit about things that have to be found first. */
export function editOf(command: string, args: (scope: Scope) => unknown): Action {
  return { act: 'edit', command, args };
}

/** A component from the palette, put where there is room. */
export function add(kind: string, parent: Role, name: string, props: Readonly<Record<string, unknown>> = {}): Action {
  return { act: 'add', kind, parent, name, props };
}

/** An operation of a component, as its kind offers it. */
export function operate(role: Role, operation: string, inputs: (scope: Scope) => Readonly<Record<string, unknown>> = () => ({})): Action {
  return editOf('component.operate', (scope) => ({ id: idOf(role, scope), operation, inputs: inputs(scope) }));
}

export function ask(question: Ask): Action {
  return { act: 'ask', ask: question };
}

export const undo: Action = { act: 'undo' };

export function design(says: Localized, holds: (scope: Scope) => boolean): Check {
  return { on: 'design', says, holds };
}

export function answer(says: Localized, question: Ask, expect: Partial<Facts>): Check {
  return { on: 'answer', says, ask: question, expect };
}

export function refusal(says: Localized, code: string, blocking: readonly Role[]): Check {
  return { on: 'refusal', says, code, blocking };
}

export function notice(says: Localized, code: string, words: readonly string[]): Check {
  return { on: 'notice', says, code, words };
}

/** Both languages of a sentence. */
export function text(ko: string, en: string): Localized {
  return { ko, en };
}
