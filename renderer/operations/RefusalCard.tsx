import { X } from 'lucide-react';
import { appTexts } from '../../shared/i18n/app.ts';
import { operationTexts } from '../../shared/i18n/operations.ts';
import { useSession, type Toast } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { showComponents } from './ComponentChips.tsx';
import { RefusalList } from './RefusalList.tsx';

/** Why the last edit was refused. It stays until it is dismissed or an edit succeeds; F6 reaches it, Escape closes it (UX 45, 98). */
export function RefusalCard({ toast }: { readonly toast: Toast }) {
  const say = useTexts(operationTexts);
  const sayApp = useTexts(appTexts);
  const blocking = [...new Set(toast.refusals.flatMap((refusal) => refusal.blocking ?? []))];
  const dismiss = (): void => useSession.getState().dismiss(toast.id);
  return (
    <section
      className="toast refusal-card"
      data-tone="refused"
      role="alert"
      aria-label={say('refused.title')}
      data-region="refusal"
      onKeyDown={(event) => {
        if (event.key === 'Escape') dismiss();
      }}
    >
      <div className="refusal-list">
        <RefusalList refusals={toast.refusals} left={dismiss} />
      </div>
      {blocking.length < 2 ? null : (
        <button type="button" className="toast-show" onClick={() => showComponents(blocking)}>
          {sayApp('toast.show')}
        </button>
      )}
      <button type="button" aria-label={sayApp('dialog.close')} onClick={dismiss}>
        <X size={13} aria-hidden="true" />
      </button>
    </section>
  );
}
