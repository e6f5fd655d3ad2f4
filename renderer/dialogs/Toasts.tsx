import { Info, X } from 'lucide-react';
import { useEffect } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { RefusalCard } from '../operations/RefusalCard.tsx';
import { useSession, type Toast } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';

/** A message stays this long; longer while the pointer rests on it (UX 98: at least 5 s). */
const stayMs = 6000;

/** Short messages at the bottom of the canvas: what was done, and why a gesture was refused. */
export function Toasts() {
  const toasts = useSession((state) => state.toasts);
  return (
    <div className="toasts">
      {toasts.map((toast) => (toast.refusals.length > 0 ? <RefusalCard key={toast.id} toast={toast} /> : <ToastLine key={toast.id} toast={toast} />))}
    </div>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const say = useTexts(appTexts);
  const language = useLanguage();
  useEffect(() => wait(toast.id), [toast.id]);
  return (
    <div className="toast" data-tone={toast.tone} role={toast.tone === 'refused' ? 'alert' : 'status'}>
      {toast.tone === 'refused' ? <SeverityMark severity="error" size={15} /> : <Info size={15} aria-hidden="true" />}
      <span>{toast.text[language]}</span>
      <button type="button" aria-label={say('dialog.close')} onClick={() => useSession.getState().dismiss(toast.id)}>
        <X size={13} aria-hidden="true" />
      </button>
    </div>
  );
}

/** Dismisses a message after its time; the clock starts again while the pointer is over the messages. */
function wait(id: number): () => void {
  let timer = 0;
  const tick = (): void => {
    if (document.querySelector('.toasts:hover') === null) useSession.getState().dismiss(id);
    else timer = globalThis.setTimeout(tick, stayMs);
  };
  timer = globalThis.setTimeout(tick, stayMs);
  return () => globalThis.clearTimeout(timer);
}
