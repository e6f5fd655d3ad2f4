import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { navigationTexts } from '../../shared/i18n/navigation.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDesign } from '../state/document.ts';
import { useTexts } from '../state/texts.ts';
import { closeFind, findStep, findText, useFind } from './find-store.ts';
import './find.css';

/** The search over the canvas: what is found, one after the other (UX 33). */
export function FindBar() {
  const isOpen = useFind((state) => state.isOpen);
  return isOpen ? <OpenBar /> : null;
}

function OpenBar() {
  const say = useTexts(navigationTexts);
  const bar = useRef<HTMLDivElement>(null);
  const { text, hits, at } = useFind();
  const name = useDesign().components[hits[at] ?? '']?.name;
  useEffect(() => {
    const field = bar.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' && event.key !== 'F3') return;
    event.preventDefault();
    event.stopPropagation();
    findStep(event.shiftKey ? -1 : 1);
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.stopPropagation();
    closeFind();
  };
  const count = text.trim() === '' ? '' : hits.length === 0 ? say('find.none') : say('find.count', { at: at + 1, count: hits.length });
  return (
    <div className="find-bar" role="search" aria-label={say('find.label')} ref={bar} onKeyDownCapture={onEscape}>
      <SearchField label={say('find.hint')} text={text} search={findText} keys={keys}>
        <span className={hits.length === 0 ? 'find-count none' : 'find-count'} aria-hidden="true">
          {count}
        </span>
      </SearchField>
      <button type="button" className="icon-button small" aria-label={say('find.previous')} title={say('find.previous')} disabled={hits.length === 0} onClick={() => findStep(-1)}>
        <ChevronUp size={15} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <button type="button" className="icon-button small" aria-label={say('find.next')} title={say('find.next')} disabled={hits.length === 0} onClick={() => findStep(1)}>
        <ChevronDown size={15} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <button type="button" className="icon-button small" aria-label={say('find.close')} title={say('find.close')} onClick={closeFind}>
        <X size={15} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <span className="visually-hidden" role="status">
        {name === undefined ? count : `${count}: ${name}`}
      </span>
    </div>
  );
}
