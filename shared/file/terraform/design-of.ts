import type { AnyRegistry } from '../../model/definition.ts';
import { componentId, emptyDesign, type Component, type Design, type Link } from '../../model/design.ts';
import { createScope, type Scope } from '../../model/scope.ts';
import type { ReadRecord } from './desk.ts';
import { isUnknown, withoutUnknown } from './found-resource.ts';

/** Components that Terraform does not manage, or whose values it did not tell, bear this tag. */
export const importedReference = 'imported-reference';

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
function chooseUnknown(design: Design, record: ReadRecord, registry: AnyRegistry): Component | null {
  const { id, kind, draft } = record;
  const component = design.components[id];
  const definition = registry.find(kind);
  if (component === undefined || definition === null || draft === null) return null;
  const scope = createScope(design, registry);
  const unknown = Object.keys(draft.props).filter((name) => isUnknown(draft.props[name]));
  const suggested = definition.create(id, component, scope);
  const chosen = Object.fromEntries(unknown.flatMap((name) => (Object.hasOwn(suggested, name) ? [[name, suggested[name]] as const] : [])));
  const next = { ...component, props: { ...component.props, ...chosen } };
  return { ...next, props: { ...next.props, ...definition.relocate(id, next, scope.supposing(id, next)) } };
}

/** What follows when the links of the file are drawn: an attached gateway becomes available and gets a public address (IG-06, IG-11). */
function withEffects(design: Design, registry: AnyRegistry): Design {
  let current = design;
  let scope: Scope = createScope(current, registry);
  for (const [id, link] of Object.entries(design.links).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const end of [link.from.component, link.to.component]) {
      const component = current.components[end];
      const definition = component === undefined ? null : registry.find(component.kind);
      const props = component === undefined || definition === null ? {} : (definition.onConnect(end, component, { id, link }, scope).props ?? {});
      if (Object.keys(props).length === 0) continue;
      const components: Components = { ...current.components };
      for (const [target, values] of Object.entries(props)) {
        const old = components[target];
        if (old !== undefined) components[target] = { ...old, props: { ...old.props, ...values } };
      }
      current = { ...current, components };
      scope = createScope(current, registry);
    }
  }
  return current;
}

/** Components and links of what was read, without a layout: a file that has none opens as a readable picture. */
export function designOf(records: readonly ReadRecord[], name: string, registry: AnyRegistry): MadeDesign {
  const links = linksOf(records);
  let design: Design = { ...emptyDesign, meta: { ...emptyDesign.meta, name }, components: componentsOf(records), links };
  const guessed = records.filter((record) => record.draft !== null && hasUnknown(record.draft.props));
  for (const record of guessed) {
    const component = chooseUnknown(design, record, registry);
    if (component !== null) design = { ...design, components: { ...design.components, [record.id]: component } };
  }
  const assumed = records.filter((record) => record.draft?.isAssumed === true || guessed.includes(record)).map((record) => design.components[componentId(record.id)]?.name ?? record.id);
  return { design: withEffects(design, registry), assumed };
}
