import { RotateCw } from 'lucide-react';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';

interface Props {
  readonly running: boolean;
  readonly onRun: () => void;
}

/** The design has changed since the trace: says so, and asks again (UX 75). */
export function StaleBar({ running, onRun }: Props) {
  const say = useTexts(traceTexts);
  return (
    <div className="stale-bar" role="status">
      <span>{say('stale.text')}</span>
      <button type="button" className="button small" disabled={running} onClick={onRun}>
        <RotateCw size={13} aria-hidden="true" />
        {say('stale.run')}
      </button>
    </div>
  );
}
