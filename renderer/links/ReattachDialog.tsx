import { useState } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { linkTexts } from '../../shared/i18n/links.ts';
import type { Link } from '../../shared/model/design.ts';
import { choicesAmong, type ConnectChoice } from '../dialogs/connect-choices.ts';
import { ChoiceList } from '../dialogs/ChoiceList.tsx';
import { Dialog } from '../dialogs/Dialog.tsx';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { keptEnd, reattach, reattachTargetsNow, type End } from './reattach.ts';

/** Where else one end of a link may go, as a list: the way to re-attach without a pointer (UX 60). */
export function ReattachDialog({ id, end, to }: { readonly id: string; readonly end: End; readonly to: string | null }) {
  const link = useDesign().links[id];
  return link === undefined ? null : <Targets id={id} link={link} end={end} to={to} />;
}

function Targets({ id, link, end, to }: { readonly id: string; readonly link: Link; readonly end: End; readonly to: string | null }) {
  const say = useTexts(linkTexts);
  const sayEditor = useTexts(editorTexts);
  const language = useLanguage();
  const design = useDesign();
  const [search, setSearch] = useState('');
  const { close } = useSession.getState();
  const kept = keptEnd(link, end).component;
  const moved = end === 'from' ? link.from.component : link.to.component;
  const choices = choicesAmong(reattachTargetsNow(design, id, end), { design, from: kept, only: to, search, language }).filter((choice) => choice.target !== moved);
  const isPossible = choices.some((choice) => choice.proposal !== null);
  const choose = ({ proposal }: ConnectChoice): void => {
    if (proposal === null) return;
    close();
    reattach(id, proposal);
  };
  const name = (component: string): string => design.components[component]?.name ?? component;
  return (
    <Dialog title={say('reattach.title', { kept: name(kept), name: name(moved) })} close={close}>
      <ChoiceList
        search={search}
        setSearch={setSearch}
        choices={choices.map((choice) => ({ ...choice, detail: [choice.address, choice.proposal === null ? null : sayEditor(`link.${choice.proposal.kind}`), ...choice.ports.map((port) => (port === choice.newPort ? sayEditor('connect.newPort', { port }) : port))].filter((part) => part !== null && part !== '').join(' · ') }))}
        choose={choose}
        label={sayEditor('connect.search')}
        impossible={sayEditor('connect.impossible')}
        nothing={isPossible ? null : search === '' ? say('reattach.none') : sayEditor('connect.noneLeft')}
        keys={sayEditor('connect.keys')}
      />
    </Dialog>
  );
}
