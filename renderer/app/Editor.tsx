import { appTexts } from '../../shared/i18n/app.ts';
import { panelTexts } from '../../shared/i18n/panels.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { ComparePanel } from '../compare/ComparePanel.tsx';
import { useComparison } from '../compare/compare-store.ts';
import { FindBar } from '../find/FindBar.tsx';
import { FocusTrail } from '../focus-mode/FocusTrail.tsx';
import { GuidePanel } from '../guides/GuidePanel.tsx';
import { useGuide } from '../guides/guide-store.ts';
import { Minimap } from '../minimap/Minimap.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { FilterBanner } from '../layers/FilterBanner.tsx';
import { LayersPanel } from '../layers/LayersPanel.tsx';
import { BottomPanel } from '../panels/BottomPanel.tsx';
import { LeftPanel } from '../panels/LeftPanel.tsx';
import { usePanels } from '../state/panels.ts';
import { useRoom } from '../state/room.ts';
import { useTexts } from '../state/texts.ts';
import { StatusBar } from '../toolbar/StatusBar.tsx';
import { Toolbar } from '../toolbar/Toolbar.tsx';
import { Player } from '../trace/Player.tsx';
import { TraceLayer } from '../trace/TraceLayer.tsx';
import { TracePanel } from '../trace/TracePanel.tsx';
import { useTrace } from '../trace/trace-store.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { PanelHandle } from './PanelHandle.tsx';

/** The editor's regions (VISUAL 4). While a trace is on, its panel takes the inspector's place and the player that of the findings. A guide stands between palette and canvas, and so does a comparison, which takes its place. */
export function Editor() {
  const say = useTexts(appTexts);
  const sayPanel = useTexts(panelTexts);
  const left = usePanels((state) => state.left);
  const bottom = usePanels((state) => state.bottom);
  const isTall = usePanels((state) => state.isTall);
  const tracing = useTrace((state) => state.isOpen);
  const comparing = useComparison((state) => state.other !== null);
  const guided = useGuide((state) => state.isOpen) && !comparing;
  const room = useRoom((state) => state.room);
  const isLeftOpen = usePanels((state) => state.isLeftOpen);
  const isInspectorOpen = usePanels((state) => state.isInspectorOpen);
  const folded = tracing || comparing;
  const isSmall = room === 'small' && !folded;
  const isRail = folded || (isSmall && !isLeftOpen);
  return (
    <div className={['editor', ...(tracing ? ['tracing'] : []), ...(guided ? ['guided'] : []), ...(comparing ? ['comparing'] : []), ...(isTall ? ['tall'] : []), ...(left === 'outline' && !folded ? ['outlining'] : [])].join(' ')}>
      <section className="region-toolbar" aria-label={say('region.toolbar')}>
        <Toolbar />
      </section>
      <aside className={isSmall && isLeftOpen ? 'region-left open' : 'region-left'} aria-label={left === 'palette' || isRail ? say('region.palette') : sayPanel('left.outline')}>
        {isSmall ? <PanelHandle side="left" /> : null}
        <ErrorBoundary>
          <LeftPanel collapsed={isRail} />
        </ErrorBoundary>
      </aside>
      {comparing ? (
        <aside className="region-guide" aria-label={say('region.compare')}>
          <ErrorBoundary>
            <ComparePanel />
          </ErrorBoundary>
        </aside>
      ) : null}
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
          <FocusTrail />
          <FindBar />
          <Minimap />
          <FilterBanner />
          <LayersPanel />
          {tracing ? <TraceLayer /> : null}
        </ErrorBoundary>
      </main>
      {room === 'wide' || tracing ? null : <PanelHandle side="inspector" />}
      <aside className={isInspectorOpen ? 'region-right open' : 'region-right'} aria-label={say('region.inspector')}>
        <ErrorBoundary>{tracing ? <TracePanel /> : <Inspector />}</ErrorBoundary>
      </aside>
      <section className="region-bottom" aria-label={tracing ? say('region.findings') : sayPanel(`bottom.${bottom}`)}>
        <ErrorBoundary>{tracing ? <Player /> : <BottomPanel />}</ErrorBoundary>
      </section>
      <StatusBar />
    </div>
  );
}
