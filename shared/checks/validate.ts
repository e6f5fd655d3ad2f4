import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { addressText } from './address-text.ts';
import { byComponent, type DesignCheck } from './contract.ts';
import { dangling } from './dangling.ts';
import { forbidden } from './forbidden.ts';
import { names } from './names.ts';
import { probeValues } from './probe-values.ts';
import { segments } from './segments.ts';
import { unknownKinds } from './unknown-kinds.ts';

export const designChecks: readonly DesignCheck[] = [addressText, dangling, forbidden, names, segments, unknownKinds, probeValues];

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compare(a: Finding, b: Finding): number {
  return (
    order[a.severity] - order[b.severity] ||
    compareText(a.at.component, b.at.component) ||
    compareText(a.at.path ?? '', b.at.path ?? '') ||
    compareText(a.code, b.code) ||
    compareText(JSON.stringify(a.params), JSON.stringify(b.params))
  );
}

function kindFindings(scope: Scope, registry: AnyRegistry): readonly Finding[] {
  return Object.keys(scope.design.components).flatMap((id) => {
    const entry = scope.component(id);
    return entry === null ? [] : (registry.find(entry.component.kind)?.checks(entry.id, entry.component, scope) ?? []);
  });
}

/**
 * Everything that is wrong with a design, or worth knowing: what its kinds find, then what only the whole design shows. Errors first, then by
 * component, place and code, so that the order never depends on the file's. Packets are not sent here: see {@link checkProbes}.
 */
export function validate(design: Design, registry: AnyRegistry, scope: Scope = createScope(design, registry)): readonly Finding[] {
  const ofKinds = kindFindings(scope, registry);
  const context = { scope, registry, known: byComponent(ofKinds) };
  const all = [...ofKinds, ...designChecks.flatMap((check) => check.run(context))];
  const seen = new Set<string>();
  return all
    .filter((finding) => {
      const key = JSON.stringify([finding.code, finding.at, finding.params]);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .sort(compare);
}
