import type { KeyboardEvent } from 'react';
import { panelTexts } from '../../shared/i18n/panels.ts';
import { OutlinePanel } from '../outline/OutlinePanel.tsx';
import { Palette } from '../palette/Palette.tsx';
import { leftPanels, usePanels } from '../state/panels.ts';
import { useTexts } from '../state/texts.ts';
import './panels.css';

/** What stands left of the canvas: the palette or the outline; only the palette's rail while a trace is on. */
export function LeftPanel({ collapsed }: { readonly collapsed: boolean }) {
  const say = useTexts(panelTexts);
  const shown = usePanels((state) => state.left);
  if (collapsed) return <Palette collapsed />;
  const walk = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    const next = leftPanels[(leftPanels.indexOf(shown) + 1) % leftPanels.length] ?? shown;
    usePanels.getState().showLeft(next);
    document.getElementById(`left-tab-${next}`)?.focus();
  };
  return (
    <div className="left-panel" data-region={shown}>
      <div className="tabs left-tabs" role="tablist" aria-label={say('left.tabs')} tabIndex={-1} onKeyDown={walk}>
        {leftPanels.map((name) => (
          <button key={name} id={`left-tab-${name}`} type="button" role="tab" className="tab" aria-selected={shown === name} aria-controls="left-body" tabIndex={shown === name ? 0 : -1} onClick={() => usePanels.getState().showLeft(name)}>
            {say(`left.${name}`)}
          </button>
        ))}
      </div>
      <div className="left-body" data-region-start="" id="left-body" role="tabpanel" aria-labelledby={`left-tab-${shown}`}>
        {shown === 'palette' ? <Palette collapsed={false} /> : <OutlinePanel />}
      </div>
    </div>
  );
}
