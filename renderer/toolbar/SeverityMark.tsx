import type { Severity } from '../../shared/model/finding.ts';

/** Severity by shape first, colour second: octagon, triangle, disc (VISUAL 2). `ok` is a disc with a tick. */
export function SeverityMark({ severity, size = 16 }: { readonly severity: Severity | 'ok'; readonly size?: number }) {
  return (
    <svg className={`severity severity-${severity}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {severity === 'error' ? <path d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2z" fill="currentColor" /> : null}
      {severity === 'warning' ? <path d="M8 1.4 15.2 14H.8z" fill="currentColor" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" /> : null}
      {severity === 'info' || severity === 'ok' ? <circle cx="8" cy="8" r="6.8" fill="currentColor" /> : null}
      <path className="mark" d={marks[severity]} fill="none" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

const marks: Readonly<Record<Severity | 'ok', string>> = {
  error: 'M8 4.6v4M8 11.3v.01',
  warning: 'M8 6.2v3.4M8 12v.01',
  info: 'M8 7.6v3.6M8 4.8v.01',
  ok: 'M5 8.2l2.1 2.1 4-4.4',
};
