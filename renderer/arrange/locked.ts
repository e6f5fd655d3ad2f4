import { documentTexts } from '../../shared/i18n/document.ts';
import { arrangingTexts } from '../../shared/i18n/arranging.ts';
import type { Localized } from '../../shared/model/text.ts';
import { useDocument } from '../state/document.ts';
import { fillBoth } from '../state/texts.ts';

/** Why a gesture may not touch these things: what of them is locked; null when nothing is. */
export function lockedRefusal(ids: readonly string[]): Localized | null {
  const { design } = useDocument.getState().history;
  const [first, ...more] = ids.filter((id) => design.placements[id]?.locked === true);
  if (first === undefined) return null;
  const name = design.components[first]?.name ?? first;
  return more.length === 0 ? fillBoth(documentTexts.LOCKED, { name }) : fillBoth(arrangingTexts['locked.more'], { name, count: more.length });
}
