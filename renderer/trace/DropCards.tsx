import { sayReason } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { BlockerMark } from './BlockerMark.tsx';
import { HeaderStack } from './HeaderStack.tsx';
import { leavingConnection, type Ending } from './model/tracks.ts';
import type { ShownTrace } from './trace-store.ts';
import { stepTitle } from './vocabulary.ts';

interface Props {
  readonly shown: ShownTrace;
  readonly end: Ending;
}

/** Where and why the packet ended, beside its path, and where it would stop next; the numbers are those on the canvas (VISUAL 11). */
export function DropCards({ shown, end }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const { stop, step } = end;
  const nameOf = (component: string): string => shown.design.components[component]?.name ?? component;
  const where = say(step.action === 'ABORTED' ? 'drop.aborted' : step.action === 'REJECTED' ? 'drop.refused' : 'drop.dropped', { component: nameOf(stop.component) });
  // A step that is nothing but the drop says nothing beside "dropped at".
  const title = step.kind === 'drop' || step.kind === 'abort' ? where : `${where} · ${stepTitle(step, language)}`;
  const [first, second] = shown.trace.blockers;
  const next = first?.at === stop.component ? second : first;
  return (
    <div className="drop-cards">
      <aside className="packet-card dropped" aria-label={say('packet.title')}>
        <h2>
          <BlockerMark number={1} />
          <span>{title}</span>
          {step.reason === undefined ? null : <code className="tag error">{step.reason}</code>}
        </h2>
        {step.reason === undefined ? null : <p>{sayReason(step.reason, language)}</p>}
        <HeaderStack
          title={say('packet.at', { component: nameOf(stop.component) })}
          note={say('packet.compared')}
          headers={step.headers}
          before={stop.enter.headers}
          bytes={step.bytes}
          connection={leavingConnection(stop)}
          reply={stop.track === 'back'}
        />
      </aside>
      {next === undefined ? null : (
        <aside className="packet-card next-blocker" aria-label={say('drop.next', { component: nameOf(next.at) })}>
          <h2>
            <BlockerMark number={2} />
            <span>{say('drop.next', { component: nameOf(next.at) })}</span>
          </h2>
          <p>
            {next.because.label} · {sayReason(next.reason, language)}
          </p>
        </aside>
      )}
    </div>
  );
}
