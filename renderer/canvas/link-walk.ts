import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { walkingTexts } from '../../shared/i18n/walking.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Language, Localized } from '../../shared/model/text.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { focusLink } from '../links/focus-link.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { treeIndex } from './tree-order.ts';

/** The component from which links are being walked: Escape leads back to it. */
let origin: string | null = null;

function otherEnd(design: Design, link: string, from: string): string {
  const ends = design.links[link];
  if (ends === undefined) return from;
  return ends.from.component === from ? ends.to.component : ends.from.component;
}

const byDesign = new WeakMap<Design['links'], ReadonlyMap<string, readonly string[]>>();

/** Links by the components at their ends, made once per set of links. */
function linksByEnd(design: Design): ReadonlyMap<string, readonly string[]> {
  const known = byDesign.get(design.links);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const [id, { from, to }] of Object.entries(design.links)) {
    for (const end of new Set([from.component, to.component])) {
      const list = made.get(end);
      if (list === undefined) made.set(end, [id]);
      else list.push(id);
    }
  }
  byDesign.set(design.links, made);
  return made;
}

export function linkCount(design: Design, id: string): number {
  return linksByEnd(design).get(id)?.length ?? 0;
}

/** A component's links in the order of what is at their other ends. */
export function linksOf(design: Design, id: string): readonly string[] {
  const layout = layoutOf(design, registry);
  const place = (link: string): number => treeIndex(layout, otherEnd(design, link, id));
  return [...(linksByEnd(design).get(id) ?? [])].sort((left, right) => place(left) - place(right) || (left < right ? -1 : 1));
}

/** The end of a link to which Escape goes back: where the walk came from, else its first one. */
export function originOf(link: string): string {
  const ends = shownDesign().links[link];
  if (ends === undefined) return origin ?? '';
  return origin === ends.to.component ? ends.to.component : ends.from.component;
}

/** The other end, seen from where the walk came. */
export function farEndOf(link: string): string {
  return otherEnd(shownDesign(), link, originOf(link));
}

/** `Link 2 of 3: L2 to switch-1`, in both languages. */
export function linkPlace(design: Design, from: string, link: string): Localized {
  const links = linksOf(design, from);
  const text = (language: Language): string =>
    say(walkingTexts, language, 'link.place', {
      position: links.indexOf(link) + 1,
      count: links.length,
      type: say(editorTexts, language, `link.${design.links[link]?.kind ?? 'l2'}`),
      to: design.components[otherEnd(design, link, from)]?.name ?? '',
    });
  return { ko: text('ko'), en: text('en') };
}

/** Goes to the next (1) or previous (-1) link of the component that has the focus; round and round. */
export function walkLinks(step: 1 | -1): void {
  const design = shownDesign();
  const { ids, link } = useSelection.getState();
  const from = link === null ? ids.at(-1) : originOf(link);
  if (from === undefined || design.components[from] === undefined) return;
  const links = linksOf(design, from);
  const at = link === null ? -1 : links.indexOf(link);
  const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : (at + step + links.length) % links.length];
  if (next === undefined) {
    const name = design.components[from]?.name ?? '';
    useSession.getState().announce({ ko: say(walkingTexts, 'ko', 'link.none', { name }), en: say(walkingTexts, 'en', 'link.none', { name }) });
    return;
  }
  origin = from;
  focusLink(next);
  useSession.getState().announce(linkPlace(design, from, next));
}
