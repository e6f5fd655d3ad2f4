import { useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { connectBy } from '../canvas/connect.ts';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { connectChoices, type ConnectChoice } from './connect-choices.ts';
import { Dialog } from './Dialog.tsx';

/** Connecting without a pointer: the targets as a list (UX 56, VISUAL 9). */
export function ConnectDialog({ from, to }: { readonly from: string; readonly to: string | null }) {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  const design = useDesign();
  const [search, setSearch] = useState('');
  const { close } = useSession.getState();
  const choices = connectChoices(design, from, to, search, language);
  const isPossible = choices.some((choice) => choice.proposal !== null);
  const connect = ({ proposal }: ConnectChoice): void => {
    if (proposal === null) return;
    close();
    connectBy(proposal);
  };
  const definition = registry.find(design.components[from]?.kind ?? '');
  const kinds = [...new Set(definition?.links.flatMap((rule) => rule.peers))].map((kind) => registry.find(kind)?.labels[language] ?? kind);
  const kind = definition?.labels[language] ?? '';
  const nothing = isPossible ? null : choices.length > 0 ? say('connect.noneNow') : search !== '' ? say('connect.noneLeft') : kinds.length === 0 ? say('connect.never', { kind }) : say('connect.noneYet', { kind, kinds: kinds.join(', ') });
  const detail = (choice: ConnectChoice): string =>
    [choice.address, choice.proposal === null ? null : say(`link.${choice.proposal.kind}`), ...choice.ports.map((port) => (port === choice.newPort ? say('connect.newPort', { port }) : port))].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <Dialog title={say('connect.from', { name: design.components[from]?.name ?? from })} close={close}>
      <ChoiceList
        search={search}
        setSearch={setSearch}
        choices={choices.map((choice) => ({ ...choice, detail: detail(choice) }))}
        choose={connect}
        label={say('connect.search')}
        impossible={say('connect.impossible')}
        nothing={nothing}
        keys={say('connect.keys')}
      />
    </Dialog>
  );
}
