import { createHistory, dispatch, findCommand, undo } from '../../document/index.ts';
import type { Design } from '../../model/design.ts';
import type { Operation, Preview } from '../../model/operation.ts';
import { createScope } from '../../model/scope.ts';
import { registry } from '../index.ts';
import type { Step } from './drawing-board.ts';

/** An operation as a step of a drawing. */
export function operate(id: string, operation: string, inputs: Readonly<Record<string, unknown>> = {}): Step {
  return ['component.operate', { id, operation, inputs }];
}

function known(design: Design, id: string) {
  const scope = createScope(design, registry);
  const entry = scope.component(id);
  if (entry === null) throw new Error(`no component ${id}`);
  return { scope, entry, operations: registry.find(entry.component.kind)?.operations ?? [] };
}

/** Ids of the operations that a component offers as it stands. */
export function offered(design: Design, id: string): readonly string[] {
  const { scope, entry, operations } = known(design, id);
  return operations.filter((operation) => operation.isOffered(entry.id, entry.component, scope)).map((operation) => operation.id);
}

/** What is asked before an operation, as it stands and with its first inputs. */
export function previewOf(design: Design, id: string, operationId: string): Preview | null {
  const { scope, entry, operations } = known(design, id);
  const operation = operations.find((candidate) => candidate.id === operationId);
  return operation?.preview(entry.id, entry.component, {}, scope) ?? null;
}

/** What can be chosen for an input of an operation. */
export function candidatesOf(design: Design, id: string, operationId: string, input: string): readonly string[] {
  const { scope, entry, operations } = known(design, id);
  const find = (operation: Operation): boolean => operation.id === operationId;
  return operations.find(find)?.candidates(entry.id, entry.component, scope)[input] ?? [];
}

/** How many undo steps a step makes, and the design after it is taken back once. */
export function takenBack(design: Design, [commandId, args]: Step): { readonly steps: number; readonly design: Design } {
  const command = findCommand(commandId);
  const result = command === null ? null : dispatch(createHistory(design), command, args, registry);
  if (result?.ok !== true) throw new Error(`${commandId}: ${JSON.stringify(result?.refusals)}`);
  return { steps: result.history.past.length, design: undo(result.history).design };
}
