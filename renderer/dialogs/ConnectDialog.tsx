import { Search } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { connectBy } from '../canvas/connect.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { connectChoices, type ConnectChoice } from './connect-choices.ts';
import { Dialog } from './Dialog.tsx';

/** Connecting without a pointer: the targets as a list, type to filter, impossible ones below with the reason (UX 56, VISUAL 9). */
export function ConnectDialog({ from, to }: { readonly from: string; readonly to: string | null }) {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  const design = useDesign();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { close } = useSession.getState();
  const choices = connectChoices(design, from, to, search, language);
  const possible = choices.filter((choice) => choice.proposal !== null);
  const impossible = choices.filter((choice) => choice.proposal === null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const connect = (choice: ConnectChoice | undefined): void => {
    if (choice?.proposal === null || choice === undefined) return;
    close();
    connectBy(choice.proposal);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') connect(possible[at]);
    else if (event.key === 'ArrowDown') setAt(Math.min(possible.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else return;
    event.preventDefault();
  };
  const definition = registry.find(design.components[from]?.kind ?? '');
  const kinds = [...new Set(definition?.links.flatMap((rule) => rule.peers))].map((kind) => registry.find(kind)?.labels[language] ?? kind);
  const kind = definition?.labels[language] ?? '';
  const nothing = impossible.length > 0 ? say('connect.noneNow') : search !== '' ? say('connect.noneLeft') : kinds.length === 0 ? say('connect.never', { kind }) : say('connect.noneYet', { kind, kinds: kinds.join(', ') });
  const detail = (choice: ConnectChoice): string =>
    [choice.address, choice.proposal === null ? null : say(`link.${choice.proposal.kind}`), ...choice.ports.map((port) => (port === choice.newPort ? say('connect.newPort', { port }) : port))].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <Dialog title={say('connect.from', { name: design.components[from]?.name ?? from })} close={close}>
      <label className="search-field large">
        <Search size={14} strokeWidth={1.75} aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="connect-list"
          aria-activedescendant={possible.length === 0 ? undefined : `connect-${String(at)}`}
          data-autofocus=""
          value={search}
          placeholder={say('connect.search')}
          aria-label={say('connect.search')}
          onChange={(event) => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className="connect-list" id="connect-list" role="listbox" aria-label={say('connect.search')} ref={list}>
        {possible.length === 0 ? <p className="quiet search-heading">{nothing}</p> : null}
        {possible.map((choice, index) => (
          <div
            key={choice.id}
            id={`connect-${String(index)}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={`menu-item search-result ${familyClass(choice.family)} ${index === at ? 'active' : ''}`}
            onClick={() => connect(choice)}
          >
            <Glyph kind={choice.kind} />
            {choice.name}
            <span className="detail">{detail(choice)}</span>
          </div>
        ))}
        {impossible.length === 0 ? null : <p className="search-heading">{say('connect.impossible')}</p>}
        {impossible.map((choice) => (
          <div key={choice.id} role="option" tabIndex={-1} aria-disabled="true" aria-selected="false" className={`menu-item search-result ${familyClass(choice.family)}`}>
            <Glyph kind={choice.kind} />
            {choice.name}
            <span className="detail reason">{choice.reason}</span>
          </div>
        ))}
      </div>
      <p className="quiet connect-keys">{say('connect.keys')}</p>
    </Dialog>
  );
}
