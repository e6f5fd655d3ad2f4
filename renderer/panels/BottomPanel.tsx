import { ChevronsDown, ChevronsUp } from 'lucide-react';
import { useState, type ComponentType, type KeyboardEvent } from 'react';
import { panelTexts } from '../../shared/i18n/panels.ts';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import { FindingsPanel } from '../findings/FindingsPanel.tsx';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { InventoryPanel } from '../inventory/InventoryPanel.tsx';
import { useFindings } from '../state/findings.ts';
import { bottomPanels, usePanels, type BottomPanel as Panel } from '../state/panels.ts';
import { useTexts } from '../state/texts.ts';
import { PanelToolsPlace } from './PanelTools.tsx';
import './panels.css';

const bodies: Readonly<Record<Panel, ComponentType>> = {
  findings: FindingsPanel,
  components: () => <InventoryPanel key="components" name="components" />,
  addresses: () => <InventoryPanel key="addresses" name="addresses" />,
  rules: () => <InventoryPanel key="rules" name="rules" />,
  routes: () => <InventoryPanel key="routes" name="routes" />,
  history: HistoryPanel,
};

/** The panels below the canvas: findings, history, inventory tables; one at a time, each with its own controls beside the tabs. */
export function BottomPanel() {
  const say = useTexts(panelTexts);
  const shown = usePanels((state) => state.bottom);
  const isTall = usePanels((state) => state.isTall);
  const findings = useFindings((state) => state.findings.length);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const Body = bodies[shown];
  const walk = (event: KeyboardEvent): void => {
    const at = bottomPanels.indexOf(shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : bottomPanels.at(to % bottomPanels.length);
    if (next === undefined) return;
    event.preventDefault();
    usePanels.getState().showBottom(next);
    document.getElementById(`bottom-tab-${next}`)?.focus();
  };
  return (
    <div className="bottom-panel" data-region={shown}>
      <div className="tabs bottom-head">
        <div className="bottom-tabs" role="tablist" aria-label={say('bottom.tabs')} tabIndex={-1} onKeyDown={walk}>
          {bottomPanels.map((name) => (
            <button
              key={name}
              id={`bottom-tab-${name}`}
              type="button"
              role="tab"
              className="tab"
              aria-selected={shown === name}
              aria-controls="bottom-body"
              tabIndex={shown === name ? 0 : -1}
              onClick={() => usePanels.getState().showBottom(name)}
            >
              {say(`bottom.${name}`)}
              {name === 'findings' ? <em>{findings}</em> : null}
            </button>
          ))}
        </div>
        <span className="grow" />
        <div className="bottom-tools" ref={setTools} />
        <button type="button" className="icon-button small" aria-pressed={isTall} aria-label={say('bottom.tall')} title={say('bottom.tall')} onClick={() => usePanels.getState().setTall(!isTall)}>
          {isTall ? <ChevronsDown size={15} aria-hidden="true" /> : <ChevronsUp size={15} aria-hidden="true" />}
        </button>
      </div>
      <div className="bottom-body" id="bottom-body" role="tabpanel" aria-labelledby={`bottom-tab-${shown}`}>
        <PanelToolsPlace value={tools}>
          <ErrorBoundary key={shown}>
            <Body />
          </ErrorBoundary>
        </PanelToolsPlace>
      </div>
    </div>
  );
}
