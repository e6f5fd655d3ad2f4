import { registry } from '../../shared/catalog/index.ts';
import { destinations, movesInto } from '../../shared/document/index.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { outlineTexts } from '../../shared/i18n/outline.ts';
import { componentMatcher } from '../../shared/model/component-search.ts';
import { componentId, type ComponentId, type Design } from '../../shared/model/design.ts';
import type { Language } from '../../shared/model/text.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { addressOf, kindLabel } from '../canvas/node-label.ts';
import { tellMoved } from '../canvas/tell-moved.ts';
import { toldConsequences } from '../canvas/told-consequences.ts';
import type { Choice } from '../dialogs/ChoiceList.tsx';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit, outermost } from '../state/edits.ts';
import { refusalText } from '../state/sentences.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';

/** A container that components could move into, or the reason why not. Its detail is its address and what it stands in, so that two of one name are told apart. */
export interface MoveChoice extends Choice {
  /** Null: the canvas. */
  readonly container: ComponentId | null;
}

/** Every container that a search leaves. */
export function moveChoices(design: Design, ids: readonly string[], search: string, language: Language): readonly MoveChoice[] {
  const scope = scopeOf(design);
  const finds = componentMatcher(search, scope, registry);
  return destinations(scope, registry, ids.map(componentId)).flatMap(({ id, refusals }): MoveChoice[] => {
    const [refusal] = refusals;
    const reason = refusal === undefined ? null : refusalText(refusal)[language];
    const entry = scope.component(id);
    if (entry === null) return search.trim() === '' ? [{ id: '', container: null, name: say(outlineTexts, language, 'move.canvas'), kind: 'note', family: undefined, detail: '', reason }] : [];
    if (!finds(entry)) return [];
    const parent = scope.parent(entry.id)?.component.name;
    const detail = [addressOf(design, entry.id), kindLabel(entry.component.kind, language), parent].filter((part) => part !== null && part !== undefined);
    return [{ id: entry.id, container: entry.id, name: entry.component.name, kind: entry.component.kind, family: registry.find(entry.component.kind)?.family, detail: detail.join(' · '), reason }];
  });
}

/** Moves components into a container as one undo step, shows where they are and tells it. */
export function moveTo(ids: readonly string[], choice: MoveChoice): void {
  const { design } = useDocument.getState().history;
  const result = edit('component.move', { moves: movesInto(design, registry, ids, choice.container) });
  if (!result.ok) return;
  revealComponents(ids);
  useSession.getState().announce(fillBoth(outlineTexts['move.done'], { place: choice.name }));
  const changes = toldConsequences(design, result.design, ids);
  if (changes.length > 0) tellMoved(design, result.design, ids, choice.name);
}

/** Asks where what is selected should go. */
export function askWhereTo(): void {
  const ids = outermost(useSelection.getState().ids);
  if (ids.length > 0) useSession.getState().open({ name: 'move', ids });
}
