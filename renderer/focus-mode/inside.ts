import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, pictureOf } from '../../shared/drawing/index.ts';
import { descendants } from '../../shared/drawing/contents.ts';
import type { Design } from '../../shared/model/design.ts';
import { focusedContainer } from '../state/focus.ts';

let last: { readonly layout: object; readonly container: string; readonly ids: ReadonlySet<string> } | null = null;

/** A container with all that stands in it; null while the person is in none. Worked out once per layout and container. */
export function idsInside(design: Design): ReadonlySet<string> | null {
  const container = focusedContainer();
  if (container === null) return null;
  const layout = layoutOf(design, registry);
  if (last?.layout === layout && last.container === container) return last.ids;
  const ids = descendants(layout, new Set([container]));
  last = { layout, container, ids };
  return ids;
}

/** Whether a component or link can be pointed at: everything, or what is inside the container one is in (UX 35). */
export function isReachable(design: Design, id: string): boolean {
  const ids = idsInside(design);
  if (ids === null || ids.has(id)) return true;
  const link = design.links[id];
  return link !== undefined && ids.has(link.from.component) && ids.has(link.to.component);
}

/** What stays lit in a container: it, what stands in it, and the wires between those. */
export function litInside(design: Design): ReadonlySet<string> | null {
  const ids = idsInside(design);
  if (ids === null) return null;
  const wires = pictureOf(design, registry).wiring.routes.flatMap((route) => (ids.has(route.from) && ids.has(route.to) ? [route.wire.id] : []));
  return new Set([...ids, ...wires]);
}

/** The innermost container at a point as far as the person is concerned: outside of the container one is in, that container. */
export function containerFor(design: Design, hit: string | null): string | null {
  const ids = idsInside(design);
  return ids === null || (hit !== null && ids.has(hit)) ? hit : focusedContainer();
}
