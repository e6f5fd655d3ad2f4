import { ChevronsLeft, ChevronsRight } from 'lucide-react';
import { tourTexts } from '../../shared/i18n/tour.ts';
import { usePanels } from '../state/panels.ts';
import { useTexts } from '../state/texts.ts';

/** Shows and puts away a side panel where the window is too narrow for it to stand beside the canvas (VISUAL 4). */
export function PanelHandle({ side }: { readonly side: 'left' | 'inspector' }) {
  const say = useTexts(tourTexts);
  const isOpen = usePanels((state) => (side === 'left' ? state.isLeftOpen : state.isInspectorOpen));
  const { setLeftOpen, setInspectorOpen } = usePanels.getState();
  const label = say(`panel.${side}.${isOpen ? 'hide' : 'show'}`);
  const pointsLeft = (side === 'left') === isOpen;
  return (
    <button type="button" className={`panel-handle ${side}`} aria-expanded={isOpen} aria-label={label} title={label} onClick={() => (side === 'left' ? setLeftOpen : setInspectorOpen)(!isOpen)}>
      {pointsLeft ? <ChevronsLeft size={15} aria-hidden="true" /> : <ChevronsRight size={15} aria-hidden="true" />}
    </button>
  );
}
