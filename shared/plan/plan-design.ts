import type { Registry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { createPlanBuilder, type PlanBuilder } from './builder.ts';
import type { Plan, PlanSegment } from './plan.ts';

/** The kinds of a program together with what they say about packets. */
export type PlanRegistry = Registry<PlanBuilder>;

/** A segment in which something of an unknown kind stands: an address that nobody else has may be its. */
function shadowed(plan: Plan, strangers: ReadonlySet<string>): Plan {
  if (strangers.size === 0) return plan;
  const segments = plan.segments.map((segment): PlanSegment =>
    segment.component !== null && strangers.has(segment.component) ? { ...segment, missing: { silent: true, reason: 'UNSUPPORTED_COMPONENT' } } : segment,
  );
  return { ...plan, segments };
}

/** Asks every component, in id order, what it means for packets. Components of unknown kinds say nothing, and where they stand that is known. */
export function planDesign(design: Design, registry: PlanRegistry, scope: Scope = createScope(design, registry)): Plan {
  const builder = createPlanBuilder(design.meta.seed);
  const strangers = new Set<string>();
  for (const id of Object.keys(design.components).sort()) {
    const entry = scope.component(id);
    if (entry === null) continue;
    const kind = registry.find(entry.component.kind);
    if (kind === null && entry.component.parent !== null) strangers.add(entry.component.parent);
    kind?.plan(entry.id, entry.component, scope, builder);
  }
  return shadowed(builder.finish(), strangers);
}
