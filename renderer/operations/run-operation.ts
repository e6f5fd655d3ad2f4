import { registry } from '../../shared/catalog/index.ts';
import { findCommand } from '../../shared/document/index.ts';
import { componentId, type Component, type ComponentId, type Design } from '../../shared/model/design.ts';
import type { Fix, Refusal } from '../../shared/model/finding.ts';
import type { Operation, Preview } from '../../shared/model/operation.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit, tellRefused } from '../state/edits.ts';
import { useSession } from '../state/session.ts';

type Inputs = Readonly<Record<string, unknown>>;

/** An operation of a component as it stands in a design. */
export interface KnownOperation {
  readonly id: ComponentId;
  readonly component: Component;
  readonly operation: Operation;
}

export function findOperation(design: Design, id: string, operationId: string): KnownOperation | null {
  const component = design.components[id];
  const operation = registry.find(component?.kind ?? '')?.operations.find((candidate) => candidate.id === operationId);
  return component === undefined || operation === undefined ? null : { id: componentId(id), component, operation };
}

/** What a component offers as it stands, in the order of its kind. */
export function offeredOperations(design: Design, id: string): readonly KnownOperation[] {
  const component = design.components[id];
  if (component === undefined) return [];
  const own = componentId(id);
  const offered = (registry.find(component.kind)?.operations ?? []).filter((operation) => operation.isOffered(own, component, scopeOf(design)));
  return offered.map((operation) => ({ id: own, component, operation }));
}

/** Everything that speaks against an operation now: of its kind, and of all whom it touches. */
export function operationRefusals(design: Design, { id, operation }: KnownOperation, inputs: Inputs): readonly Refusal[] {
  return findCommand('component.operate')?.check(design, { id, operation: operation.id, inputs }, registry) ?? [];
}

/** What is said before it runs; null when it runs without a question. Nothing may speak against it. */
export function operationPreview(design: Design, { id, component, operation }: KnownOperation, inputs: Inputs): Preview | null {
  return operation.preview(id, component, inputs, scopeOf(design));
}

/** Whether it asks something before it runs, so that its menu item ends in dots. */
export function asksFirst(design: Design, known: KnownOperation): boolean {
  if (known.operation.inputs !== null) return true;
  return known.operation.refuse(known.id, known.component, {}, scopeOf(design)).length === 0 && operationPreview(design, known, {}) !== null;
}

/** Begins an operation: at once, or with the dialog that asks for its inputs or says what it means. What is refused anyway is not asked first. */
export function startOperation(id: string, operationId: string, inputs: Inputs = {}): void {
  const { design } = useDocument.getState().history;
  const known = findOperation(design, id, operationId);
  if (known === null) return;
  if (known.operation.inputs === null) {
    const refusals = operationRefusals(design, known, inputs);
    if (refusals.length > 0) return tellRefused(refusals);
    if (operationPreview(design, known, inputs) === null) return runOperation(id, operationId, inputs);
  }
  useSession.getState().open({ name: 'operate', id, operation: operationId, inputs });
}

export function runOperation(id: string, operation: string, inputs: Inputs): void {
  edit('component.operate', { id, operation, inputs });
}

/** A remedy: a command like any other; an operation asks what it always asks. */
export function runFix({ command, args }: Fix): void {
  const { id, operation, inputs } = args;
  if (command === 'component.operate' && typeof id === 'string' && typeof operation === 'string') {
    startOperation(id, operation, typeof inputs === 'object' && inputs !== null ? { ...inputs } : {});
  } else edit(command, args);
}
