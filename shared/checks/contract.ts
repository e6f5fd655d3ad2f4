import type { AnyRegistry } from '../model/definition.ts';
import type { ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { perScope, type Entry, type Scope } from '../model/scope.ts';

/** What a design-wide check may look at. */
export interface CheckContext {
  readonly scope: Scope;
  readonly registry: AnyRegistry;
  /** What a component's kind has found, always at that component: a problem that it has named already keeps that one code. */
  readonly known: (id: ComponentId) => readonly Finding[];
}

/** What a look at everything begins with. */
export interface WholeContext extends CheckContext {
  /** Ids of all components, in order. */
  readonly ids: readonly ComponentId[];
}

/**
 * A check that no kind can do alone. It names no kind: it asks definitions, links and scopes. It never throws, however unfinished the design is.
 * What it finds follows from what it asks the scope and `known`, and from nothing else.
 */
export interface DesignCheck {
  /** Codes it may give, as domain/verdicts-and-checks.md 2 lists them or as this layer adds them. */
  readonly codes: readonly string[];
  /** What is wrong around one component; asked again only when something that it asked has changed. */
  readonly component?: (entry: Entry, context: CheckContext) => readonly Finding[];
  /** What only a look at everything shows. Done anew after every edit, so it goes over the design once and does little at each place. */
  readonly design?: (context: WholeContext) => readonly Finding[];
}

/** The kind of a component, or null where there is none: whoever asks for no more is not concerned by other changes to it. */
export const kindOf = perScope((scope, id: string): string | null => scope.component(id)?.component.kind ?? null);

/** True when a kind has found an error at this place or in the row around it. */
export function isKnown(known: CheckContext['known'], component: ComponentId, path: string): boolean {
  return known(component).some(({ at, severity }) => {
    const around = at.path ?? '';
    return severity === 'error' && around !== '' && (path === around || path.startsWith(`${around}/`));
  });
}
