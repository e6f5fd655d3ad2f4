import { useEffect, useId, useRef, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { appTexts } from '../../shared/i18n/app.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useTexts } from '../state/texts.ts';

/** A modal dialog of the window: focus stays inside, Escape closes, and the focus goes back where it came from (UX 96). */
export function Dialog({
  title,
  close,
  children,
  actions,
  wide = false,
  tone = 'plain',
}: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly tone?: 'plain' | 'alert';
}) {
  const say = useTexts(appTexts);
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog wide' : 'dialog'}
      role={tone === 'alert' ? 'alertdialog' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        // A half-typed syllable takes its own Escape; the dialog must not.
        if (event.key === 'Escape' && isComposing(event.nativeEvent)) event.preventDefault();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button small" aria-label={say('dialog.close')} onClick={close}>
          <X size={15} aria-hidden="true" />
        </button>
      </header>
      <div className="dialog-body">{children}</div>
      {actions === undefined ? null : <footer>{actions}</footer>}
    </dialog>
  );
}
