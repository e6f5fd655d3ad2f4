import { useState } from 'react';
import type { Trace } from '../../shared/engine/report.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import { useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { KindGlyph } from './KindGlyph.tsx';
import { BlockerMark } from './BlockerMark.tsx';
import { reasonText } from './vocabulary.ts';

interface Props {
  readonly trace: Trace;
  readonly design: Design;
}

/** Every place that would stop the packet, in path order; those with a remedy offer it as one undoable step. */
export function BlockerList({ trace, design }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const dispatch = useDocument((state) => state.dispatch);
  const select = useSelection((state) => state.select);
  const [refused, setRefused] = useState<string | null>(null);
  const fixable = trace.blockers.flatMap((blocker) => (blocker.fix === undefined ? [] : [{ ...blocker, fix: blocker.fix }]));
  return (
    <>
      <section className="why-section">
        <h3>{say('why.blockers')}</h3>
        <ol className="blocker-list">
          {trace.blockers.map((blocker, index) => (
            <li key={`${blocker.at}${blocker.because.component}${blocker.because.path ?? ''}${blocker.reason}`}>
              <button type="button" onClick={() => select([blocker.because.component])}>
                <BlockerMark number={index + 1} />
                <KindGlyph kind={design.components[blocker.at]?.kind ?? ''} />
                <b>{design.components[blocker.at]?.name ?? blocker.at}</b>
                <span>
                  {blocker.because.label} · {reasonText(blocker.reason, language)}
                </span>
                <span className="tag">{say(index === 0 ? 'why.now' : 'why.next')}</span>
              </button>
            </li>
          ))}
        </ol>
      </section>
      {fixable.length === 0 ? null : (
        <section className="why-section">
          <h3>
            {say('why.fixes')} <small>{say('why.oneStep')}</small>
          </h3>
          {fixable.map(({ at, fix }) => (
            <div key={`${at}${fix.command}${JSON.stringify(fix.args)}`} className="fix-card">
              <span>{fix.title}</span>
              <button
                type="button"
                className="button small"
                onClick={() => {
                  const result = dispatch(fix.command, fix.args);
                  setRefused(result.ok ? null : result.refusals.map((refusal) => refusalText(refusal)[language]).join(' '));
                }}
              >
                {say('why.apply')}
              </button>
            </div>
          ))}
          {refused === null ? null : <p role="alert">{say('why.refused', { reason: refused })}</p>}
        </section>
      )}
    </>
  );
}
