import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type ComponentId, type Design } from '../model/design.ts';
import { followDesigns, type FollowedScope } from '../model/followed-scope.ts';
import type { Finding } from '../model/finding.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { addressText } from './address-text.ts';
import type { CheckContext, DesignCheck, WholeContext } from './contract.ts';
import { dangling } from './dangling.ts';
import { forbidden } from './forbidden.ts';
import { imported } from './imported.ts';
import { inOrder } from './in-order.ts';
import { names } from './names.ts';
import { probeValues } from './probe-values.ts';
import { segments } from './segments.ts';
import { unknownKinds } from './unknown-kinds.ts';

export const designChecks: readonly DesignCheck[] = [addressText, dangling, forbidden, imported, names, segments, unknownKinds, probeValues];

/** What the kind of one component finds. */
const kindFindings = (scope: Scope, registry: AnyRegistry, id: ComponentId): readonly Finding[] => {
  const entry = scope.component(id);
  return entry === null ? [] : (registry.find(entry.component.kind)?.checks(entry.id, entry.component, scope) ?? []);
};

/** Everything that is found at one component. */
function findingsAt(id: ComponentId, context: CheckContext): readonly Finding[] {
  const entry = context.scope.component(id);
  return entry === null ? [] : [...context.known(id), ...designChecks.flatMap((check) => check.component?.(entry, context) ?? [])];
}

function findingsOfAll(context: WholeContext): readonly Finding[] {
  return designChecks.flatMap((check) => check.design?.(context) ?? []);
}

/**
 * Everything that is wrong with a design, or worth knowing: what its kinds find, then what no kind can see alone. Errors first, then by component,
 * place and code, so that the order never depends on the file's. Packets are not sent here: see {@link checkProbes}.
 */
export function validate(design: Design, registry: AnyRegistry, scope: Scope = createScope(design, registry)): readonly Finding[] {
  const ids = Object.keys(design.components).sort().map(componentId);
  const context: WholeContext = { scope, registry, ids, known: scope.remembering((id) => kindFindings(scope, registry, id)) };
  return inOrder([...ids.flatMap((id) => findingsAt(id, context)), ...findingsOfAll(context)]);
}

/**
 * Checks one value of a design after the other: what {@link validate} finds, but only components are looked at again where something that was looked at
 * has changed. `followed` may be shared with others that follow the same designs.
 */
export function createChecker(registry: AnyRegistry, followed: FollowedScope = followDesigns(registry)): (design: Design) => readonly Finding[] {
  const { scope, ids, follow } = followed;
  const known = scope.remembering((id: ComponentId) => kindFindings(scope, registry, id));
  const at = scope.remembering((id: ComponentId) => findingsAt(id, { scope, registry, known }));
  return (design) => {
    follow(design);
    const all = ids();
    return inOrder([...all.flatMap(at), ...findingsOfAll({ scope, registry, ids: all, known })]);
  };
}
