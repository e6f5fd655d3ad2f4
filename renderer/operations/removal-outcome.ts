import { registry } from '../../shared/catalog/index.ts';
import { findCommand } from '../../shared/document/index.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Localized } from '../../shared/model/text.ts';
import { toldConsequences } from '../canvas/told-consequences.ts';
import { refusalText } from '../state/sentences.ts';
import { fillBoth } from '../state/texts.ts';

/** What deleting a container would do in one of the two ways, found out by doing it on the side. */
export interface RemovalOutcome {
  /** Why it is refused; null when it may be done. */
  readonly refused: Localized | null;
  /** Ids of the components that go. */
  readonly gone: readonly string[];
  readonly lostLinks: number;
  /** What stays, where it goes, and what that changes; a line each. */
  readonly moved: readonly Localized[];
}

function same(text: string): Localized {
  return { ko: text, en: text };
}

function movedLines(before: Design, after: Design): readonly Localized[] {
  const moved = Object.keys(after.components).filter((id) => before.components[id]?.parent !== after.components[id]?.parent).sort();
  return moved.flatMap((id) => {
    const { name = id, parent = null } = after.components[id] ?? {};
    const place = parent === null ? placingTexts['moved.canvas'] : same(after.components[parent]?.name ?? parent);
    const head = { ko: fillBoth(placingTexts['remove.goes'], { name, place: place.ko }).ko, en: fillBoth(placingTexts['remove.goes'], { name, place: place.en }).en };
    const changes = toldConsequences(before, after, [id]);
    return [{ ko: [head.ko, ...changes.map((line) => line.ko)].join(' · '), en: [head.en, ...changes.map((line) => line.en)].join(' · ') }];
  });
}

/** @param contents what happens to what the container holds */
export function removalOutcome(design: Design, ids: readonly string[], contents: 'remove' | 'moveOut'): RemovalOutcome {
  const result = findCommand('component.remove')?.apply(design, { ids, contents }, registry);
  if (result?.ok !== true) {
    const [first] = result?.refusals ?? [];
    return { refused: first === undefined ? same('') : refusalText(first), gone: [], lostLinks: 0, moved: [] };
  }
  return {
    refused: null,
    gone: Object.keys(design.components).filter((id) => result.design.components[id] === undefined),
    lostLinks: Object.keys(design.links).filter((id) => result.design.links[id] === undefined).length,
    moved: movedLines(design, result.design),
  };
}
