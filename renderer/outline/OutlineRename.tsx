import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { outlineTexts } from '../../shared/i18n/outline.ts';
import type { Localized } from '../../shared/model/text.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDesign, useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';

/**
 * The name of a row being edited. Enter and leaving commit, Escape restores, a half-typed syllable never commits (UX 41).
 * A name that is refused stays in the field with the reason below it; leaving gives it up.
 */
export function OutlineRename({ id, top, left, done }: { readonly id: string; readonly top: number; readonly left: number; readonly done: () => void }) {
  const say = useTexts(outlineTexts);
  const language = useLanguage();
  const name = useDesign().components[id]?.name ?? '';
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const [problem, setProblem] = useState<Localized | null>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const close = (): void => {
    if (isDone.current) return;
    isDone.current = true;
    done();
  };
  const commit = (): boolean => {
    const typed = (input.current?.value ?? '').normalize('NFC').trim();
    if (isDone.current || typed === name) return true;
    const result = useDocument.getState().dispatch('component.rename', { id, name: typed });
    const [refusal] = result.ok ? [] : result.refusals;
    setProblem(refusal === undefined ? null : refusalText(refusal));
    return result.ok;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (commit()) close();
    } else if (event.key === 'Escape') close();
  };
  return (
    <div className="outline-rename" style={{ top, left }}>
      <input
        ref={input}
        className="input"
        defaultValue={name}
        aria-label={say('outline.name', { name })}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'outline-rename-problem'}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onBlur={() => {
          commit();
          close();
        }}
      />
      {problem === null ? null : (
        <p className="tip" id="outline-rename-problem" role="alert">
          {problem[language]}
        </p>
      )}
    </div>
  );
}
