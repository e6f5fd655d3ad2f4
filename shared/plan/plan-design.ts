import type { Registry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { createPlanBuilder, type PlanBuilder } from './builder.ts';
import type { Plan } from './plan.ts';

/** The kinds of a program together with what they say about packets. */
export type PlanRegistry = Registry<PlanBuilder>;

/** Asks every component, in id order, what it means for packets. Components of unknown kinds say nothing. */
export function planDesign(design: Design, registry: PlanRegistry, scope: Scope = createScope(design, registry)): Plan {
  const builder = createPlanBuilder(design.meta.seed);
  for (const id of Object.keys(design.components).sort()) {
    const entry = scope.component(id);
    if (entry === null) continue;
    registry.find(entry.component.kind)?.plan(entry.id, entry.component, scope, builder);
  }
  return builder.finish();
}
