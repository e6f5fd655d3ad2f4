import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { FieldHint } from '../../shared/model/fields.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import type { Row } from './row-summary.ts';

/** The plus of a list: an empty row, or one of its ready-made rows. */
export function RowAdd({ hint, presets, add }: { readonly hint: FieldHint; readonly presets: NonNullable<FieldHint['presets']>; readonly add: (row: Row) => void }) {
  const language = useLanguage();
  const say = useTexts(editorTexts);
  const [isOpen, setOpen] = useState(false);
  const holder = useRef<HTMLSpanElement>(null);
  const label = say('rows.add', { label: hint.label[language] });
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: PointerEvent): void => {
      if (event.target instanceof Node && holder.current?.contains(event.target) !== true) setOpen(false);
    };
    holder.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    globalThis.addEventListener('pointerdown', close);
    return () => globalThis.removeEventListener('pointerdown', close);
  }, [isOpen]);
  const choose = (row: Row): void => {
    setOpen(false);
    add(row);
  };
  const step = (direction: 1 | -1): void => {
    const items = [...(holder.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + direction + items.length) % items.length]?.focus();
  };
  return (
    <span className="row-add" ref={holder}>
      <button
        type="button"
        className="icon-button small"
        aria-label={label}
        title={label}
        aria-haspopup={presets.length > 0 ? 'menu' : undefined}
        aria-expanded={presets.length > 0 ? isOpen : undefined}
        onClick={() => (presets.length === 0 ? choose({}) : setOpen(!isOpen))}
      >
        <Plus size={15} aria-hidden="true" />
      </button>
      {isOpen ? (
        <div
          className="menu"
          role="menu"
          aria-label={say('rows.preset')}
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              setOpen(false);
              holder.current?.querySelector('button')?.focus();
            } else if (event.key === 'ArrowDown') step(1);
            else if (event.key === 'ArrowUp') step(-1);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          {presets.map((preset) => (
            <button key={preset.id} type="button" role="menuitem" tabIndex={-1} className="menu-item" onClick={() => choose(preset.row)}>
              {preset.label[language]}
            </button>
          ))}
          <div className="menu-line" role="separator" />
          <button type="button" role="menuitem" tabIndex={-1} className="menu-item" onClick={() => choose({})}>
            {say('rows.addEmpty')}
          </button>
        </div>
      ) : null}
    </span>
  );
}
