import type { AnyRegistry } from '../model/definition.ts';
import type { Component, ComponentId } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import { refusal } from './refusals.ts';

type Props = Readonly<Record<string, unknown>>;

/** A value of JSON that shares nothing with its source, so that a caller's object can never become part of the document. */
export function copyJson<Value>(value: Value): Value {
  return structuredCloneOf(value) as Value;
}

function structuredCloneOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCloneOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key, member]) => key !== '__proto__' && member !== undefined).map(([key, member]) => [key, structuredCloneOf(member)]));
}

/** Refuses props whose JSON types are not those of the kind. Unknown kinds take anything. */
export function propsRefusals(registry: AnyRegistry, kind: string, props: Props, at?: ComponentId): readonly Refusal[] {
  const read = registry.find(kind)?.schema.safeParse(props);
  if (read === undefined || read.success) return [];
  const path = `/${(read.error.issues[0]?.path ?? []).map(String).join('/')}`;
  return [refusal('PROPS_WRONG_TYPE', { kind, path }, at === undefined ? undefined : { component: at, path })];
}

/** The props of a new component: defaults of its kind, then what the kind creates, then what the caller wants. */
export function initialProps(registry: AnyRegistry, id: ComponentId, component: Component, scope: Scope): Props {
  const definition = registry.find(component.kind);
  if (definition === null) return component.props;
  const defaults = definition.schema.parse({});
  return copyJson({ ...defaults, ...definition.create(id, { ...component, props: defaults }, scope), ...component.props });
}

/**
 * What speaks against new props of a component: wrong types, the kind's own guard, and interfaces that would disappear under a link.
 */
export function editRefusals(registry: AnyRegistry, scope: Scope, id: ComponentId, next: Component): readonly Refusal[] {
  const now = scope.component(id);
  const definition = now === null ? null : registry.find(now.component.kind);
  if (now === null || definition === null) return [];
  const wrong = propsRefusals(registry, next.kind, next.props, id);
  if (wrong.length > 0) return wrong;
  const guarded = definition.guardUpdate(id, now.component, next, scope);
  if (guarded.length > 0) return guarded;
  const remaining = new Set(definition.interfaces(id, next, scope).map((row) => row.id));
  const known = new Set(scope.interfaces(id).map((row) => row.id));
  const lost = scope.links(id).filter((view) => view.port !== null && known.has(view.port) && !remaining.has(view.port));
  const fix = { command: 'component.remove', args: { links: lost.map((view) => view.id) }, title: 'INTERFACE_IN_USE.fix' };
  return lost.map((view) => ({ ...refusal('INTERFACE_IN_USE', { interface: view.port ?? '', peer: scope.component(view.peer)?.component.name ?? view.peer }, { component: id }, [view.peer]), fix }));
}
