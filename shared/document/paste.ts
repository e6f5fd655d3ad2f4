import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type Component, type ComponentId, type Link, type LinkEnd } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { noteLimits, notesOf, type Note } from '../model/note.ts';
import { propReferences, renameReferences } from '../model/references.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { fragmentOf, readClipboard, type Fragment } from './clipboard.ts';
import { clearedPlaces } from './clear-place.ts';
import { defineCommand } from './command.ts';
import type { CommandContext, DesignDraft } from './contract.ts';
import { current } from './draft.ts';
import { regrouped } from './grouping.ts';
import { grownContainers } from './growth.ts';
import { beside, landed, landingAt, rootsOf, type Homes, type Landing } from './landing.ts';
import { nearestLegalParent, parentRefusals } from './legality.ts';
import { relocate } from './move.ts';
import { freeId, freeName } from './naming.ts';
import { putNote } from './notes.ts';
import { copyJson, propsRefusals } from './props.ts';
import { documentLimits, missing, missingThings, refusal } from './refusals.ts';
import { stepNames } from './step-names.ts';

/** The chosen container, else the nearest around it in which the kind may stand, else where the original stands. */
export function homesFor(fragment: Fragment, registry: AnyRegistry, scope: Scope, parent: ComponentId | null | undefined): Homes {
  return new Map(
    rootsOf(fragment).map((id) => {
      const component = fragment.components[id];
      const original = component?.parent ?? null;
      const kind = component?.kind ?? '';
      const found = parent === undefined ? undefined : nearestLegalParent(registry, scope, kind, parent);
      if (found !== undefined) return [id, found];
      const canStay = (original === null || scope.component(original) !== null) && parentRefusals(registry, scope, kind, original).length === 0;
      return [id, canStay ? original : undefined];
    }),
  );
}

export function refusalsFor(fragment: Fragment, homes: Homes, { registry, scope }: CommandContext): readonly Refusal[] {
  const count = Object.keys(scope.design.components).length + Object.keys(fragment.components).length;
  if (count > documentLimits.components) return [refusal('TOO_MANY_COMPONENTS', { limit: documentLimits.components })];
  const noteCount = Object.keys(notesOf(scope.design)).length + Object.keys(fragment.notes).length;
  if (noteCount > noteLimits.count) return [refusal('TOO_MANY_NOTES', { limit: noteLimits.count })];
  const refusals = Object.entries(fragment.components).flatMap(([id, component]) => {
    const definition = registry.find(component.kind);
    if (definition === null) return [refusal('KIND_UNKNOWN', { kind: component.kind })];
    const homeless = homes.has(id) && homes.get(id) === undefined ? parentRefusals(registry, scope, component.kind, component.parent) : [];
    return [...homeless, ...propsRefusals(registry, component.kind, component.props)];
  });
  return refusals.length > 0 ? refusals : placeRefusals(fragment, homes, { registry, scope });
}

/** The components of a fragment, each after what holds it and what its props name: a kind that asks for those finds them. */
function inOrderOfNeed(fragment: Fragment, registry: AnyRegistry): readonly string[] {
  const ordered = new Set<string>();
  const asked = new Set<string>();
  const visit = (id: string): void => {
    const component = Object.hasOwn(fragment.components, id) ? fragment.components[id] : undefined;
    if (component === undefined || asked.has(id)) return;
    asked.add(id);
    const schema = registry.find(component.kind)?.schema;
    if (component.parent !== null) visit(component.parent);
    for (const { target } of schema === undefined ? [] : propReferences(schema, component.props)) visit(target);
    ordered.add(id);
  };
  for (const id of Object.keys(fragment.components)) visit(id);
  return [...ordered];
}

/**
 * What the kinds say to each new component, one after the other, so that the last of many can be one too many. Who is refused is asked once more with
 * all the others there: two kinds may each ask for the other. What a design may hold with a warning, a copy of it may hold too.
 */
function placeRefusals(fragment: Fragment, homes: Homes, { registry, scope }: CommandContext): readonly Refusal[] {
  const names = newIds(fragment, scope);
  const placed = new Map<ComponentId, Component>();
  const refused = new Set<ComponentId>();
  let sofar = scope;
  for (const id of inOrderOfNeed(fragment, registry)) {
    const component = fragment.components[id];
    if (component === undefined) continue;
    const fresh = componentId(names.get(id) ?? id);
    const parent = homes.has(id) ? (homes.get(id) ?? null) : componentId(names.get(component.parent ?? '') ?? '');
    const schema = registry.find(component.kind)?.schema;
    const made: Component = { ...component, parent, props: schema === undefined ? component.props : renameReferences(schema, component.props, names) };
    placed.set(fresh, made);
    if ((registry.find(made.kind)?.guardPlace(fresh, made, sofar) ?? []).length > 0) refused.add(fresh);
    sofar = sofar.supposing(fresh, made);
  }
  const { design } = scope;
  return [...refused].flatMap((id) => {
    const component = placed.get(id);
    const others = Object.fromEntries([...placed].filter(([other]) => other !== id));
    const definition = component === undefined ? null : registry.find(component.kind);
    if (component === undefined || definition === null) return [];
    const amongOthers = createScope({ ...design, components: { ...design.components, ...others } }, registry);
    const warned = definition.checks(id, component, amongOthers.supposing(id, component)).filter(({ severity }) => severity !== 'error').map(({ code }) => code);
    return definition.guardPlace(id, component, amongOthers).filter(({ code }) => !warned.includes(code));
  });
}

/** New ids for everything in a fragment, by old id. Ids that are free stay what they were. */
function newIds(fragment: Fragment, scope: Scope): ReadonlyMap<string, string> {
  const taken: { components: Record<string, Component>; links: Record<string, Link>; notes: Record<string, Note>; probes: typeof scope.design.probes } = {
    components: { ...scope.design.components },
    links: { ...scope.design.links },
    notes: { ...notesOf(scope.design) },
    probes: scope.design.probes,
  };
  const names = new Map<string, string>();
  for (const [id, component] of Object.entries(fragment.components)) {
    const fresh = freeId(taken, id, component.kind);
    taken.components[fresh] = component;
    names.set(id, fresh);
  }
  for (const [id, link] of Object.entries(fragment.links)) {
    const fresh = freeId(taken, id, 'link');
    taken.links[fresh] = link;
    names.set(id, fresh);
  }
  for (const [id, note] of Object.entries(fragment.notes)) {
    const fresh = freeId(taken, id, 'note-1');
    taken.notes[fresh] = note;
    names.set(id, fresh);
  }
  return names;
}

/** Puts a fragment into the document: ids, names, references, groups and addresses become its own. The new ids by old id. */
export function insert(draft: DesignDraft, fragment: Fragment, landing: Landing, context: CommandContext): ReadonlyMap<string, string> {
  const { registry, scope } = context;
  const { homes, shift } = landing;
  const names = newIds(fragment, scope);
  const idOf = (id: string): ComponentId => componentId(names.get(id) ?? id);
  const used = { components: { ...scope.design.components } };
  const placements = regrouped(fragment.placements, scope.design);
  for (const [id, component] of Object.entries(fragment.components)) {
    const schema = registry.find(component.kind)?.schema;
    const fresh = idOf(id);
    const parent = homes.has(id) ? (homes.get(id) ?? null) : idOf(component.parent ?? '');
    const name = freeName(used, component.name);
    const props = schema === undefined ? component.props : renameReferences(schema, component.props, names);
    const added: Component = copyJson({ ...component, name, parent, props });
    used.components[fresh] = added;
    Object.assign(draft.components, { [fresh]: added });
    const placement = placements[id] ?? { x: 24, y: 48 };
    Object.assign(draft.placements, { [fresh]: copyJson(homes.has(id) ? landed(id, placement, fragment, landing, scope) : placement) });
  }
  for (const [id, note] of Object.entries(fragment.notes)) {
    putNote(draft, idOf(id), note);
    Object.assign(draft.placements, { [idOf(id)]: copyJson(landed(id, placements[id] ?? { x: 24, y: 48 }, fragment, landing, scope)) });
  }
  const endOf = (end: LinkEnd): LinkEnd => ({ ...end, component: idOf(end.component) });
  for (const [id, link] of Object.entries(fragment.links)) {
    const isInside = names.has(link.from.component) && names.has(link.to.component);
    if (!isInside) continue;
    Object.assign(draft.links, { [idOf(id)]: copyJson({ ...link, from: endOf(link.from), to: endOf(link.to) }) });
    const placement = placements[id];
    const bends = placement?.bends?.map((bend) => ({ x: bend.x + shift.x, y: bend.y + shift.y }));
    if (placement !== undefined) Object.assign(draft.placements, { [idOf(id)]: copyJson({ ...placement, ...(bends === undefined ? {} : { bends }) }) });
  }
  const added = Object.keys(fragment.components).map(idOf);
  relocate(draft, added, { registry });
  Object.assign(draft.placements, clearedPlaces(current(draft), registry, added));
  Object.assign(draft.placements, grownContainers(current(draft), registry, added));
  return names;
}

/** Pastes clipboard text: at `x`, `y` (the top left corner of the whole piece, relative to `parent`) or beside the originals. */
export const pasteSelection = defineCommand({
  id: 'selection.paste',
  title: { ko: '붙여넣기', en: 'Paste' },
  args: z.object({ text: z.string(), parent: idSchema.nullable().exactOptional(), x: z.number().exactOptional(), y: z.number().exactOptional() }),
  precondition: (design, args, context) => {
    const fragment = readClipboard(args.text);
    if (fragment === null || Object.keys(fragment.components).length + Object.keys(fragment.notes).length === 0) return [refusal('CLIPBOARD_UNREADABLE')];
    if (typeof args.parent === 'string' && !Object.hasOwn(design.components, args.parent)) return missing(design, [args.parent]);
    return refusalsFor(fragment, homesFor(fragment, context.registry, context.scope, args.parent), context);
  },
  run: (draft, args, context) => {
    const fragment = readClipboard(args.text);
    if (fragment === null) return;
    const homes = homesFor(fragment, context.registry, context.scope, args.parent);
    insert(draft, fragment, landingAt(fragment, homes, context.scope, args), context);
  },
});

/** Copies components and notes, with contents and the links among them, by `dx`, `dy` on the canvas: in their containers, or into another one. */
export const duplicateSelection = defineCommand({
  id: 'selection.duplicate',
  title: { ko: '{names} 복제', en: 'Duplicate {names}' },
  args: z.object({ ids: z.array(idSchema).min(1), dx: z.number().default(beside), dy: z.number().default(beside), parent: idSchema.nullable().exactOptional() }),
  precondition: (design, args, context) => {
    const gone = missingThings(design, [...args.ids, ...(typeof args.parent === 'string' ? [args.parent] : [])]);
    if (gone.length > 0) return gone;
    const fragment = fragmentOf(context.scope, args.ids);
    return refusalsFor(fragment, homesFor(fragment, context.registry, context.scope, args.parent), context);
  },
  run: (draft, args, context) => {
    const fragment = fragmentOf(context.scope, args.ids);
    const homes = homesFor(fragment, context.registry, context.scope, args.parent);
    insert(draft, fragment, { homes, shift: { x: args.dx, y: args.dy }, isBeside: args.parent === undefined }, context);
  },
  describe: (design, args) => ({ names: stepNames(design, args.ids) }),
});
