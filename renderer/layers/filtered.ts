import { registry } from '../../shared/catalog/index.ts';
import { factsOf } from '../../shared/drawing/index.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import { useDocument } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { isFiltering, useLayers, type Facet } from './layers-store.ts';

const nothing: ReadonlySet<string> = new Set();
const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The worst severity at each component that has a finding. */
function worstOf(findings: readonly Finding[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { at, severity } of findings) {
    const known = worst.get(at.component);
    if (known === undefined || rank[severity] < rank[known]) worst.set(at.component, severity);
  }
  return worst;
}

/** The values that a component has, by facet: one of each, tags as many as it has. */
export function valuesOf(design: Design, findings: readonly Finding[]): (id: string) => Readonly<Record<Facet, readonly string[]>> {
  const worst = worstOf(findings);
  return (id) => {
    const component = design.components[id];
    const tags = component?.tags ?? [];
    return {
      family: [registry.find(component?.kind ?? '')?.family ?? ''],
      kind: [component?.kind ?? ''],
      tag: tags.length === 0 ? [''] : tags,
      severity: [worst.get(id) ?? 'none'],
    };
  };
}

/** Components that a switch takes out: one that is off for their family, kind or severity, or off for every tag they have. */
export function outOf(ids: readonly string[], values: (id: string) => Readonly<Record<Facet, readonly string[]>>, off: Readonly<Record<Facet, ReadonlySet<string>>>): ReadonlySet<string> {
  const isOut = (id: string): boolean => {
    const has = values(id);
    return (Object.keys(off) as Facet[]).some((facet) => off[facet].size > 0 && has[facet].every((value) => off[facet].has(value)));
  };
  return new Set(ids.filter(isOut));
}

interface Answer {
  readonly components: Design['components'];
  readonly links: Design['links'];
  readonly findings: readonly Finding[] | null;
  readonly off: Readonly<Record<Facet, ReadonlySet<string>>>;
  readonly out: ReadonlySet<string>;
  /** Out, and nothing in it is in: what can go from the canvas altogether. */
  readonly empty: ReadonlySet<string>;
  readonly lit: ReadonlySet<string>;
}

let last: Answer | null = null;

/** Worked out once for each set of components, links, findings and switches. */
function answerFor(design: Design): Answer | null {
  const { off } = useLayers.getState();
  if (!isFiltering({ off })) return null;
  // Findings are asked only where a switch asks for them: an edit that changes none of them repaints nothing.
  const findings = off.severity.size > 0 ? useFindings.getState().findings : null;
  if (last?.components === design.components && last.links === design.links && last.findings === findings && last.off === off) return last;
  const ids = Object.keys(design.components);
  const out = outOf(ids, valuesOf(design, findings ?? []), off);
  const holding = new Set<string>();
  for (const id of ids) {
    if (out.has(id)) continue;
    for (let at = design.components[id]?.parent ?? null; at !== null && !holding.has(at); at = design.components[at]?.parent ?? null) holding.add(at);
  }
  const empty = new Set([...out].filter((id) => !holding.has(id)));
  const wires = factsOf(design, registry).wires.flatMap((wire) => (out.has(wire.from) || out.has(wire.to) ? [] : [wire.id]));
  const lit = new Set([...ids.filter((id) => !out.has(id)), ...Object.keys(design.notes ?? {}), ...wires]);
  last = { components: design.components, links: design.links, findings, off, out, empty, lit };
  return last;
}

/** Components that the layers filter out; empty where no layer is off. The same answer is the same set. */
export function filteredOut(design: Design): ReadonlySet<string> {
  return answerFor(design)?.out ?? nothing;
}

/** What the layers take off the canvas altogether. */
export function hiddenByFilter(design: Design): ReadonlySet<string> {
  return useLayers.getState().effect === 'hide' ? (answerFor(design)?.empty ?? nothing) : nothing;
}

/** What stays bright while layers are off: components, notes and wires by their ids; null where nothing is filtered. */
export function filterLit(): ReadonlySet<string> | null {
  return answerFor(useDocument.getState().history.design)?.lit ?? null;
}
