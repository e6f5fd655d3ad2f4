import { useState } from 'react';
import { outlineTexts } from '../../shared/i18n/outline.ts';
import { ChoiceList } from '../dialogs/ChoiceList.tsx';
import { Dialog } from '../dialogs/Dialog.tsx';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { moveChoices, moveTo, type MoveChoice } from './move-choices.ts';

/** Moving into another container without dragging: the containers as a list (WCAG 2.5.7). */
export function MoveDialog({ ids }: { readonly ids: readonly string[] }) {
  const say = useTexts(outlineTexts);
  const language = useLanguage();
  const design = useDesign();
  const [search, setSearch] = useState('');
  const { close } = useSession.getState();
  const choices = moveChoices(design, ids, search, language);
  const move = (choice: MoveChoice): void => {
    close();
    moveTo(ids, choice);
  };
  const [first] = ids;
  const title = ids.length > 1 ? say('move.titleMany', { count: ids.length }) : say('move.title', { name: design.components[first ?? '']?.name ?? '' });
  const nothing = choices.length > 0 ? null : say(search.trim() === '' ? 'move.none' : 'move.noneLeft');
  return (
    <Dialog title={title} close={close}>
      <ChoiceList search={search} setSearch={setSearch} choices={choices} choose={move} label={say('move.search')} impossible={null} nothing={nothing} keys={say('move.keys')} />
    </Dialog>
  );
}
