import { Eye } from 'lucide-react';
import { arrangingTexts } from '../../shared/i18n/arranging.ts';
import { useDocument } from '../state/document.ts';
import { useTexts } from '../state/texts.ts';
import { hiddenIds, showAllHidden } from './arrange-actions.ts';

/** Says that the drawing does not show everything, and shows it again. */
export function HiddenChip() {
  const say = useTexts(arrangingTexts);
  useDocument((state) => state.history.design.placements);
  const count = hiddenIds().length;
  if (count === 0) return null;
  return (
    <span className="hidden-chip">
      {say('hide.count', { count })}
      <button type="button" aria-label={say('hide.showAll')} title={say('hide.showAll')} onClick={showAllHidden}>
        <Eye size={13} aria-hidden="true" />
        {say('hide.show')}
      </button>
    </span>
  );
}
