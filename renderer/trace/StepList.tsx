import type { Header } from '../../shared/engine/report.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Stop } from './model/tracks.ts';
import { isQuiet } from './model/rule.ts';
import { QuietStep } from './QuietStep.tsx';
import { StepCard } from './StepCard.tsx';

interface Props {
  readonly stop: Stop;
  readonly design: Design;
}

/** The headers a step met: those after the step before it. */
function headersBefore(stop: Stop, index: number): readonly Header[] {
  return stop.steps[index - 1]?.headers ?? stop.enter.headers;
}

/** The steps of the current hop with their deciding rules. */
export function StepList({ stop, design }: Props) {
  return (
    <div className="step-list">
      {stop.steps.map((step, index) => {
        const label = `${stop.number}.${index + 1}`;
        return isQuiet(step) ? <QuietStep key={step.seq} step={step} label={label} /> : <StepCard key={step.seq} step={step} before={headersBefore(stop, index)} label={label} design={design} />;
      })}
    </div>
  );
}
