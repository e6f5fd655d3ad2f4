import type { Header } from '../../shared/engine/report.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import { useTexts } from '../state/texts.ts';
import { HeaderStack } from './HeaderStack.tsx';
import type { Stop } from './model/tracks.ts';
import { StepCard } from './StepCard.tsx';

interface Props {
  readonly stop: Stop;
  readonly design: Design;
}

/** The headers a step met: those after the step before it. */
function headersBefore(stop: Stop, index: number): readonly Header[] {
  return stop.steps[index - 1]?.headers ?? stop.enter.headers;
}

/** The steps of the current hop with their deciding rules, then the packet as it leaves, compared with how it came in. */
export function StepList({ stop, design }: Props) {
  const say = useTexts(traceTexts);
  const last = stop.steps.at(-1);
  return (
    <div className="step-list">
      {stop.steps.map((step, index) => (
        <StepCard key={step.seq} step={step} before={headersBefore(stop, index)} label={`${stop.number}.${index + 1}`} design={design} />
      ))}
      <HeaderStack
        title={last === undefined ? say('packet.title') : say('packet.at', { step: `${stop.number}.${stop.steps.length}` })}
        headers={last?.headers ?? stop.enter.headers}
        before={stop.enter.headers}
        bytes={last?.bytes ?? stop.enter.bytes}
        connection={stop.connection}
        reply={stop.track === 'back'}
      />
    </div>
  );
}
