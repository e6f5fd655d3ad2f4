import { useId, useState, type KeyboardEvent } from 'react';
import type { Localized } from '../../shared/model/text.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useLanguage } from '../state/texts.ts';

/** A text of the document: taken with Enter and when the field is left; what is refused stays, with its reason (UX 54). Escape brings back what was there. */
export function MetaField({ label, value, commit, help, isFirst = false, isLong = false }: {
  readonly label: string;
  readonly value: string;
  readonly commit: (typed: string) => Localized | null;
  readonly help?: string;
  readonly isFirst?: boolean;
  readonly isLong?: boolean;
}) {
  const language = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<Localized | null>(null);
  const take = (): void => {
    if (typed === null) return;
    const refused = typed === value ? null : commit(typed.normalize('NFC'));
    setProblem(refused);
    if (refused === null) setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      take();
    } else if (event.key === 'Escape' && typed !== null) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
      setProblem(null);
    }
  };
  const note = problem === null ? help : problem[language];
  const shared = {
    id,
    className: isLong ? 'input properties-long' : 'input',
    value: typed ?? value,
    'data-autofocus': isFirst ? '' : undefined,
    'aria-invalid': problem !== null,
    'aria-describedby': note === undefined ? undefined : `${id}-note`,
    onKeyDown,
    onBlur: take,
    onChange: (event: { readonly target: { readonly value: string } }) => setTyped(event.target.value),
  };
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div>
        {isLong ? <textarea rows={3} {...shared} /> : <input autoComplete="off" spellCheck={false} {...shared} />}
        {note === undefined ? null : (
          <p id={`${id}-note`} className={problem === null ? 'quiet properties-note' : 'properties-note wrong'} role={problem === null ? undefined : 'alert'}>
            {note}
          </p>
        )}
      </div>
    </>
  );
}
