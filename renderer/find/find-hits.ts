import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { componentMatcher } from '../../shared/model/component-search.ts';
import type { Design } from '../../shared/model/design.ts';
import { notesOf } from '../../shared/model/note.ts';
import { scopeOf } from '../state/document.ts';

/**
 * What a search finds on the canvas, in the order in which things stand in one another: components by name, address, a network that contains an
 * address, kind in both languages and tag; notes by their text (UX 33). Nothing where nothing was typed, and nothing that is hidden.
 */
export function findHits(design: Design, text: string): readonly string[] {
  const words = text.normalize('NFC').toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const scope = scopeOf(design);
  const matches = componentMatcher(text, scope, registry);
  const layout = layoutOf(design, registry);
  const places = new Map(layout.nodes.map((node, index) => [node.id, index]));
  const found = Object.keys(design.components).filter((id) => {
    const entry = scope.component(id);
    return entry !== null && matches(entry) && layout.visible(id) !== null;
  });
  const notes = Object.entries(notesOf(design)).flatMap(([id, note]) => {
    const written = note.text.normalize('NFC').toLowerCase();
    return layout.find(id) !== null && words.every((word) => written.includes(word)) ? [id] : [];
  });
  const place = (id: string): number => places.get(layout.visible(id)?.id ?? id) ?? 0;
  return [...found, ...notes].sort((left, right) => place(left) - place(right));
}
