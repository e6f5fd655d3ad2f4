import type { Design } from '../../shared/model/design.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';

/** The worst finding of a component and how many it has. */
export interface Mark {
  readonly severity: Severity;
  readonly count: number;
}

export interface Marks {
  /** About the component itself. */
  readonly own: ReadonlyMap<string, Mark>;
  /** About what stands in it, at any depth: shown while it is folded. */
  readonly inside: ReadonlyMap<string, Mark>;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function count(marks: Map<string, Mark>, id: string, severity: Severity): void {
  const known = marks.get(id);
  marks.set(id, known === undefined ? { severity, count: 1 } : { severity: rank[severity] < rank[known.severity] ? severity : known.severity, count: known.count + 1 });
}

/** Findings as marks of the components they are about, and of the containers around those. */
export function findingMarks(findings: readonly Finding[], components: Design['components']): Marks {
  const own = new Map<string, Mark>();
  const inside = new Map<string, Mark>();
  for (const { at, severity } of findings) {
    const component = components[at.component];
    if (component === undefined) continue;
    count(own, at.component, severity);
    const seen = new Set<string>([at.component]);
    for (let parent = component.parent; parent !== null && !seen.has(parent); parent = components[parent]?.parent ?? null) {
      seen.add(parent);
      count(inside, parent, severity);
    }
  }
  return { own, inside };
}
