import { produce } from 'immer';
import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type Component, type ComponentId } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { NewComponent, NewLink, Operation, OperationContext, Outcome } from '../model/operation.ts';
import { createScope, type Entry, type Scope } from '../model/scope.ts';
import { defineCommand } from './command.ts';
import type { CommandContext, DesignDraft } from './contract.ts';
import { current, place } from './draft.ts';
import { contentSize, freeRoom, isContainer, rectangleOf, sizeOf } from './geometry.ts';
import { grownContainers } from './growth.ts';
import { parentRefusals } from './legality.ts';
import { examineLink } from './link-rules.ts';
import { carryOutConnection } from './links.ts';
import { cleanName, freeId, freeName } from './naming.ts';
import { copyJson, initialProps, propsRefusals } from './props.ts';
import { badNewId, documentLimits, missing, refusal } from './refusals.ts';
import { carryOutRemoval, removalRefusals, type Removal } from './remove.ts';

interface Known {
  readonly entry: Entry;
  readonly operation: Operation;
}

/** The component and its operation, or null where there is no such thing. */
function find({ registry, scope }: CommandContext, id: string, operationId: string): Known | null {
  const entry = scope.component(id);
  const operation = registry.find(entry?.component.kind ?? '')?.operations.find((candidate) => candidate.id === operationId);
  return entry === null || operation === undefined ? null : { entry, operation };
}

/** Free ids and names for an operation: the same ones each time it is asked from the same design. */
function contextFor(scope: Scope): OperationContext {
  const ids = { ...scope.design, components: { ...scope.design.components } };
  const names = { components: { ...scope.design.components } };
  const placeholder = (name: string): Component => ({ kind: '', name, parent: null, props: {} });
  return {
    scope,
    freshId: (wanted) => {
      const id = componentId(freeId(ids, wanted, 'new'));
      ids.components[id] = placeholder('');
      return id;
    },
    freshName: (wanted) => {
      const name = freeName(names, wanted);
      names.components[` ${name}`] = placeholder(name);
      return name;
    },
  };
}

function outcomeOf({ entry, operation }: Known, inputs: unknown, scope: Scope): Outcome {
  return operation.run(entry.id, entry.component, inputs, contextFor(scope));
}

/** New components that stand neither in another new one nor in the one that was operated: what a person wants to see next. */
function broughtOutside({ components = [] }: Outcome, operated: ComponentId): readonly ComponentId[] {
  const inside = new Set<ComponentId | null>([operated, ...components.map(({ id }) => id)]);
  return components.filter(({ component }) => component.parent === null || !inside.has(component.parent)).map(({ id }) => id);
}

function setProps(draft: DesignDraft, registry: AnyRegistry, changes: Outcome['props']): readonly Refusal[] {
  return Object.entries(changes ?? {}).flatMap(([id, props]) => {
    const component = Object.hasOwn(draft.components, id) ? draft.components[id] : undefined;
    if (component === undefined) return [];
    const wrong = propsRefusals(registry, component.kind, { ...component.props, ...props }, componentId(id));
    if (wrong.length === 0) Object.assign(component.props, copyJson(props));
    return wrong;
  });
}

function removeThings(draft: DesignDraft, registry: AnyRegistry, outcome: Outcome): readonly Refusal[] {
  const args: Removal = { ids: [...(outcome.removeComponents ?? [])], links: (outcome.removeLinks ?? []).map(componentId), contents: 'remove' };
  if (args.ids.length + args.links.length === 0) return [];
  const design = current(draft);
  const context = { registry, scope: createScope(design, registry) };
  const refusals = removalRefusals(design, args, context);
  if (refusals.length === 0) carryOutRemoval(draft, args, context);
  return refusals;
}

/** Puts one component into another container, in free room there. Where it runs is no reason to change what it is: its props stay. */
function moveThing(draft: DesignDraft, registry: AnyRegistry, id: string, parent: ComponentId | null): readonly Refusal[] {
  const design = current(draft);
  const scope = createScope(design, registry);
  const [entry, component] = [scope.component(id), draft.components[id]];
  if (entry === null || component === undefined) return missing(design, [id]);
  if (entry.component.parent === parent) return [];
  const { kind, name } = entry.component;
  if (design.placements[id]?.locked === true) return [refusal('LOCKED', { name }, { component: entry.id })];
  const illegal = parentRefusals(registry, scope, kind, parent, entry.id);
  const unwanted = illegal.length > 0 ? illegal : (registry.find(kind)?.guardPlace(entry.id, { ...entry.component, parent }, scope) ?? []);
  if (unwanted.length > 0) return unwanted;
  const size = rectangleOf(design, registry, id) ?? sizeOf(registry, kind);
  place(draft, id, freeRoom(design, registry, { parent, size: { width: size.width, height: size.height } }));
  component.parent = parent;
  Object.assign(draft.placements, grownContainers(current(draft), registry, [id]));
  return [];
}

/** Adds one component, not placed yet. */
function addThing(draft: DesignDraft, registry: AnyRegistry, { id, component }: NewComponent): readonly Refusal[] {
  const design = current(draft);
  const scope = createScope(design, registry);
  const { kind, parent, props } = component;
  const wrong = [...badNewId(design, id), ...parentRefusals(registry, scope, kind, parent), ...propsRefusals(registry, kind, props)];
  if (Object.keys(design.components).length >= documentLimits.components) wrong.push(refusal('TOO_MANY_COMPONENTS', { limit: documentLimits.components }));
  if (wrong.length > 0) return wrong;
  const added = { ...component, name: cleanName(component.name), props: initialProps(registry, id, component, scope) };
  const unwanted = registry.find(kind)?.guardPlace(id, added, scope) ?? [];
  if (unwanted.length > 0) return unwanted;
  Object.assign(draft.components, { [id]: copyJson(added) });
  return [];
}

/**
 * Puts what an operation brings in free room: inside its container, or on the canvas below the component that was operated. The innermost first,
 * so that a container has its size before it is placed itself; within a container the cards first, in rows above the containers.
 */
function placeThings(draft: DesignDraft, registry: AnyRegistry, components: readonly NewComponent[], operated: ComponentId): void {
  const scope = createScope(current(draft), registry);
  const depth = ({ id }: NewComponent): number => scope.ancestors(id).length;
  const isBox = ({ component }: NewComponent): number => Number(isContainer(component, registry));
  const ordered = [...components].sort((a, b) => depth(b) - depth(a) || isBox(a) - isBox(b));
  for (const { id, component } of ordered) {
    const design = current(draft);
    const start = sizeOf(registry, component.kind);
    const needed = contentSize(design, registry, scope.children(id).map((entry) => entry.id));
    const size = { width: Math.max(start.width, needed.width), height: Math.max(start.height, needed.height) };
    const isLarger = size.width > start.width || size.height > start.height;
    draft.placements[id] = { ...freeRoom(design, registry, { parent: component.parent, size, below: operated }), ...(isLarger ? size : {}) };
    // At once, so that what comes next keeps clear of a container that has grown.
    Object.assign(draft.placements, grownContainers(current(draft), registry, [id]));
  }
}

function addLink(draft: DesignDraft, registry: AnyRegistry, { id, link }: NewLink): readonly Refusal[] {
  const design = current(draft);
  const bad = badNewId(design, id);
  if (bad.length > 0) return bad;
  const examined = examineLink(createScope(design, registry), registry, { id, link });
  if (examined.refusals.length === 0) carryOutConnection(draft, registry, { id, link: examined.link });
  return examined.refusals;
}

/** Does everything an operation wants, until the first thing that is refused. What that leaves half done the caller throws away. */
function carryOut(draft: DesignDraft, registry: AnyRegistry, outcome: Outcome, operated: ComponentId): readonly Refusal[] {
  const steps: readonly (() => readonly Refusal[])[] = [
    () => setProps(draft, registry, outcome.props),
    () => removeThings(draft, registry, outcome),
    ...Object.entries(outcome.move ?? {}).map(([id, parent]) => () => moveThing(draft, registry, id, parent)),
    ...(outcome.components ?? []).map((added) => () => addThing(draft, registry, added)),
    () => {
      placeThings(draft, registry, outcome.components ?? [], operated);
      return [];
    },
    ...(outcome.links ?? []).map((added) => () => addLink(draft, registry, added)),
    () => setProps(draft, registry, outcome.props),
  ];
  for (const step of steps) {
    const refusals = step();
    if (refusals.length > 0) return refusals;
  }
  return [];
}

/** What the parts of an outcome are refused with, tried on a copy. */
function trialRefusals(outcome: Outcome, operated: ComponentId, { registry, scope }: CommandContext): readonly Refusal[] {
  let refusals: readonly Refusal[] = [];
  produce(scope.design, (draft: DesignDraft) => {
    refusals = carryOut(draft, registry, outcome, operated);
  });
  return refusals;
}

/** Does to a component what its kind offers besides editing: restart, attach, create an image. Inputs that are not told are the suggested ones. */
export const operateComponent = defineCommand({
  id: 'component.operate',
  title: { ko: '{name} 작업', en: 'Operate {name}' },
  args: z.object({ id: idSchema, operation: z.string(), inputs: z.record(z.string(), z.unknown()).default({}) }),
  precondition: (design, args, context) => {
    const component = design.components[args.id];
    if (component === undefined) return missing(design, [args.id]);
    const known = find(context, args.id, args.operation);
    if (known === null) return [refusal('NO_SUCH_OPERATION', { kind: component.kind, operation: args.operation }, { component: componentId(args.id) })];
    const { entry, operation } = known;
    const refusals = operation.refuse(entry.id, component, args.inputs, context.scope);
    if (refusals.length > 0) return refusals;
    if (!operation.isOffered(entry.id, component, context.scope)) return [refusal('NOT_OFFERED', { name: component.name }, { component: entry.id })];
    return trialRefusals(outcomeOf(known, args.inputs, context.scope), entry.id, context);
  },
  run: (draft, args, context) => {
    const known = find(context, args.id, args.operation);
    if (known !== null) carryOut(draft, context.registry, outcomeOf(known, args.inputs, context.scope), known.entry.id);
  },
  entitle: (args, context) => find(context, args.id, args.operation)?.operation.title ?? { ko: '{name} 작업', en: 'Operate {name}' },
  notice: (args, context) => {
    const known = find(context, args.id, args.operation);
    return known === null ? null : (outcomeOf(known, args.inputs, context.scope).notice ?? null);
  },
  describe: (design, args) => ({ name: design.components[args.id]?.name ?? args.id }),
  touches: (args, context) => {
    const known = find(context, args.id, args.operation);
    const brought = known === null ? [] : broughtOutside(outcomeOf(known, args.inputs, context.scope), known.entry.id);
    return brought.length > 0 ? brought : [args.id];
  },
});
