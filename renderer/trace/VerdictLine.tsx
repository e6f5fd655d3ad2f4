import { sayTerm } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { axisOf } from './model/axis.ts';
import { largestBytes, translationCount } from './model/tracks.ts';
import type { ShownTrace } from './trace-store.ts';

interface Props {
  readonly shown: ShownTrace;
}

/** The verdict with its facts: for a dead packet what failed, routing or security, and in how many places. */
export function VerdictLine({ shown }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const { trace, tracks } = shown;
  const reachable = trace.verdict === 'REACHABLE';
  const axis = axisOf(trace);
  const translations = translationCount(tracks);
  const hops = tracks.back.length === 0 ? say('panel.hops.oneWay', { forward: tracks.forward.length }) : say('panel.hops', { forward: tracks.forward.length, back: tracks.back.length });
  return (
    <div className="verdict-line">
      <span className={`tag verdict ${reachable ? 'ok' : 'error'}`} role="status">
        <SeverityMark severity={reachable ? 'ok' : 'error'} size={14} />
        {sayTerm('verdict', trace.verdict, language)}
      </span>
      {axis === null ? null : <span className="tag">{say(axis)}</span>}
      {trace.blockers.length === 0 ? null : <span className="tag">{say('panel.blockers', { count: trace.blockers.length })}</span>}
      {reachable ? <span className="tag">{hops}</span> : null}
      {reachable && translations > 0 ? <span className="tag">{say('panel.translations', { count: translations })}</span> : null}
      {reachable ? <span className="tag">{say('panel.maxBytes', { bytes: largestBytes(tracks) })}</span> : null}
      {trace.paths.length > 1 ? <span className="tag">{say('panel.paths', { count: trace.paths.length })}</span> : null}
    </div>
  );
}
