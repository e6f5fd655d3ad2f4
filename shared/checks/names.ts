import { componentId } from '../model/design.ts';
import type { AnyRegistry } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import { declaredHints } from '../model/prop-values.ts';
import { propReferences } from '../model/references.ts';
import type { Scope } from '../model/scope.ts';
import { parseIpv4 } from '../net/address.ts';
import { isKnown, type CheckContext, type DesignCheck } from './contract.ts';

/** TOPO-007: names that two things share, references to nothing, things that only references could use and none does. */

function twins(scope: Scope): readonly Finding[] {
  const byName = new Map<string, string[]>();
  for (const [id, { name }] of Object.entries(scope.design.components)) {
    if (name !== '') byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  return [...byName].flatMap(([name, ids]) => {
    const sorted = ids.sort();
    return sorted.slice(1).map((id): Finding => ({ code: 'TOPO-007', severity: 'info', at: { component: componentId(id) }, params: { case: 'name', name, id: sorted[0] ?? '' } }));
  });
}

/** A reference to nothing is an error: whatever the row or field is for, it does not happen (SG-006 of the list is the case of a rule). */
function lostReferences(scope: Scope, registry: AnyRegistry, known: CheckContext['known']): readonly Finding[] {
  return Object.entries(scope.design.components).flatMap(([id, component]) => {
    const schema = registry.find(component.kind)?.schema;
    if (schema === undefined) return [];
    return propReferences(schema, component.props)
      .filter(({ target, path }) => target !== '' && scope.component(target) === null && !isKnown(known, id, path))
      .map(({ target, path }): Finding => ({ code: 'TOPO-007', severity: 'error', at: { component: componentId(id), path }, params: { case: 'reference', name: component.name, id: target } }));
  });
}

/** Probes that start at something which is neither there nor an address. A destination may be a host name, so it is not judged. */
function lostProbes(scope: Scope): readonly Finding[] {
  return Object.entries(scope.design.probes).flatMap(([id, probe]): readonly Finding[] => {
    const [owner = '', port] = probe.from.split('/');
    const entry = scope.component(owner);
    const isThere = entry === null ? parseIpv4(probe.from) !== null : port === undefined || scope.interfaces(entry.id).some((row) => row.id === port);
    return isThere ? [] : [{ code: 'TOPO-007', severity: 'error', at: { component: entry?.id ?? componentId(id) }, params: { case: 'probe', id, from: probe.from } }];
  });
}

const referenceOnly = new WeakMap<AnyRegistry, ReadonlySet<string>>();

/** Kinds that have neither links nor contents and act only where a field names them: policies, keys, images. */
function referenceOnlyKinds(registry: AnyRegistry): ReadonlySet<string> {
  const known = referenceOnly.get(registry);
  if (known !== undefined) return known;
  const named = new Set(registry.kinds.flatMap((kind) => declaredHints(kind.schema)).flatMap((hint) => hint.kinds ?? []));
  const made = new Set(registry.kinds.filter((kind) => named.has(kind.id) && kind.links.length === 0 && kind.shape === 'node').map((kind) => kind.id));
  referenceOnly.set(registry, made);
  return made;
}

function unused(scope: Scope, registry: AnyRegistry, known: CheckContext['known']): readonly Finding[] {
  const kinds = referenceOnlyKinds(registry);
  const used = new Set(
    Object.values(scope.design.components).flatMap((component) => {
      const schema = registry.find(component.kind)?.schema;
      return schema === undefined ? [] : propReferences(schema, component.props).map((reference) => reference.target);
    }),
  );
  const probed = new Set(Object.values(scope.design.probes).map((probe) => probe.key));
  return Object.entries(scope.design.components)
    .filter(([id, component]) => kinds.has(component.kind) && !used.has(id) && !probed.has(id) && !known.has(id))
    .map(([id, component]): Finding => ({ code: 'TOPO-007', severity: 'info', at: { component: componentId(id) }, params: { case: 'unused', name: component.name } }));
}

export const names: DesignCheck = {
  codes: ['TOPO-007'],
  run: ({ scope, registry, known }) => [...twins(scope), ...lostReferences(scope, registry, known), ...lostProbes(scope), ...unused(scope, registry, known)],
};
