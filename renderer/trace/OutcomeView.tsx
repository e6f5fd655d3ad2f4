import type { Trace } from '../../shared/engine/report.ts';
import { sayOutcome } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { consoleLines } from './model/console-text.ts';

interface Props {
  readonly trace: Trace;
}

/** What the person at the keyboard sees: the output of ping, curl, ssh or traceroute, and per request the backend that answered. */
export function OutcomeView({ trace }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const requests = trace.requests ?? [];
  return (
    <section className="outcome" aria-label={say('outcome.console')}>
      <h3>
        {say('outcome.console')} <span className={`tag ${trace.verdict === 'REACHABLE' ? 'ok' : 'error'}`}>{sayOutcome(trace.outcome, language)}</span>
      </h3>
      <pre tabIndex={0} aria-label={say('panel.outcome')}>{consoleLines(trace, language).join('\n')}</pre>
      {requests.length === 0 ? null : (
        <details>
          <summary>{say('outcome.http.requests', { count: requests.length, backends: shares(requests, say('outcome.http.none')) })}</summary>
          <RequestTable requests={requests} />
        </details>
      )}
    </section>
  );
}

type Requests = NonNullable<Trace['requests']>;

/** How the requests were spread: `web-1 ×5, web-2 ×5`. */
function shares(requests: Requests, none: string): string {
  const counts = new Map<string, number>();
  for (const { backend } of requests) counts.set(backend ?? none, (counts.get(backend ?? none) ?? 0) + 1);
  return [...counts].map(([backend, count]) => `${backend} ×${count}`).join(', ');
}

function RequestTable({ requests }: { readonly requests: Requests }) {
  const say = useTexts(traceTexts);
  return (
    <table className="request-table">
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">{say('outcome.http.backend')}</th>
          <th scope="col">{say('outcome.http.status')}</th>
          <th scope="col">{say('outcome.http.log')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.n}>
            <td>{request.n}</td>
            <td>{request.backend ?? '–'}</td>
            <td>{request.status ?? '–'}</td>
            <td className="log-line">{request.logLine ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
