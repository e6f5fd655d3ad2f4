import { ArrowLeftRight, SlidersHorizontal } from 'lucide-react';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { endName } from './model/end-options.ts';
import { HopList } from './HopList.tsx';
import { OutcomeView } from './OutcomeView.tsx';
import { StaleBar } from './StaleBar.tsx';
import { TraceNotes } from './TraceNotes.tsx';
import { TraceTabs } from './TraceTabs.tsx';
import { isStale, useTrace } from './trace-store.ts';
import { usePlayhead } from './use-playhead.ts';
import { usePlayerKeys, useTraceEscape } from './use-trace-keys.ts';
import { VerdictLine } from './VerdictLine.tsx';
import { WhyPanel } from './WhyPanel.tsx';
import { probeCaption } from './vocabulary.ts';
import './trace.css';

/** The answer to a probe: verdict, hop list with steps, why it was blocked, and what the person at the keyboard sees. */
export function TracePanel() {
  const say = useTexts(traceTexts);
  const design = useDesign();
  const openDialog = useSession((state) => state.open);
  const shown = useTrace((state) => state.shown);
  const running = useTrace((state) => state.running);
  const showsWhy = useTrace((state) => state.showsWhy);
  const run = useTrace((state) => state.run);
  const playhead = usePlayhead();
  useTraceEscape();
  const onKeyDown = usePlayerKeys();
  if (shown === null) return <p className="trace-note">{say('panel.empty')}</p>;

  const { trace, probe } = shown;
  const again = (): void => void run(probe, design);
  const turned = (): void => void run({ ...probe, from: probe.to, to: probe.from }, design);
  const track = playhead?.stop.track ?? 'forward';
  return (
    <section className="trace-panel" data-region="trace" onKeyDown={onKeyDown} aria-label={say('panel.label')}>
      <header className="trace-head">
        <div>
          <small>{say('panel.caption', { what: probeCaption(trace) })}</small>
          <h2>
            {endName(shown.design, probe.from)} → {endName(shown.design, probe.to)}
          </h2>
        </div>
        <button type="button" className="icon-button" aria-label={say('panel.swap')} title={say('panel.swap')} onClick={turned}>
          <ArrowLeftRight size={16} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" aria-label={say('panel.edit')} title={say('panel.edit')} onClick={() => openDialog({ name: 'probe' })}>
          <SlidersHorizontal size={16} aria-hidden="true" />
        </button>
      </header>
      <VerdictLine shown={shown} />
      {isStale(shown, design) ? <StaleBar running={running} onRun={again} /> : null}
      <TraceTabs shown={shown} track={track} />
      <div className="trace-body">
        {showsWhy ? <WhyPanel shown={shown} /> : <HopList shown={shown} track={track} playhead={playhead} />}
        <TraceNotes trace={trace} design={shown.design} />
      </div>
      <OutcomeView trace={trace} />
    </section>
  );
}
