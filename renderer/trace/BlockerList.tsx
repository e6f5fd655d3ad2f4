import type { Trace } from '../../shared/engine/report.ts';
import { sayReason } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { KindGlyph } from './KindGlyph.tsx';
import { BlockerMark } from './BlockerMark.tsx';

interface Props {
  readonly trace: Trace;
  readonly design: Design;
}

/** Every place that would stop the packet, in path order. */
export function BlockerList({ trace, design }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const revealField = useSelection((state) => state.revealField);
  return (
      <section className="why-section">
        <h3>{say('why.blockers')}</h3>
        <ol className="blocker-list">
          {trace.blockers.map((blocker, index) => (
            <li key={`${blocker.at}${blocker.because.component}${blocker.because.path ?? ''}${blocker.reason}`}>
              <button type="button" onClick={() => revealField(blocker.because.component, blocker.because.path ?? '')}>
                <BlockerMark number={index + 1} />
                <KindGlyph kind={design.components[blocker.at]?.kind ?? ''} />
                <b>{design.components[blocker.at]?.name ?? blocker.at}</b>
                <span>
                  {blocker.because.label} · {sayReason(blocker.reason, language)}
                </span>
                <span className="tag">{say(index === 0 ? 'why.now' : 'why.next')}</span>
              </button>
            </li>
          ))}
        </ol>
      </section>
  );
}
