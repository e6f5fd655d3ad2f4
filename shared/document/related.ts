import type { AnyRegistry } from '../model/definition.ts';
import { propReferences } from '../model/references.ts';
import { addTo, type Scope } from '../model/scope.ts';

export const relations = ['upstream', 'downstream', 'connected'] as const;
export type Relation = (typeof relations)[number];

interface Arrows {
  readonly out: ReadonlyMap<string, readonly string[]>;
  readonly back: ReadonlyMap<string, readonly string[]>;
}

/** Links as they are drawn, from their first end to their second, and references from the one that names another to the one it names. Containment is neither. */
function arrowsOf(scope: Scope, registry: AnyRegistry): Arrows {
  const [out, back] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const { components, links } = scope.design;
  const add = (from: string, to: string): void => {
    if (from === to || !Object.hasOwn(components, from) || !Object.hasOwn(components, to)) return;
    addTo(out, from, to);
    addTo(back, to, from);
  };
  for (const { from, to } of Object.values(links)) add(from.component, to.component);
  for (const [id, component] of Object.entries(components)) {
    const schema = registry.find(component.kind)?.schema;
    if (schema === undefined) continue;
    for (const reference of propReferences(schema, component.props)) if (!reference.isPast) add(id, reference.target);
  }
  return { out, back };
}

/**
 * The given components and all that they lead to (`downstream`), all that leads to them (`upstream`), or both by any way (`connected`), however far, in id
 * order. The way follows links from their first end to their second, and references from who refers to who is referred to.
 */
export function related(scope: Scope, registry: AnyRegistry, ids: readonly string[], relation: Relation): readonly string[] {
  const { out, back } = arrowsOf(scope, registry);
  const ways = { downstream: [out], upstream: [back], connected: [out, back] }[relation];
  const found = new Set(ids.filter((id) => Object.hasOwn(scope.design.components, id)));
  for (const id of found) for (const way of ways) for (const next of way.get(id) ?? []) found.add(next);
  return [...found].sort();
}
