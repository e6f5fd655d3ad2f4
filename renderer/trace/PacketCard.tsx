import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import { HeaderStack } from './HeaderStack.tsx';
import type { Playhead } from './model/schedule.ts';
import { leavingConnection } from './model/tracks.ts';
import type { ShownTrace } from './trace-store.ts';

interface Props {
  readonly shown: ShownTrace;
  readonly playhead: Playhead;
}

/** The packet as it leaves the current hop, as nested envelopes, compared with how it came in. */
export function PacketCard({ shown, playhead }: Props) {
  const say = useTexts(traceTexts);
  const { stop, next } = playhead;
  const last = stop.steps.at(-1);
  const nameOf = (component: string): string => shown.design.components[component]?.name ?? component;
  const title = next === null ? say('packet.at', { component: nameOf(stop.component) }) : say('packet.between', { from: nameOf(stop.component), to: nameOf(next.component) });
  return (
    <aside className="packet-card" aria-label={say('packet.title')}>
      <HeaderStack
        title={title}
        note={say('packet.compared')}
        headers={last?.headers ?? stop.enter.headers}
        before={stop.enter.headers}
        bytes={last?.bytes ?? stop.enter.bytes}
        connection={leavingConnection(stop)}
        reply={stop.track === 'back'}
      />
    </aside>
  );
}
