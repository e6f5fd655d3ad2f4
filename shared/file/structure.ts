import { idProblem } from '../model/design-schema.ts';
import type { AnyRegistry } from '../model/definition.ts';
import type { Component, Design } from '../model/design.ts';
import { problemsOf, type ValueProblem } from './issues.ts';
import { limits } from './problem.ts';

/** What a schema of one entity cannot see: keys that are ids, containers around one another, and props of the registered kinds. */

/** Ids that cannot be: keys of the four parts. */
export function badIds(design: Pick<Design, 'components' | 'links' | 'placements' | 'probes'>): readonly ValueProblem[] {
  return (['components', 'links', 'placements', 'probes'] as const).flatMap((part) =>
    Object.keys(design[part]).flatMap((id): ValueProblem[] => {
      const code = idProblem(id);
      return code === null ? [] : [{ code, path: [part, id], params: { id: id.slice(0, 80) } }];
    }),
  );
}

/** Cycles of parents (each named once) and containment deeper than the limit. Parents that do not exist are findings, not problems. */
export function badParents(components: Readonly<Record<string, Component>>): readonly ValueProblem[] {
  const depths = new Map<string, number>();
  const problems: ValueProblem[] = [];
  for (const start of Object.keys(components)) {
    const chain: string[] = [];
    let id: string | null = start;
    while (id !== null && !depths.has(id) && Object.hasOwn(components, id) && !chain.includes(id)) {
      chain.push(id);
      id = components[id]?.parent ?? null;
    }
    const cycleAt = id === null ? -1 : chain.indexOf(id);
    if (cycleAt >= 0 && id !== null) {
      problems.push({ code: 'PARENT_CYCLE', path: ['components', id, 'parent'], params: { cycle: [...chain.slice(cycleAt), id].join(' > ') } });
    }
    let depth = (id === null ? undefined : depths.get(id)) ?? 0;
    for (const member of chain.reverse()) {
      depth += 1;
      depths.set(member, depth);
      if (depth === limits.containment + 1 && cycleAt < 0) problems.push({ code: 'NESTING_TOO_DEEP', path: ['components', member, 'parent'], params: { limit: limits.containment, id: member } });
    }
  }
  return problems;
}

/** Props whose JSON types are not those of their kind. Unknown kinds and unknown props are no problem. */
export function badProps(components: Readonly<Record<string, Component>>, registry: AnyRegistry): readonly ValueProblem[] {
  return Object.entries(components).flatMap(([id, component]) => {
    const read = registry.find(component.kind)?.schema.safeParse(component.props);
    return read === undefined || read.success ? [] : problemsOf(read.error, component.props, ['components', id, 'props']);
  });
}
