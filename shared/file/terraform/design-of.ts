import type { AnyRegistry } from '../../model/definition.ts';
import { componentId, emptyDesign, type Component, type Design, type Link } from '../../model/design.ts';
import { followDesigns } from '../../model/followed-scope.ts';
import type { Scope } from '../../model/scope.ts';
import { importedReference } from '../../model/terraform.ts';
import type { ReadRecord } from './desk.ts';
import { isUnknown, withoutUnknown } from './found-resource.ts';

export interface MadeDesign {
  readonly design: Design;
  /** Names of components with values that only the program chose. */
  readonly assumed: readonly string[];
}

type Components = Record<string, Component>;

function propsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

/** Component references are ids, which no file says: they are text here, and those that name a component of another file do not exist. */
function componentsOf(records: readonly ReadRecord[]): Components {
  const components: Components = {};
  for (const { id, kind, draft, isReference } of records) {
    if (draft === null) continue;
    const name = isUnknown(draft.name) ? id : draft.name;
    components[id] = { kind, name, parent: draft.parent, props: propsOf(withoutUnknown(draft.props)), ...(isReference ? { tags: [importedReference] } : {}) };
  }
  return components;
}

function linksOf(records: readonly ReadRecord[]): Record<string, Link> {
  const links: Record<string, Link> = {};
  for (const { id, draft } of records) {
    for (const { kind, port, to, toPort } of draft?.links ?? []) {
      const base = `${id}-${to}`.slice(0, 60);
      let name = base;
      for (let count = 2; Object.hasOwn(links, name); count += 1) name = `${base}-${count}`;
      links[name] = { kind, from: { component: id, ...(port === undefined ? {} : { port }) }, to: { component: to, ...(toPort === undefined ? {} : { port: toPort }) } };
    }
  }
  return links;
}

function hasUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isUnknown(value) || (typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown));
}

/** Values that a plan does not know yet, chosen as for a component freshly drawn: the next free address and the like. */
function chooseUnknown({ id, kind, draft }: ReadRecord, design: Design, scopeOf: (design: Design) => Scope, registry: AnyRegistry): Design {
  const component = design.components[id];
  const definition = registry.find(kind);
  if (component === undefined || definition === null || draft === null) return design;
  const unknown = Object.keys(draft.props).filter((name) => isUnknown(draft.props[name]));
  const suggested = definition.create(id, component, scopeOf(design));
  const chosen = Object.fromEntries(unknown.flatMap((name) => (Object.hasOwn(suggested, name) ? [[name, suggested[name]] as const] : [])));
  const put = (next: Component): Design => ({ ...design, components: { ...design.components, [id]: next } });
  const next = { ...component, props: { ...component.props, ...chosen } };
  return put({ ...next, props: { ...next.props, ...definition.relocate(id, next, scopeOf(put(next))) } });
}

/** What follows when the links of the file are drawn: an attached gateway becomes available and gets a public address (IG-06, IG-11). What the file says stays. */
function withEffects(design: Design, scopeOf: (design: Design) => Scope, registry: AnyRegistry): Design {
  let current = design;
  for (const [id, link] of Object.entries(design.links).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const end of [link.from.component, link.to.component]) {
      const component = current.components[end];
      const definition = component === undefined ? null : registry.find(component.kind);
      const props = component === undefined || definition === null ? {} : (definition.onConnect(end, component, { id, link }, scopeOf(current)).props ?? {});
      for (const [target, values] of Object.entries(props)) {
        const old = current.components[target];
        const said = design.components[target]?.props ?? {};
        const news = Object.entries(values).filter(([name]) => !Object.hasOwn(said, name));
        if (old !== undefined && news.length > 0) current = { ...current, components: { ...current.components, [target]: { ...old, props: { ...old.props, ...Object.fromEntries(news) } } } };
      }
    }
  }
  return current;
}

/** Components and links of what was read, without a layout: a file that has none opens as a readable picture. */
export function designOf(records: readonly ReadRecord[], name: string, registry: AnyRegistry): MadeDesign {
  const links = linksOf(records);
  let design: Design = { ...emptyDesign, meta: { ...emptyDesign.meta, name }, components: componentsOf(records), links };
  const guessed = records.filter((record) => record.draft !== null && hasUnknown(record.draft.props));
  const followed = followDesigns(registry);
  let shown: Design | null = null;
  // One scope that goes along with the design: a new one for every change would read everything again each time.
  const scopeOf = (next: Design): Scope => {
    if (next !== shown) followed.follow(next);
    shown = next;
    return followed.scope;
  };
  for (const record of guessed) design = chooseUnknown(record, design, scopeOf, registry);
  const assumed = records.filter((record) => record.draft?.isAssumed === true || guessed.includes(record)).map((record) => design.components[componentId(record.id)]?.name ?? record.id);
  return { design: withEffects(design, scopeOf, registry), assumed };
}
