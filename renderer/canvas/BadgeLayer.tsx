import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, measureText } from '../../shared/drawing/index.ts';
import { startOperation } from '../operations/run-operation.ts';
import { useShownDesign } from '../layers/shown-design.ts';
import { useLanguage } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';
import { badgeOf } from './node-label.ts';

/** Below this zoom cards show no badges (VISUAL 8). */
const leastZoom = 0.7;
/** The painted tag: 6 px from the right edge of its card, on the lower one. The button reaches a little further. */
const tag = { inset: 6, padding: 10, height: 24 } as const;

/** Badges that start something can be pressed: a button over the painted tag, with what the badge says besides (IG-30, IG-32). */
export function BadgeLayer() {
  const design = useShownDesign();
  const language = useLanguage();
  const camera = useViewport((state) => state.camera);
  const width = useViewport((state) => state.width);
  const height = useViewport((state) => state.height);
  if (camera.zoom < leastZoom) return null;
  const layout = layoutOf(design, registry);
  const seen = layout.within({ x: -camera.x / camera.zoom, y: -camera.y / camera.zoom, width: width / camera.zoom, height: height / camera.zoom });
  return (
    <div className="badge-layer">
      {seen.flatMap((index) => {
        const node = layout.nodes[index];
        const badge = node?.form === 'card' ? badgeOf(design, node.id) : null;
        if (node === undefined || badge === null || badge.operation === null) return [];
        const { operation, text } = badge;
        const hint = badge.hint?.[language] ?? '';
        const wide = measureText(text[language], { size: 10.5, weight: 530, tabular: true }) + tag.padding;
        const style = {
          left: (node.bounds.x + node.bounds.width - tag.inset) * camera.zoom + camera.x - wide,
          top: (node.bounds.y + node.bounds.height) * camera.zoom + camera.y - tag.height / 2,
          width: wide,
          height: tag.height,
        };
        return [
          <button key={node.id} type="button" className="badge-button" style={style} tabIndex={-1} aria-label={`${node.component.name}: ${text[language]}${hint === '' ? '' : `, ${hint}`}`} onClick={() => startOperation(node.id, operation)}>
            {/* The picture has the tag too; this one lies above the ring of a selected card. */}
            <span className="badge-face" aria-hidden="true">
              {text[language]}
            </span>
            {hint === '' ? null : (
              <span className="tip badge-tip" role="tooltip">
                {hint}
              </span>
            )}
          </button>,
        ];
      })}
    </div>
  );
}
