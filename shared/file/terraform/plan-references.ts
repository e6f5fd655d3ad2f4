import { isObject, listAt, objectAt, textAt, type Json } from './tree.ts';

/** A reference in a configuration, as `terraform show -json` lists it, seen from a module. */
export interface PlanReference {
  /** Address of the resource without index, module path included. */
  readonly address: string;
  /** `[0]`, `["key"]` or nothing. */
  readonly index: string;
  /** Empty where the configuration lists the resource only: `port[count.index].id` is listed as `port` and `count.index`. */
  readonly attribute: string;
}

/** A module's configuration and the call that brings it; the root has none. */
export interface PlanModule {
  /** `module.net.` for references from inside, empty at the root. */
  readonly prefix: string;
  readonly configuration: Json;
  readonly caller: { readonly module: PlanModule; readonly expressions: Json } | null;
}

const step = /^([A-Za-z_][\w-]*)((?:\[[^\]]*\])*)(?:\.|$)/;

/** `a.b[0].c[1].d` as names with their indexes. */
function stepsOf(reference: string): readonly { readonly name: string; readonly index: string }[] {
  const steps: { name: string; index: string }[] = [];
  for (let rest = reference; rest !== '';) {
    const found = step.exec(rest);
    if (found === null) break;
    steps.push({ name: found[1] ?? '', index: found[2] ?? '' });
    rest = rest.slice(found[0].length);
  }
  return steps;
}

/** References through variables and outputs of modules are followed to the resource behind them; deeper than this nobody nests modules. */
const deepest = 20;

function follow(expression: unknown, module: PlanModule, depth: number): readonly PlanReference[] {
  return isObject(expression) ? listAt(expression, 'references').flatMap((text) => (typeof text === 'string' ? resolve(text, module, depth + 1) : [])) : [];
}

function resolve(text: string, module: PlanModule, depth: number): readonly PlanReference[] {
  if (depth > deepest) return [];
  const steps = stepsOf(text);
  const [first, second, third] = steps;
  if (first === undefined || second === undefined) return [];
  if (first.name === 'var') return module.caller === null ? [] : follow(module.caller.expressions[second.name], module.caller.module, depth);
  if (first.name === 'module') {
    const inner = innerModule(module, second.name);
    return third === undefined || inner === null ? [] : follow(objectAt(inner.configuration, 'outputs', third.name)['expression'], inner, depth);
  }
  const isData = first.name === 'data';
  const [type, name, attribute] = isData ? [second, third, steps[3]] : [first, second, third];
  if (type === undefined || name === undefined || ['local', 'each', 'count', 'path', 'self', 'terraform'].includes(first.name)) return [];
  return [{ address: `${module.prefix}${isData ? 'data.' : ''}${type.name}.${name.name}`, index: name.index, attribute: attribute?.name ?? '' }];
}

function innerModule(module: PlanModule, name: string): PlanModule | null {
  const call = objectAt(module.configuration, 'module_calls', name);
  const configuration = call['module'];
  return isObject(configuration) ? { prefix: `${module.prefix}module.${name}.`, configuration, caller: { module, expressions: objectAt(call, 'expressions') } } : null;
}

/**
 * All resources that an expression of a module names, in order, each attribute once. Next to `vpc.net.id` the configuration also lists `vpc.net`: a
 * resource alone counts only where no attribute of it is named.
 */
export function referencesOf(expression: unknown, module: PlanModule): readonly PlanReference[] {
  const seen = new Set<string>();
  const all = follow(expression, module, 0);
  const named = new Set(all.filter((reference) => reference.attribute !== '').map((reference) => reference.address));
  return all.filter(({ address, index, attribute }) => {
    if (attribute === '' && named.has(address)) return false;
    const key = `${address}${index}.${attribute}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** What a configuration says about each resource: the expressions of its arguments and the module they stand in, by address without index. */
export function expressionsOf(root: Json): ReadonlyMap<string, { readonly expressions: Json; readonly module: PlanModule; readonly type: string; readonly name: string; readonly isData: boolean }> {
  const found = new Map<string, { readonly expressions: Json; readonly module: PlanModule; readonly type: string; readonly name: string; readonly isData: boolean }>();
  const visit = (module: PlanModule, depth: number): void => {
    if (depth > deepest) return;
    for (const resource of listAt(module.configuration, 'resources')) {
      if (!isObject(resource)) continue;
      const [type, name, isData] = [textAt(resource, 'type'), textAt(resource, 'name'), resource['mode'] === 'data'];
      found.set(`${module.prefix}${isData ? 'data.' : ''}${type}.${name}`, { expressions: objectAt(resource, 'expressions'), module, type, name, isData });
    }
    for (const name of Object.keys(objectAt(module.configuration, 'module_calls'))) {
      const inner = innerModule(module, name);
      if (inner !== null) visit(inner, depth + 1);
    }
  };
  visit({ prefix: '', configuration: root, caller: null }, 0);
  return found;
}
