import { ListFilter } from 'lucide-react';
import { layersTexts } from '../../shared/i18n/layers.ts';
import { useTexts } from '../state/texts.ts';
import { FilterCount } from './FilterCount.tsx';
import { showLayers } from './layers-actions.ts';
import { isFiltering, useLayers } from './layers-store.ts';
import './layers.css';

/** The sign that the canvas does not show everything alike, with the way out. Not beside the open switches, which say so themselves. */
export function FilterBanner() {
  const say = useTexts(layersTexts);
  const isShown = useLayers((state) => isFiltering(state) && !state.isOpen);
  if (!isShown) return null;
  return (
    <div className="filter-banner">
      <ListFilter size={14} aria-hidden="true" />
      <FilterCount />
      <button type="button" className="button small" onClick={showLayers}>
        {say('layers.command')}
      </button>
      <button type="button" className="button small" onClick={() => useLayers.getState().clear()}>
        {say('layers.clearShort')}
      </button>
    </div>
  );
}
