import { z } from 'zod';
import { componentSchema, idProblem, linkSchema, placementSchema } from '../model/design-schema.ts';
import type { Component, Link, Placement } from '../model/design.ts';
import type { Scope } from '../model/scope.ts';

/** What a clipboard carries between windows and documents: a piece of a design as JSON text. */
export interface Fragment {
  readonly components: Readonly<Record<string, Component>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly placements: Readonly<Record<string, Placement>>;
}

export const clipboardFormat = 'hopline-clipboard';

const fragmentSchema = z.object({
  // A whole design file is a fragment too: pasting one imports it.
  format: z.enum([clipboardFormat, 'hopline-design']),
  components: z.record(z.string(), componentSchema),
  links: z.record(z.string(), linkSchema).default({}),
  placements: z.record(z.string(), placementSchema).default({}),
});

/** The chosen components with everything in them and the links among them. */
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
  return {
    components: pick(design.components, (id) => chosen.has(id)),
    links,
    placements: pick(design.placements, (id) => chosen.has(id) || Object.hasOwn(links, id)),
  };
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
  const { components, links, placements } = read.data;
  const ids = [components, links, placements].flatMap((part) => Object.keys(part));
  return ids.every((id) => idProblem(id) === null) && !hasCycle(components) ? { components, links, placements } : null;
}

/** True when a document could take the text with `selection.paste`. */
export function isPasteable(text: string): boolean {
  return readClipboard(text) !== null;
}
