import { isLegalParent, type AnyRegistry } from '../model/definition.ts';
import { componentId, type ComponentId } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import { documentLimits, refusal } from './refusals.ts';

/** Where a kind may stand: `kinds` of containers, and whether it may stand on its own. */
export interface LegalParents {
  readonly kinds: readonly string[];
  readonly root: boolean;
}

/** The legal parents of a kind; none for an unknown kind. */
export function legalParents(registry: AnyRegistry, kind: string): LegalParents {
  return registry.find(kind)?.parents ?? { kinds: [], root: false };
}

/** How many containers lie around one another below and including a component. */
function heightOf(scope: Scope, id: ComponentId): number {
  return 1 + Math.max(0, ...scope.children(id).map((child) => heightOf(scope, child.id)));
}

/**
 * Why a component of a kind may not stand in a parent; empty when it may. For drop feedback and for every command that places something.
 * `moving` is the component itself where it exists already: it can go neither into itself nor into its contents.
 */
export function parentRefusals(registry: AnyRegistry, scope: Scope, kind: string, parent: string | null, moving: ComponentId | null = null): readonly Refusal[] {
  const definition = registry.find(kind);
  if (definition === null) {
    // Things of an unknown kind stay where they are: nothing is known about where they belong.
    const unmoved = moving !== null && (scope.component(moving)?.component.parent ?? null) === parent;
    return unmoved ? [] : [refusal('KIND_UNKNOWN', { kind })];
  }
  const entry = scope.component(parent);
  if (parent !== null && entry === null) return [refusal('NO_SUCH_COMPONENT', { id: parent })];
  if (moving !== null && entry !== null && (entry.id === moving || scope.ancestors(entry.id).some((ancestor) => ancestor.id === moving))) {
    return [refusal('PARENT_CYCLE', { id: moving, parent: entry.id }, { component: moving })];
  }
  if (!isLegalParent(definition, entry?.component.kind ?? null)) {
    const params = { kind, kinds: definition.parents.kinds.join(', ') };
    if (entry === null) return [refusal('PARENT_NEEDED', params)];
    return [refusal('PARENT_NOT_ALLOWED', { ...params, parentKind: entry.component.kind }, { component: entry.id })];
  }
  const depth = (entry === null ? 0 : scope.ancestors(entry.id).length + 1) + (moving === null ? 1 : heightOf(scope, moving));
  return depth > documentLimits.containment ? [refusal('NESTING_TOO_DEEP', { limit: documentLimits.containment })] : [];
}

/** The first container from `from` outwards (null: the canvas) in which a kind may stand; undefined when there is none. */
export function nearestLegalParent(registry: AnyRegistry, scope: Scope, kind: string, from: string | null): ComponentId | null | undefined {
  const start = scope.component(from);
  const candidates = start === null ? [] : [start, ...scope.ancestors(start.id)];
  const found = candidates.find((entry) => parentRefusals(registry, scope, kind, entry.id).length === 0);
  if (found !== undefined) return componentId(found.id);
  return parentRefusals(registry, scope, kind, null).length === 0 ? null : undefined;
}
