import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { Localized } from '../../shared/model/text.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useLanguage } from '../state/texts.ts';

/** How an editor is left. */
export type Leaving = 'enter' | 'escape' | 'elsewhere';

/**
 * A text edited where it stands. Enter and going elsewhere commit, Escape gives up, a half-typed syllable never commits (UX 41).
 * A text that is refused stays, with the reason below it (UX 54).
 */
export function InlineEditor({
  text,
  label,
  className = 'input',
  problem = null,
  take,
  leave,
  type,
}: {
  /** What stands there at first. */
  readonly text: string;
  readonly label: string;
  readonly className?: string;
  readonly problem?: Localized | null;
  /** Takes what was typed. False: it was refused, and the editor stays open. */
  readonly take: (typed: string, by: Leaving) => boolean;
  /** The editor has done its work. Called once. */
  readonly leave: (by: Leaving) => void;
  /** Every change of the text. */
  readonly type?: (typed: string) => void;
}) {
  const language = useLanguage();
  const problemId = useId();
  const input = useRef<HTMLInputElement>(null);
  // Leaving moves the focus, and that would commit once more.
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (by: Leaving): void => {
    if (isDone.current) return;
    if (by !== 'escape' && !take(input.current?.value ?? '', by)) return;
    isDone.current = true;
    leave(by);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      finish('enter');
    } else if (event.key === 'Escape') finish('escape');
  };
  return (
    <>
      <input
        ref={input}
        className={className}
        defaultValue={text}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => type?.(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish('elsewhere')}
      />
      {problem === null ? null : (
        <p className="tip inline-problem" id={problemId} role="alert">
          {problem[language]}
        </p>
      )}
    </>
  );
}
