import { appTexts } from '../../shared/i18n/app.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { FindingsPanel } from '../findings/FindingsPanel.tsx';
import { GuidePanel } from '../guides/GuidePanel.tsx';
import { useGuide } from '../guides/guide-store.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Palette } from '../palette/Palette.tsx';
import { useTexts } from '../state/texts.ts';
import { StatusBar } from '../toolbar/StatusBar.tsx';
import { Toolbar } from '../toolbar/Toolbar.tsx';
import { Player } from '../trace/Player.tsx';
import { TraceLayer } from '../trace/TraceLayer.tsx';
import { TracePanel } from '../trace/TracePanel.tsx';
import { useTrace } from '../trace/trace-store.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

/** The editor's regions (VISUAL 4). While a trace is on, its panel takes the inspector's place and the player that of the findings. A guide stands between palette and canvas. */
export function Editor() {
  const say = useTexts(appTexts);
  const tracing = useTrace((state) => state.isOpen);
  const guided = useGuide((state) => state.isOpen);
  return (
    <div className={['editor', ...(tracing ? ['tracing'] : []), ...(guided ? ['guided'] : [])].join(' ')}>
      <section className="region-toolbar" aria-label={say('region.toolbar')}>
        <Toolbar />
      </section>
      <aside className="region-left" aria-label={say('region.palette')}>
        <ErrorBoundary>
          <Palette collapsed={tracing} />
        </ErrorBoundary>
      </aside>
      {guided ? (
        <aside className="region-guide" aria-label={say('region.guide')}>
          <ErrorBoundary>
            <GuidePanel />
          </ErrorBoundary>
        </aside>
      ) : null}
      <main className="region-canvas" aria-label={say('region.canvas')}>
        <ErrorBoundary>
          <Canvas />
          {tracing ? <TraceLayer /> : null}
        </ErrorBoundary>
      </main>
      <aside className="region-right" aria-label={say('region.inspector')}>
        <ErrorBoundary>{tracing ? <TracePanel /> : <Inspector />}</ErrorBoundary>
      </aside>
      <section className="region-bottom" aria-label={say('region.findings')}>
        <ErrorBoundary>{tracing ? <Player /> : <FindingsPanel />}</ErrorBoundary>
      </section>
      <StatusBar />
    </div>
  );
}
