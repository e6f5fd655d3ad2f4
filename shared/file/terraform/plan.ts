import { addTo } from '../../model/scope.ts';
import type { JsonPath } from '../problem.ts';
import type { ValueProblem } from '../issues.ts';
import { nameWithIndex, unknownValue, type FoundResource, type FoundResources } from './found-resource.ts';
import { expressionsOf, referencesOf, type PlanModule, type PlanReference } from './plan-references.ts';
import { isObject, listAt, mismatch, objectAt, textAt, type Json } from './tree.ts';

/*
 * The JSON of `terraform show -json`, of a plan or of a state. What a plan does not know yet is followed through the configuration: an argument that names
 * another resource's id gets the same stand-in as that resource.
 */

/** Arguments that hold several references; the configuration alone does not tell them from those that hold one. */
const listArguments: ReadonlySet<string> = new Set(['security_groups', 'security_group_ids', 'all_security_group_ids', 'all_fixed_ips', 'sni_container_refs']);

/** What an argument means that names a resource without an attribute; all others mean its id. */
const meantAttribute: Readonly<Record<string, string>> = { security_groups: 'name', key_pair: 'name', floating_ip: 'address', address: 'access_ip_v4' };

interface Draft {
  readonly address: string;
  /** The address without any index, as the configuration has it. */
  readonly base: string;
  /** The module path, indexes included. */
  readonly place: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly index: string;
  readonly values: Record<string, unknown>;
  readonly path: JsonPath;
}

function partsOf(address: string): Pick<Draft, 'base' | 'place' | 'index'> {
  const [place = ''] = /^(?:module\.[^.[]+(?:\[[^\]]*\])?\.)*/.exec(address) ?? [];
  return { base: address.replaceAll(/\[[^\]]*\]/g, ''), place, index: /(\[[^\]]*\])$/.exec(address)?.[1] ?? '' };
}

function draftsIn(module: unknown, path: JsonPath, problems: ValueProblem[], depth = 0): readonly Draft[] {
  if (!isObject(module) || depth > 20) return [];
  const own = listAt(module, 'resources').flatMap((resource, at): Draft[] => {
    const where = [...path, 'resources', at];
    const found = isObject(resource)
      ? [mismatch(resource['address'], 'string', [...where, 'address']), mismatch(resource['type'], 'string', [...where, 'type']), mismatch(resource['name'], 'string', [...where, 'name'])].flatMap((problem) => problem ?? [])
      : [mismatch(resource, 'object', where)].flatMap((problem) => problem ?? []);
    problems.push(...found);
    if (!isObject(resource) || found.length > 0) return [];
    const address = textAt(resource, 'address');
    return [{
      address, ...partsOf(address), mode: resource['mode'] === 'data' ? 'data' : 'managed', type: textAt(resource, 'type'),
      name: nameWithIndex(textAt(resource, 'name'), resource['index']), values: { ...objectAt(resource, 'values') }, path: [...where, 'values'],
    }];
  });
  return [...own, ...listAt(module, 'child_modules').flatMap((child, at) => draftsIn(child, [...path, 'child_modules', at], problems, depth + 1))];
}

/** Data sources that are read while applying stand among the changes only. */
function draftsOfReads(plan: Json): readonly Draft[] {
  return listAt(plan, 'resource_changes').flatMap((change, at): Draft[] => {
    if (!isObject(change) || change['mode'] !== 'data' || !listAt(objectAt(change, 'change'), 'actions').includes('read')) return [];
    const address = textAt(change, 'address');
    const values = { ...objectAt(change, 'change', 'after') };
    return [{ address, ...partsOf(address), mode: 'data', type: textAt(change, 'type'), name: nameWithIndex(textAt(change, 'name'), change['index']), values, path: ['resource_changes', at] }];
  });
}

/** Fills arguments whose value is not known from the resources that the configuration names. */
function fill(values: Record<string, unknown>, expressions: Json, valueOf: (reference: PlanReference) => unknown, module: PlanModule): void {
  const target = values;
  for (const [name, expression] of Object.entries(expressions)) {
    const value = target[name];
    const nested: readonly unknown[] | null = Array.isArray(expression) ? expression : null;
    if (nested !== null) {
      const known: readonly unknown[] = Array.isArray(value) ? value : [];
      target[name] = nested.map((block, at) => {
        const old = known[at];
        const inner: Record<string, unknown> = isObject(old) ? { ...old } : {};
        if (isObject(block)) fill(inner, block, valueOf, module);
        return inner;
      });
      continue;
    }
    const isKnown = value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && (value.length === 0 || value.includes(null)));
    if (isKnown) continue;
    if (isObject(expression) && expression['constant_value'] !== undefined) {
      target[name] = expression['constant_value'];
      continue;
    }
    const references = referencesOf(expression, module).map((reference) => (reference.attribute === '' ? { ...reference, attribute: meantAttribute[name] ?? 'id' } : reference));
    const resolved = references.map(valueOf);
    if (resolved.length > 0) target[name] = listArguments.has(name) ? resolved : resolved[0];
  }
}

/** The resources of `terraform show -json`; of a plan, as they will be once it is applied. */
export function shownResources(shown: Json): FoundResources {
  const problems: ValueProblem[] = [];
  const isPlan = shown['planned_values'] !== undefined;
  const planned = isPlan ? draftsIn(objectAt(shown, 'planned_values')['root_module'], ['planned_values', 'root_module'], problems) : draftsIn(objectAt(shown, 'values')['root_module'], ['values', 'root_module'], problems);
  const before = isPlan ? draftsIn(objectAt(shown, 'prior_state', 'values')['root_module'], ['prior_state', 'values', 'root_module'], problems).filter((draft) => draft.mode === 'data') : [];
  const drafts = new Map<string, Draft>();
  for (const draft of [...planned, ...before, ...draftsOfReads(shown)]) if (!drafts.has(draft.address)) drafts.set(draft.address, draft);
  const byBase = new Map<string, Draft[]>();
  for (const draft of drafts.values()) addTo(byBase, draft.base, draft);
  for (const draft of drafts.values()) draft.values['id'] ??= unknownValue(draft.address, 'id');
  // What stands in the same instance of a module comes first, then what has the same index: `port[count.index]` is listed without it.
  const valueOf = (from: Draft) => (reference: PlanReference): unknown => {
    const candidates = byBase.get(reference.address) ?? [];
    const around = candidates.filter((candidate) => candidate.place === from.place);
    const [target] = [around, candidates].flatMap((some) => [reference.index, from.index].flatMap((index) => some.find((candidate) => candidate.index === index) ?? [])).concat(around, candidates);
    if (target === undefined) return unknownValue(reference.address, reference.attribute);
    const { values } = target;
    values[reference.attribute] ??= unknownValue(target.address, reference.attribute);
    return values[reference.attribute];
  };
  const configured = expressionsOf(objectAt(shown, 'configuration', 'root_module'));
  for (const draft of drafts.values()) {
    const said = configured.get(draft.base);
    if (said !== undefined) fill(draft.values, said.expressions, valueOf(draft), said.module);
  }
  const resources = [...drafts.values()].map(({ address, mode, type, name, values, path }): FoundResource => ({ address, mode, type, name, values, path }));
  return { resources, problems };
}
