import { z } from 'zod';
import { componentSchema, idSchema, linkSchema, placementSchema, probeSchema } from '../model/design-schema.ts';
import { componentId, type Component, type Design } from '../model/design.ts';
import { noteSchema, notesOf } from '../model/note.ts';
import type { AnyRegistry } from '../model/definition.ts';
import type { Refusal } from '../model/finding.ts';
import type { Probe } from '../model/probe.ts';
import { createScope } from '../model/scope.ts';
import type { Fragment } from './clipboard.ts';
import { defineCommand } from './command.ts';
import { landingAt } from './landing.ts';
import { parentRefusals } from './legality.ts';
import { freeId } from './naming.ts';
import { homesFor, insert, refusalsFor } from './paste.ts';
import { copyJson, propsRefusals } from './props.ts';
import { refusal } from './refusals.ts';

/* Taking another design into this one: first a plan that says of each component whether it can come, then one command for those that can. */

/** The end of a probe under the new ids: `web/eth0` becomes `web-2/eth0`, an address or a name stays. */
function renamedEnd(end: string, names: ReadonlyMap<string, string>): string {
  const [id = '', ...rest] = end.split('/');
  return [names.get(id) ?? id, ...rest].join('/');
}

/** Adds the parts of another design, with free ids and names, beside what is there: its top left corner at `x`, `y`. */
export const importDesign = defineCommand({
  id: 'design.import',
  title: { ko: '{count}개 가져오기', en: 'Import {count}' },
  args: z.object({
    components: z.record(idSchema, componentSchema).default({}),
    links: z.record(idSchema, linkSchema).default({}),
    placements: z.record(idSchema, placementSchema).default({}),
    notes: z.record(idSchema, noteSchema).default({}),
    probes: z.record(idSchema, probeSchema).default({}),
    x: z.number().default(0),
    y: z.number().default(0),
  }),
  precondition: (_design, args, context) => {
    const fragment: Fragment = { ...args, origins: {} };
    if (Object.keys(args.components).length + Object.keys(args.notes).length === 0) return [refusal('NOTHING_SELECTED')];
    return refusalsFor(fragment, homesFor(fragment, context.registry, context.scope, undefined), context);
  },
  run: (draft, args, context) => {
    const fragment: Fragment = { ...args, origins: {} };
    const homes = homesFor(fragment, context.registry, context.scope, undefined);
    const names = insert(draft, fragment, landingAt(fragment, homes, context.scope, { parent: null, x: args.x, y: args.y }), context);
    for (const [id, probe] of Object.entries(args.probes)) {
      const fresh = freeId(draft, id, 'probe-1');
      draft.probes[fresh] = copyJson<Probe>({ ...probe, from: renamedEnd(probe.from, names), to: renamedEnd(probe.to, names) });
    }
  },
  describe: (_design, args) => ({ count: Object.keys(args.components).length + Object.keys(args.notes).length }),
});

/** One line of what an import would bring. */
export interface ImportRow {
  /** Where it stands in the text, from 1; null where lines mean nothing. */
  readonly line: number | null;
  readonly name: string;
  readonly kind: string;
  /** The name of what it would stand in; empty for the canvas. */
  readonly container: string;
  readonly address: string;
  /** Why it stays out; null when it comes. */
  readonly problem: Refusal | null;
}

export interface ImportPlan {
  readonly rows: readonly ImportRow[];
  /** How many links, probes and notes come besides. */
  readonly besides: { readonly links: number; readonly probes: number; readonly notes: number };
  /** The command that does it; null when nothing can come. */
  readonly edit: { readonly command: string; readonly args: Readonly<Record<string, unknown>> } | null;
}

/** Components with what holds them before them. A circle of parents, which no file has, ends somewhere. */
function outsideIn(components: Design['components']): readonly string[] {
  const depthOf = (id: string): number => {
    let depth = 0;
    for (let at = components[id]?.parent ?? null; at !== null && depth < 100; at = components[at]?.parent ?? null) depth += 1;
    return depth;
  };
  const depths = new Map(Object.keys(components).sort().map((id) => [id, depthOf(id)]));
  return [...depths].sort((left, right) => left[1] - right[1]).map(([id]) => id);
}

function problemOf(component: Component, other: Design, design: Design, out: ReadonlySet<string>, registry: AnyRegistry): Refusal | null {
  if (registry.find(component.kind) === null) return refusal('KIND_UNKNOWN', { kind: component.kind });
  const { parent } = component;
  if (parent !== null && out.has(parent)) return refusal('CONTAINER_LEFT_OUT', { name: other.components[parent]?.name ?? parent });
  const scope = createScope(parent !== null && Object.hasOwn(other.components, parent) ? other : design, registry);
  const [illegal] = parentRefusals(registry, scope, component.kind, parent);
  return illegal ?? propsRefusals(registry, component.kind, component.props)[0] ?? null;
}

/** What of another design can come into this one, each component with the reason why not. What stands in something that stays out stays out too. */
export function planDesignImport(design: Design, other: Design, registry: AnyRegistry, at: { readonly x: number; readonly y: number }): ImportPlan {
  const out = new Set<string>();
  const scope = createScope(other, registry);
  const rows = outsideIn(other.components).flatMap((id): readonly ImportRow[] => {
    const component = other.components[id];
    if (component === undefined) return [];
    const problem = problemOf(component, other, design, out, registry);
    if (problem !== null) out.add(id);
    const address = registry.find(component.kind)?.card(componentId(id), component, scope).address ?? '';
    return [{ line: null, name: component.name, kind: component.kind, container: other.components[component.parent ?? '']?.name ?? component.parent ?? '', address, problem }];
  });
  const comes = (id: string): boolean => Object.hasOwn(other.components, id) && !out.has(id);
  const pick = <Item>(record: Readonly<Record<string, Item>>, keep: (id: string, item: Item) => boolean): Record<string, Item> => Object.fromEntries(Object.entries(record).filter(([id, item]) => keep(id, item)));
  const components = pick(other.components, comes);
  const links = pick(other.links, (_id, link) => comes(link.from.component) && comes(link.to.component));
  const notes = pick(notesOf(other), () => true);
  const probes = pick(other.probes, (_id, probe) => [probe.from, probe.to].every((end) => !out.has(end.split('/')[0] ?? '')));
  const placements = pick(other.placements, (id) => comes(id) || Object.hasOwn(links, id) || Object.hasOwn(notes, id));
  const count = Object.keys(components).length + Object.keys(notes).length;
  return {
    rows,
    besides: { links: Object.keys(links).length, probes: Object.keys(probes).length, notes: Object.keys(notes).length },
    edit: count === 0 ? null : { command: importDesign.id, args: { components, links, placements, notes, probes, ...at } },
  };
}
