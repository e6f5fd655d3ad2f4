import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { declaredHints } from '../model/prop-values.ts';
import { propReferences, type PropReference } from '../model/references.ts';
import type { Entry } from '../model/scope.ts';
import { parseIpv4 } from '../net/address.ts';
import { isKnown, kindOf, type CheckContext, type DesignCheck, type WholeContext } from './contract.ts';

/** TOPO-007: names that two things share, references to nothing, things that only references could use and none does. */

function twins({ scope, ids }: WholeContext): readonly Finding[] {
  const first = new Map<string, ComponentId>();
  return ids.flatMap((id): readonly Finding[] => {
    const name = scope.component(id)?.component.name ?? '';
    const twin = first.get(name);
    if (twin !== undefined) return [{ code: 'TOPO-007', severity: 'info', at: { component: id }, params: { case: 'name', name, id: twin } }];
    if (name !== '') first.set(name, id);
    return [];
  });
}

/** What a component's fields name. */
export function referencesOf({ component }: Entry, registry: AnyRegistry): readonly PropReference[] {
  const schema = registry.find(component.kind)?.schema;
  return schema === undefined ? [] : propReferences(schema, component.props);
}

/**
 * A reference to nothing is an error: whatever the row or field is for, it does not happen (SG-006 of the list is the case of a rule). One to the past
 * is only worth knowing.
 */
function lostReferences(entry: Entry, { scope, registry, known }: CheckContext): readonly Finding[] {
  return referencesOf(entry, registry)
    .filter(({ target, path }) => target !== '' && kindOf(scope, target) === null && !isKnown(known, entry.id, path))
    .map(({ target, path, isPast }): Finding => {
      const params = { case: isPast ? 'past' : 'reference', name: entry.component.name, id: target };
      return { code: 'TOPO-007', severity: isPast ? 'info' : 'error', at: { component: entry.id, path }, params };
    });
}

/** Probes that start at something which is neither there nor an address. A destination may be a host name, so it is not judged. */
function lostProbes({ scope }: CheckContext): readonly Finding[] {
  return Object.entries(scope.design.probes).flatMap(([id, probe]): readonly Finding[] => {
    const [owner = '', port] = probe.from.split('/');
    const entry = scope.component(owner);
    const isThere = entry === null ? parseIpv4(probe.from) !== null : port === undefined || scope.interfaces(entry.id).some((row) => row.id === port);
    return isThere ? [] : [{ code: 'TOPO-007', severity: 'error', at: { component: entry?.id ?? componentId(id) }, params: { case: 'probe', id, from: probe.from } }];
  });
}

const referenceOnly = new WeakMap<AnyRegistry, ReadonlySet<string>>();

/** Kinds that have neither links, addresses nor contents and act only where a field names them: policies, keys, images. A pod acts by itself. */
function referenceOnlyKinds(registry: AnyRegistry): ReadonlySet<string> {
  const known = referenceOnly.get(registry);
  if (known !== undefined) return known;
  const named = new Set(registry.kinds.flatMap((kind) => declaredHints(kind.schema)).flatMap((hint) => hint.kinds ?? []));
  const made = new Set(registry.kinds.filter((kind) => named.has(kind.id) && kind.links.length === 0 && !kind.hasInterfaces && kind.shape === 'node').map((kind) => kind.id));
  referenceOnly.set(registry, made);
  return made;
}

function unused({ scope, registry, ids, known }: WholeContext): readonly Finding[] {
  const kinds = referenceOnlyKinds(registry);
  const used = new Set<string | undefined>(Object.values(scope.design.probes).map((probe) => probe.key));
  const candidates: Entry[] = [];
  for (const id of ids) {
    const entry = scope.component(id);
    if (entry === null) continue;
    if (kinds.has(entry.component.kind)) candidates.push(entry);
    for (const { target } of referencesOf(entry, registry)) used.add(target);
  }
  return candidates
    .filter(({ id }) => !used.has(id) && known(id).length === 0)
    .map(({ id, component }): Finding => ({ code: 'TOPO-007', severity: 'info', at: { component: id }, params: { case: 'unused', name: component.name } }));
}

export const names: DesignCheck = {
  codes: ['TOPO-007'],
  component: lostReferences,
  design: (context) => [...twins(context), ...lostProbes(context), ...unused(context)],
};
