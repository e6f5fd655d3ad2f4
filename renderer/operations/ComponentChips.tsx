import { registry } from '../../shared/catalog/index.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';

/** Selects components and brings them into view (UX 45). */
export function showComponents(ids: readonly string[]): void {
  useSelection.getState().select(ids);
  revealComponents(ids);
}

/** Components by name; choosing one selects and shows it. `chosen` is told, so that a dialog can make room. */
export function ComponentChips({ ids, label, chosen }: { readonly ids: readonly string[]; readonly label: string; readonly chosen?: () => void }) {
  const design = useDesign();
  const present = ids.filter((id) => design.components[id] !== undefined);
  if (present.length === 0) return null;
  return (
    <ul className="component-chips" aria-label={label}>
      {present.map((id) => {
        const component = design.components[id];
        return (
          <li key={id}>
            <button
              type="button"
              className={`component-chip ${familyClass(registry.find(component?.kind ?? '')?.family)}`}
              onClick={() => {
                chosen?.();
                showComponents([id]);
              }}
            >
              <Glyph kind={component?.kind ?? ''} size={14} />
              {component?.name}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
