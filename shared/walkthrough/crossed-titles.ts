import { foldingOf } from '../drawing/contents.ts';
import type { Shape } from '../drawing/display-list.ts';
import type { LayoutNode } from '../drawing/layout-index.ts';
import { boxTitle } from '../drawing/parts/box.ts';
import { railWords } from '../drawing/parts/rail.ts';
import { paint, rect, type Ink } from '../drawing/parts/ink.ts';
import type { Picture } from '../drawing/picture.ts';
import { touches } from '../drawing/rect-grid.ts';
import { runBounds } from '../drawing/routing/geometry.ts';
import type { LegPath } from './path.ts';
import type { Timeline } from './timeline.ts';

/** The boxes a timeline's hops stand in or are themselves, and the networks its way runs along. */
function passed(picture: Picture, timeline: Timeline, legs: readonly LegPath[]): ReadonlySet<string> {
  const shown = timeline.scenes.flatMap((scene) => picture.layout.visible(scene.hop.component)?.id ?? []);
  const rails = legs.flatMap((leg) => leg.wires.filter((id) => picture.wiring.rails.has(id)));
  return new Set([...shown.flatMap((id) => [id, ...picture.layout.ancestors(id)]), ...rails]);
}

function wordsOf(picture: Picture, ink: Ink, node: LayoutNode): readonly Shape[] {
  const content = { node, facts: picture.facts.card(node.id), family: ink.theme.family[picture.facts.family(node.id)] };
  const rail = picture.wiring.rails.get(node.id);
  if (node.form !== 'rail') return boxTitle(ink, content);
  return rail === undefined ? [] : railWords(ink, { rail, ...content });
}

/**
 * The words of boxes and networks that the path runs across, written again above it on plates, as labels stand on their wires (VISUAL 9). Wires keep off titles,
 * but below 100 % these may take up a whole edge through which a wire must go.
 */
export function crossedTitles(picture: Picture, ink: Ink, timeline: Timeline, legs: readonly LegPath[], lit: ReadonlySet<string> | null): readonly Shape[] {
  const folding = foldingOf(picture, ink, lit);
  const runs = legs.flatMap(({ points }) => points.slice(1).map((point, index) => runBounds(points[index] ?? point, point, 2 * ink.pixel)));
  return [...passed(picture, timeline, legs)].flatMap((id) => {
    const node = picture.layout.find(id);
    if (node === null || node.form === 'card' || folding.isFolded(node)) return [];
    return wordsOf(picture, ink, node).flatMap((word) => {
      if (word.type !== 'text') return [];
      const plate = { x: word.x - 3 * ink.pixel, y: word.y - word.size, width: word.width + 6 * ink.pixel, height: word.size * 1.35 };
      return runs.some((run) => touches(run, plate)) ? [rect(plate, { radius: 3 * ink.pixel, fill: paint(ink.theme.color['bg-canvas']), owner: id }), word] : [];
    });
  });
}
