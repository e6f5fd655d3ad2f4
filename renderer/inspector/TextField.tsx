import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import type { Localized } from '../../shared/model/text.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useSelection } from '../state/selection.ts';
import { useTexts } from '../state/texts.ts';
import { descriptionIds, findingsAt, type FieldProps } from './field-context.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { FieldTools } from './FieldTools.tsx';
import { readText, textOf } from './read-text.ts';

/**
 * Texts, addresses, prefixes and numbers. One edit per visit of the field: Enter or leaving commits, Escape takes the text back.
 * A text that cannot be taken stays in the field with the reason below it (UX 54).
 */
export function TextField({ field, value, mixed = false, component, path, findings, commit }: FieldProps) {
  const id = useId();
  const say = useTexts(inspectorTexts);
  const { hint } = field;
  const shown = textOf(value);
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<Localized | null>(null);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const reveal = useSelection((state) => state.reveal);
  useEffect(() => {
    if (reveal?.path === path) input.current?.focus();
  }, [reveal, path]);

  const finish = (): void => {
    if (draft === null) return;
    if (draft === shown) {
      setDraft(null);
      setProblem(null);
      return;
    }
    const reading = readText(draft, hint);
    const refused = reading.ok ? commit(reading.value) : reading.problem;
    setProblem(refused);
    if (refused === null) setDraft(null);
  };
  const take = (next: string): void => {
    const refused = commit(next);
    setDraft(refused === null ? null : next);
    setProblem(refused);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && hint.long !== true) finish();
    else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
      setProblem(null);
    }
  };
  const props = {
    id,
    ref: input,
    className: 'input',
    value: draft ?? shown,
    placeholder: mixed ? say('many.mixed') : undefined,
    spellCheck: false,
    autoComplete: 'off',
    disabled: hint.immutable === true,
    'data-path': path,
    'aria-invalid': problem !== null,
    'aria-describedby': descriptionIds(id, hint, problem !== null),
    onChange: (event: { readonly target: { readonly value: string } }) => setDraft(event.target.value),
    onBlur: finish,
    onKeyDown,
  };
  return (
    <FieldFrame id={id} hint={hint} findings={findingsAt(findings, path)} problem={problem} wide={hint.long === true}>
      {hint.long === true ? (
        <textarea rows={4} {...props} />
      ) : (
        <FieldTools field={field} component={component} path={path} text={draft ?? shown} take={take}>
          <input type="text" inputMode={hint.form === 'number' ? 'numeric' : 'text'} {...props} />
        </FieldTools>
      )}
    </FieldFrame>
  );
}
