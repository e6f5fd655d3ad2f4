import { layersTexts } from '../../shared/i18n/layers.ts';
import { useDesign } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { useTexts } from '../state/texts.ts';
import { filteredOut } from './filtered.ts';
import { useLayers } from './layers-store.ts';

/** How many components the layers leave: told politely whenever it changes. */
export function FilterCount() {
  const say = useTexts(layersTexts);
  const design = useDesign();
  useLayers((state) => state.off);
  useFindings((state) => state.findings);
  const total = Object.keys(design.components).length;
  return (
    <span className="quiet numeric layers-count" role="status">
      {say('layers.shown', { count: total - filteredOut(design).size, total })}
    </span>
  );
}
