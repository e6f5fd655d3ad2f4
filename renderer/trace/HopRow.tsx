import { memo } from 'react';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import { useTexts } from '../state/texts.ts';
import { KindGlyph } from './KindGlyph.tsx';
import { decisionOf } from './model/decision.ts';
import type { Stop } from './model/tracks.ts';
import { StepList } from './StepList.tsx';
import { usePhrase } from './use-phrase.ts';

interface Props {
  readonly stop: Stop;
  readonly design: Design;
  readonly state: 'past' | 'current' | 'future';
  readonly onGo: (stop: Stop) => void;
}

function standsIn(design: Design, component: string, outer: string): boolean {
  for (let at = design.components[component]?.parent ?? null; at !== null; at = design.components[at]?.parent ?? null) if (at === outer) return true;
  return false;
}

/** One row of the hop list; the current one opens its steps. */
export const HopRow = memo(function HopRow({ stop, design, state, onGo }: Props) {
  const say = useTexts(traceTexts);
  const phrase = usePhrase();
  const component = design.components[stop.component];
  // The host is said where the drawing does not: a distributed router, a guest that runs elsewhere now.
  const host = stop.host === null || standsIn(design, stop.component, stop.host) ? null : (design.components[stop.host]?.name ?? stop.host);
  const name = `${component?.name ?? stop.component}${host === null ? '' : `@${host}`}`;
  const decision = decisionOf(stop);
  const detail = decision.detail.map(phrase).join(' · ');
  const bytes = stop.steps.at(-1)?.bytes ?? stop.enter.bytes;
  return (
    <li className={`hop-item ${state}`}>
      <button
        type="button"
        className="hop-row"
        aria-current={state === 'current' ? 'step' : undefined}
        aria-label={say('hop.name', { number: stop.number, component: name, decision: `${phrase(decision.chip)} ${detail}` })}
        // On the press: while the film plays, rows move as steps open, and a click would end on another row than it began on.
        onPointerDown={(event) => {
          if (event.button === 0) onGo(stop);
        }}
        onClick={(event) => {
          if (event.detail === 0) onGo(stop);
        }}
      >
        <span className="hop-number">{stop.number}</span>
        <KindGlyph kind={component?.kind ?? ''} />
        <b>{name}</b>
        <span className="hop-detail">
          <span className={`tag ${decision.tone}`}>{phrase(decision.chip)}</span> {detail}
        </span>
        <span className="hop-bytes">{bytes}</span>
      </button>
      {state === 'current' ? <StepList stop={stop} design={design} /> : null}
    </li>
  );
});
