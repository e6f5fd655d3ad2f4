import { Info, X } from 'lucide-react';
import { useEffect, useRef, useState, type FocusEvent } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { RefusalCard } from '../operations/RefusalCard.tsx';
import { useSession, type Toast } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';

/** What was done stays this long, not counting the time while pointer or focus is on the messages (UX 98: at least 5 s). */
const stayMs = 6000;
/** And never shorter than this after they have left. */
const leastMs = 2000;

/** Short messages at the bottom of the canvas: what was done, and why a gesture was refused. The latter stay until they are dismissed. */
export function Toasts() {
  const toasts = useSession((state) => state.toasts);
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  // A message that goes away under the pointer, or with the focus, tells nobody that they have left.
  if (toasts.length === 0 && (hovered || focused)) {
    setHovered(false);
    setFocused(false);
  }
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setFocused(false);
  };
  return (
    <div className="toasts" onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)} onFocus={() => setFocused(true)} onBlur={leave}>
      {toasts.map((toast) => (toast.refusals.length > 0 ? <RefusalCard key={toast.id} toast={toast} /> : <ToastLine key={toast.id} toast={toast} isPaused={hovered || focused} />))}
    </div>
  );
}

function ToastLine({ toast, isPaused }: { readonly toast: Toast; readonly isPaused: boolean }) {
  const say = useTexts(appTexts);
  const language = useLanguage();
  const leftMs = useRef(stayMs);
  const stays = isPaused || toast.tone === 'refused';
  useEffect(() => {
    if (stays) return;
    const begin = performance.now();
    const timer = globalThis.setTimeout(() => useSession.getState().dismiss(toast.id), leftMs.current);
    return () => {
      globalThis.clearTimeout(timer);
      leftMs.current = Math.max(leastMs, leftMs.current - (performance.now() - begin));
    };
  }, [toast.id, stays]);
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
