import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { commandPaletteTexts } from '../../shared/i18n/palette-of-commands.ts';
import { focusComponent } from '../canvas/canvas-keys.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { PaletteList } from './PaletteList.tsx';
import { paletteSections, type Choice } from './sections.ts';
import './command-palette.css';

const mostRecent = 8;
const pageRows = 8;

function remember(id: string): void {
  const { recentCommands, change } = useSettings.getState();
  change({ recentCommands: [id, ...recentCommands.filter((other) => other !== id)].slice(0, mostRecent) });
}

/**
 * Everything that can be done, found by words of either language (UX 85): commands, operations, components, samples, guides. A combo box with its list, in a modal
 * dialog; Enter runs, Escape gives the focus back to where it was.
 */
export function CommandPalette() {
  const say = useTexts(commandPaletteTexts);
  const language = useLanguage();
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const design = useDocument((state) => (state.isOpen ? state.history.design : null));
  const selected = useSelection((state) => (state.ids.length === 1 ? (state.ids[0] ?? null) : null));
  const recent = useSettings((state) => state.recentCommands);
  const sections = useMemo(() => paletteSections({ design, selected, typed, language, recent }), [design, selected, typed, language, recent]);
  const choices = useMemo(() => sections.flatMap((section) => section.choices), [sections]);

  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector('input')?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const told = refused ?? (typed === '' ? '' : say(choices.length === 0 ? 'palette.none' : 'palette.count', { count: choices.length }));

  const close = (): void => useSession.getState().close();
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    if (choice.sort === 'entry' && choice.entry.whyNot !== null) {
      setRefused(say('palette.cannot', { command: choice.entry.label[language], reason: choice.entry.whyNot[language] }));
      return;
    }
    // The focus is back where it was before anything runs: copying, renaming and connecting act on what has it.
    flushSync(close);
    if (choice.sort === 'component') focusComponent(choice.component.id);
    else {
      if (choice.entry.sort !== 'operation') remember(choice.entry.id);
      choice.entry.run();
    }
  };
  const go = (to: number): void => {
    if (choices.length > 0) setAt((to + choices.length) % choices.length);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    const last = choices.length - 1;
    if (event.key === 'Enter') choose(choices[at]);
    else if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'PageDown') go(Math.min(last, at + pageRows));
    else if (event.key === 'PageUp') go(Math.max(0, at - pageRows));
    else if (event.key !== 'Tab') return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="command-palette"
      aria-label={say('palette.title')}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isComposing(event.nativeEvent)) event.preventDefault();
        // The browser has its own wish for Ctrl+K.
        if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') event.preventDefault();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="command-palette-inside">
        <SearchField
          className="large"
          label={say('palette.hint')}
          text={typed}
          search={(text) => {
            setTyped(text);
            setAt(0);
            setRefused(null);
          }}
          keys={keys}
          box={{
            'aria-expanded': true,
            'aria-controls': listId,
            'aria-autocomplete': 'list',
            'aria-activedescendant': choices.length === 0 ? undefined : `${listId}-${String(at)}`,
            autoComplete: 'off',
            spellCheck: false,
          }}
        />
        <PaletteList id={listId} sections={sections} at={at} choose={choose} hover={setAt} />
        <p className="quiet command-palette-keys">{say('palette.keys')}</p>
        <p className="visually-hidden" role="status">
          {told}
        </p>
      </div>
    </dialog>
  );
}
