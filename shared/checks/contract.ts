import type { AnyRegistry } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';

/** What a design-wide check may look at. */
export interface CheckContext {
  readonly scope: Scope;
  readonly registry: AnyRegistry;
  /** What the kinds have found, by component: a problem that a kind has named already keeps that one code. */
  readonly known: ReadonlyMap<string, readonly Finding[]>;
}

/** A check of the whole design. It names no kind: it asks definitions, links and scopes. It never throws, however unfinished the design is. */
export interface DesignCheck {
  /** Codes it may give, as domain/verdicts-and-checks.md 2 lists them or as this layer adds them. */
  readonly codes: readonly string[];
  readonly run: (context: CheckContext) => readonly Finding[];
}

/** Findings by the component they stand at. */
export function byComponent(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.at.component);
    if (group === undefined) groups.set(finding.at.component, [finding]);
    else group.push(finding);
  }
  return groups;
}

/** True when a kind has found an error at this place or in the row around it. */
export function isKnown(known: CheckContext['known'], component: string, path: string): boolean {
  return (known.get(component) ?? []).some(({ at, severity }) => {
    const around = at.path ?? '';
    return severity === 'error' && around !== '' && (path === around || path.startsWith(`${around}/`));
  });
}
