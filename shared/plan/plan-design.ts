import type { Registry } from '../model/definition.ts';
import type { ComponentId, Design } from '../model/design.ts';
import { followDesigns, type FollowedScope } from '../model/followed-scope.ts';
import type { Cell } from '../model/recall.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { Assembly } from './assembly.ts';
import { createContributionBuilder, type PlanBuilder } from './builder.ts';
import type { Contribution } from './contribution.ts';
import type { Plan } from './plan.ts';

/** The kinds of a program together with what they say about packets. */
export type PlanRegistry = Registry<PlanBuilder>;

const silent = createContributionBuilder().contribution();

/** What one component means for packets. One of an unknown kind says nothing, and where it stands that is known. */
function contributionOf(id: string, scope: Scope, registry: PlanRegistry): Contribution {
  const entry = scope.component(id);
  if (entry === null) return silent;
  const kind = registry.find(entry.component.kind);
  const builder = createContributionBuilder(kind === null ? entry.component.parent : null);
  kind?.plan(entry.id, entry.component, scope, builder);
  return builder.contribution();
}

/** Asks every component, in id order, what it means for packets. */
export function planDesign(design: Design, registry: PlanRegistry, scope: Scope = createScope(design, registry)): Plan {
  const assembly = new Assembly();
  for (const id of Object.keys(design.components).sort()) {
    const entry = scope.component(id);
    if (entry !== null) assembly.put(entry.id, contributionOf(id, scope, registry));
  }
  return assembly.plan(design.meta.seed);
}

/**
 * Plans one value of a design after the other: what {@link planDesign} gives, but only components are asked again that read something that has changed,
 * and devices about which nothing else is said stay the same objects; so does the plan when nothing else is said at all. `followed` may be shared with others that follow the same designs.
 */
export function createPlanner(registry: PlanRegistry, followed: FollowedScope = followDesigns(registry)): (design: Design) => Plan {
  const { scope, recall, ids, follow } = followed;
  const assembly = new Assembly();
  const contributions = new Map<ComponentId, Cell<Contribution>>();
  const assembled = new Map<ComponentId, Contribution>();
  let last: Plan | null = null;
  const put = (id: ComponentId): void => {
    const known = contributions.get(id);
    const cell = known ?? recall.derived(() => contributionOf(id, scope, registry));
    if (known === undefined) contributions.set(id, cell);
    else recall.refresh(known);
    if (assembled.get(id) === cell.value) return;
    last = null;
    assembled.set(id, cell.value);
    assembly.put(id, cell.value);
  };
  return (design) => {
    follow(design);
    for (const id of ids()) put(id);
    if (contributions.size > ids().length) {
      for (const [id, cell] of contributions) {
        if (Object.hasOwn(design.components, id)) continue;
        last = null;
        recall.forget(cell);
        contributions.delete(id);
        assembled.delete(id);
        assembly.remove(id);
      }
    }
    if (last?.seed !== design.meta.seed) last = assembly.plan(design.meta.seed);
    return last;
  };
}
