import { z } from 'zod';
import { componentSchema, idProblem, linkSchema, placementSchema } from '../model/design-schema.ts';
import { componentId, type Component, type Link, type Placement } from '../model/design.ts';
import { noteSchema, notesOf, type Note } from '../model/note.ts';
import type { Scope } from '../model/scope.ts';
import { absolutePlace } from './geometry.ts';

/** What a clipboard carries between windows and documents: a piece of a design as JSON text. */
export interface Fragment {
  readonly components: Readonly<Record<string, Component>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly placements: Readonly<Record<string, Placement>>;
  readonly notes: Readonly<Record<string, Note>>;
  /** Where on the canvas the container of each outermost component began, so that what stood in several keeps its distances. */
  readonly origins: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

export const clipboardFormat = 'hopline-clipboard';

const fragmentSchema = z.object({
  format: z.literal(clipboardFormat),
  components: z.record(z.string(), componentSchema).default({}),
  links: z.record(z.string(), linkSchema).default({}),
  placements: z.record(z.string(), placementSchema).default({}),
  notes: z.record(z.string(), noteSchema).default({}),
  origins: z.record(z.string(), z.object({ x: z.number(), y: z.number() })).default({}),
});

/** The chosen components with everything in them and the links among them, and the chosen notes. */
export function fragmentOf(scope: Scope, ids: readonly string[]): Fragment {
  const { design } = scope;
  const chosen = new Set<string>();
  const add = (id: string): void => {
    const entry = scope.component(id);
    if (entry === null || chosen.has(id)) return;
    chosen.add(id);
    for (const child of scope.children(entry.id)) add(child.id);
  };
  ids.forEach(add);
  const pick = <Value>(record: Readonly<Record<string, Value>>, keep: (id: string, value: Value) => boolean): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([id, value]) => keep(id, value)));
  const links = pick(design.links, (_id, link) => chosen.has(link.from.component) && chosen.has(link.to.component));
  const notes = pick(notesOf(design), (id) => ids.includes(id));
  const roots = [...chosen].filter((id) => !chosen.has(design.components[id]?.parent ?? ''));
  return {
    components: pick(design.components, (id) => chosen.has(id)),
    links,
    placements: pick(design.placements, (id) => chosen.has(id) || Object.hasOwn(links, id) || Object.hasOwn(notes, id)),
    notes,
    origins: Object.fromEntries(roots.map((id) => [id, originOf(scope, design.components[id]?.parent ?? null)])),
  };
}

/** Where on the canvas a container's inside begins; the canvas itself at 0, 0. */
export function originOf(scope: Scope, container: string | null): { readonly x: number; readonly y: number } {
  return container === null ? { x: 0, y: 0 } : absolutePlace(scope, componentId(container));
}

/** The clipboard text of a selection. */
export function copyText(scope: Scope, ids: readonly string[]): string {
  return JSON.stringify({ format: clipboardFormat, version: 1, ...fragmentOf(scope, ids) }, null, 2);
}

function hasCycle(components: Fragment['components']): boolean {
  return Object.keys(components).some((start) => {
    const seen = new Set<string>();
    let at: string | null = start;
    while (at !== null && Object.hasOwn(components, at)) {
      if (seen.has(at)) return true;
      seen.add(at);
      at = components[at]?.parent ?? null;
    }
    return false;
  });
}

/** Reads clipboard text; null when it is no piece of a design. Never throws. */
export function readClipboard(text: string): Fragment | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // Somebody's words, not ours.
  }
  const read = fragmentSchema.safeParse(value);
  if (!read.success) return null;
  const { components, links, placements, notes, origins } = read.data;
  const ids = [components, links, placements, notes, origins].flatMap((part) => Object.keys(part));
  const isTwice = Object.keys(notes).some((id) => Object.hasOwn(components, id) || Object.hasOwn(links, id));
  return ids.every((id) => idProblem(id) === null) && !isTwice && !hasCycle(components) ? { components, links, placements, notes, origins } : null;
}

/** True when a document could take the text with `selection.paste`. */
export function isPasteable(text: string): boolean {
  return readClipboard(text) !== null;
}
