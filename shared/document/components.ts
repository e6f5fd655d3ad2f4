import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type Component, type ComponentId, type Placement } from '../model/design.ts';
import type { Scope } from '../model/scope.ts';
import { defineCommand } from './command.ts';
import { current, place } from './draft.ts';
import { isContainer, leastSize, overlapped } from './geometry.ts';
import { grownContainers, lockedNeighbours } from './growth.ts';
import { parentRefusals } from './legality.ts';
import { cleanName, freeId, freeName } from './naming.ts';
import { leastNoteRefusals, lockedNote } from './notes.ts';
import { copyJson, editRefusals, initialProps, propsRefusals } from './props.ts';
import { badNewId, documentLimits, missing, missingThings, refusal } from './refusals.ts';

const jsonObject = z.record(z.string(), z.unknown());

/** A component as `component.add` brings it: a free id and name where none are given, the props its kind starts with. */
function newComponent(
  { kind, parent, id: wantedId, name: wantedName = '', props }: { readonly kind: string; readonly parent: ComponentId | null; readonly id?: string; readonly name?: string; readonly props: Component['props'] },
  registry: AnyRegistry,
  scope: Scope,
): { readonly id: ComponentId; readonly component: Component } {
  const wanted = cleanName(wantedName);
  const id = componentId(wantedId ?? freeId(scope.design, wanted, kind));
  const name = freeName(scope.design, wanted === '' ? id : wanted);
  const component: Component = { kind, name, parent, props };
  return { id, component: { ...component, props: initialProps(registry, id, component, scope) } };
}

function placementOf({ x, y, width, height }: { readonly x: number; readonly y: number; readonly width?: number; readonly height?: number }): Pick<Placement, 'x' | 'y' | 'width' | 'height'> {
  return { x, y, ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
}

/** Adds a component with a free id and name, the kind's defaults, and what the kind itself creates (a free address and the like). */
export const addComponent = defineCommand({
  id: 'component.add',
  title: { ko: '{kind} 추가', en: 'Add {kind}' },
  args: z.object({
    kind: z.string(),
    parent: idSchema.nullable().default(null),
    x: z.number(),
    y: z.number(),
    width: z.number().exactOptional(),
    height: z.number().exactOptional(),
    id: z.string().exactOptional(),
    name: z.string().exactOptional(),
    props: jsonObject.default({}),
  }),
  precondition: (design, args, { registry, scope }) => {
    if (registry.find(args.kind) === null) return [refusal('KIND_UNKNOWN', { kind: args.kind })];
    const refusals = [...badNewId(design, args.id), ...parentRefusals(registry, scope, args.kind, args.parent), ...propsRefusals(registry, args.kind, args.props)];
    const count = Object.keys(design.components).length;
    if (count >= documentLimits.components) refusals.push(refusal('TOO_MANY_COMPONENTS', { limit: documentLimits.components }));
    if (refusals.length > 0) return refusals;
    const { id, component } = newComponent(args, registry, scope);
    const guarded = registry.find(args.kind)?.guardPlace(id, component, scope) ?? [];
    if (guarded.length > 0) return guarded;
    const next = { ...design, components: { ...design.components, [id]: component }, placements: { ...design.placements, [id]: placementOf(args) } };
    return lockedNeighbours(next, registry, [id]);
  },
  run: (draft, args, { registry, scope }) => {
    const { id, component } = newComponent(args, registry, scope);
    draft.components[id] = { kind: component.kind, name: component.name, parent: component.parent, props: component.props };
    draft.placements[id] = placementOf(args);
    Object.assign(draft.placements, grownContainers(current(draft), registry, [id]));
  },
  describe: (_design, args) => ({ kind: args.kind }),
});

/** Merges new values over the props of a component. */
export const updateComponent = defineCommand({
  id: 'component.update',
  title: { ko: '{name} 수정', en: 'Edit {name}' },
  args: z.object({ id: idSchema, props: jsonObject }),
  precondition: (design, args, { registry, scope }) => {
    const component = design.components[args.id];
    if (component === undefined) return missing(design, [args.id]);
    return editRefusals(registry, scope, componentId(args.id), { ...component, props: { ...component.props, ...args.props } });
  },
  run: (draft, args) => {
    const component = draft.components[args.id];
    if (component !== undefined) Object.assign(component.props, copyJson(args.props));
  },
  describe: (design, args) => ({ name: design.components[args.id]?.name ?? args.id }),
  touches: (args) => [args.id],
});

/** Gives a component another name. Two components may share one: a finding says so, nothing breaks. */
export const renameComponent = defineCommand({
  id: 'component.rename',
  title: { ko: '이름을 {name}(으)로 변경', en: 'Rename to {name}' },
  args: z.object({ id: idSchema, name: z.string() }),
  precondition: (design, args, { registry, scope }) => {
    const component = design.components[args.id];
    if (component === undefined) return missing(design, [args.id]);
    const [id, name] = [componentId(args.id), cleanName(args.name)];
    if (name === '') return [refusal('NAME_EMPTY', {}, { component: id })];
    return registry.find(component.kind)?.guardRename(id, component, name, scope) ?? [];
  },
  run: (draft, args) => {
    const component = draft.components[args.id];
    if (component !== undefined) component.name = cleanName(args.name);
  },
  describe: (_design, args) => ({ name: cleanName(args.name) }),
  touches: (args) => [args.id],
});

/** Sets size and place of a container. Its contents keep their place on the canvas when the top left corner moves. */
export const resizeComponent = defineCommand({
  id: 'component.resize',
  title: { ko: '{name} 크기 조정', en: 'Resize {name}' },
  layoutOnly: true,
  args: z.object({ id: idSchema, x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() }),
  precondition: (design, args, { registry, scope }) => {
    const component = design.components[args.id];
    if (component === undefined) return [...missingThings(design, [args.id]), ...lockedNote(design, args.id), ...leastNoteRefusals(design, args)];
    const id = componentId(args.id);
    if (design.placements[id]?.locked === true) return [refusal('LOCKED', { name: component.name }, { component: id })];
    const least = leastSize(scope, registry, id, args);
    if (args.width < least.width || args.height < least.height) {
      return [refusal('TOO_SMALL', { name: component.name, width: Math.ceil(least.width), height: Math.ceil(least.height) }, { component: id })];
    }
    const covered = isContainer(component, registry) ? overlapped(scope, registry, id, component.parent, args) : [];
    return covered.map((other) => refusal('OVERLAP', { name: component.name, other: design.components[other]?.name ?? other }, { component: id }, [other]));
  },
  run: (draft, args, { registry, scope }) => {
    const before = scope.design.placements[args.id];
    const shift = { x: args.x - (before?.x ?? args.x), y: args.y - (before?.y ?? args.y) };
    place(draft, args.id, { x: args.x, y: args.y, width: args.width, height: args.height });
    for (const { id } of scope.children(componentId(args.id))) {
      const child = draft.placements[id];
      if (child === undefined) continue;
      child.x -= shift.x;
      child.y -= shift.y;
    }
    Object.assign(draft.placements, grownContainers(current(draft), registry, [args.id]));
  },
  describe: (design, args) => ({ name: design.components[args.id]?.name ?? args.id }),
  touches: (args) => [args.id],
});
