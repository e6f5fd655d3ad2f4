import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { walkingTexts } from '../../shared/i18n/walking.ts';
import type { HistoryStep } from '../../shared/document/contract.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Localized } from '../../shared/model/text.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';

function selectionText(design: Design, ids: readonly string[], link: string | null): Localized | null {
  const [only, ...more] = ids;
  // A link that is selected takes the focus and says its own name.
  if (only === undefined) return link === null ? walkingTexts['told.none'] : null;
  if (more.length > 0) return fillBoth(walkingTexts['told.many'], { count: ids.length });
  const name = design.components[only]?.name;
  return name === undefined ? null : fillBoth(walkingTexts['told.selected'], { name });
}

/** Where a moved component stands now: its place in its container, which is what its fields and the file say. */
function movedText(design: Design, step: HistoryStep): Localized | null {
  const ids = step.touches;
  const [only] = ids;
  if (only === undefined || ids.length > 1) return ids.length === 0 ? null : fillBoth(walkingTexts['told.movedMany'], { count: ids.length });
  const node = layoutOf(design, registry).find(only);
  const name = design.components[only]?.name;
  if (node === null || name === undefined) return null;
  const { x, y } = node.placement ?? node.bounds;
  const parent = node.parent === null ? undefined : design.components[node.parent]?.name;
  const place = { name, x: Math.round(x), y: Math.round(y) };
  return parent === undefined ? fillBoth(walkingTexts['told.moved'], place) : fillBoth(walkingTexts['told.movedInto'], { ...place, parent });
}

/** Tells a screen reader, politely, what becomes selected and where things were moved (UX 92). What an action says itself comes later and counts. */
export function tellChanges(): () => void {
  const tell = (text: Localized | null): void => {
    if (text !== null && useDocument.getState().isOpen) useSession.getState().announce(text);
  };
  const stops = [
    useSelection.subscribe((state, before) => {
      if (state.ids !== before.ids || state.link !== before.link) tell(selectionText(useDocument.getState().history.design, state.ids, state.link));
    }),
    useDocument.subscribe(({ history }, before) => {
      const step = history.past.at(-1);
      if (history.past.length === before.history.past.length + 1 && history.future.length === 0 && step?.command === 'component.move') tell(movedText(history.design, step));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
