import { useState } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { filesTexts } from '../../shared/i18n/files.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';

/** Puts a text on the clipboard and says so, in its own words and to a screen reader; the browser may refuse, and then says that. */
export function CopyButton({ text, label }: { readonly text: string; /** What it says at first; without one, that it copies details. */ readonly label?: string }) {
  const say = useTexts(appTexts);
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      useSession.getState().announce(filesTexts['details.copied']);
    } catch {
      setState('refused');
    }
  };
  const labels = { idle: 'dialog.copyDetails', copied: 'dialog.copied', refused: 'dialog.copyRefused' } as const;
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      <span aria-live="polite">{state === 'idle' && label !== undefined ? label : say(labels[state])}</span>
    </button>
  );
}
