import { X } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { layersTexts } from '../../shared/i18n/layers.ts';
import { useDocument } from '../state/document.ts';
import { useTexts } from '../state/texts.ts';
import { FacetList } from './FacetList.tsx';
import { FilterCount } from './FilterCount.tsx';
import { closeLayers } from './layers-actions.ts';
import { isFiltering, useLayers, type Facet, type FilterEffect } from './layers-store.ts';
import { useFacets } from './use-facets.ts';
import './layers.css';

const order: readonly Facet[] = ['severity', 'family', 'tag', 'kind'];
const effects: readonly FilterEffect[] = ['dim', 'hide'];

/** The switches of the layers, over the canvas. Only while it is open. */
export function LayersPanel() {
  const isOpen = useLayers((state) => state.isOpen);
  const opened = useDocument((state) => state.opened);
  useEffect(() => useLayers.getState().begin(opened), [opened]);
  return isOpen ? <Panel /> : null;
}

function Panel() {
  const say = useTexts(layersTexts);
  const facets = useFacets();
  const filtering = useLayers(isFiltering);
  const effect = useLayers((state) => state.effect);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The canvas beneath reads keys as its own: what is typed here stays here.
    if (event.key === 'Escape') closeLayers();
    else if (!['Tab', 'Enter', ' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    event.stopPropagation();
  };
  const shown = order.filter((facet) => facets[facet].length > 1);
  return (
    <section className="layers" aria-label={say('layers.title')} data-layers="" onKeyDown={onKeyDown}>
      <header className="layers-head">
        <h2>{say('layers.title')}</h2>
        <FilterCount />
        <button type="button" className="icon-button small" aria-label={say('layers.close')} title={say('layers.close')} onClick={closeLayers}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      <div className="layers-effect" role="radiogroup" aria-label={say('layers.rest')}>
        <span>{say('layers.rest')}</span>
        {effects.map((choice) => (
          <label key={choice}>
            <input type="radio" name="layers-effect" checked={effect === choice} onChange={() => useLayers.getState().setEffect(choice)} />
            {say(`layers.${choice}`)}
          </label>
        ))}
        <button type="button" className="button small" disabled={!filtering} onClick={() => useLayers.getState().clear()}>
          {say('layers.clearShort')}
        </button>
      </div>
      <div className="layers-body">
        {shown.length === 0 ? <p className="quiet">{say('layers.empty')}</p> : shown.map((facet) => <FacetList key={facet} facet={facet} values={facets[facet]} />)}
      </div>
    </section>
  );
}
