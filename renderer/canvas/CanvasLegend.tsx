import { editorTexts } from '../../shared/i18n/editor.ts';
import { linkKinds } from '../../shared/model/design.ts';
import { LinkSample } from '../inspector/LinkSample.tsx';
import { useDesign } from '../state/document.ts';
import { useTexts } from '../state/texts.ts';
import { useOverlay } from './overlay.ts';

/** The link types of the drawing, each with its stroke: type is told by shape, not by colour alone (UX 58). */
export function CanvasLegend() {
  const say = useTexts(editorTexts);
  const { links } = useDesign();
  // While a packet is followed the drawing is about its way (pictures 07 to 10).
  const isFollowing = useOverlay((state) => (state.overlay?.lit ?? null) !== null);
  const used = new Set(Object.values(links).map((link) => link.kind));
  const shown = linkKinds.filter((type) => used.has(type));
  if (isFollowing) return null;
  return (
    <div className="canvas-legend" aria-hidden="true">
      {shown.map((type) => (
        <span key={type}>
          <LinkSample type={type} />
          {say(`link.${type}`)}
        </span>
      ))}
    </div>
  );
}
