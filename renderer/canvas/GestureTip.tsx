import { editorTexts } from '../../shared/i18n/editor.ts';
import { useDesign } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { useGesture } from './gesture.ts';

/** A tip beside the pointer: why a drop or a link is refused, or what a link would join. The same text goes to a live region. */
export function GestureTip() {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  const design = useDesign();
  const gesture = useGesture((state) => state.gesture);
  const camera = useViewport((state) => state.camera);
  if (gesture === null || gesture.name === 'resize') return null;
  const at = { left: gesture.pointer.x * camera.zoom + camera.x + 16, top: gesture.pointer.y * camera.zoom + camera.y + 18 };
  const target = gesture.name === 'connect' ? gesture.over : gesture.target;
  if (target === null) return null;
  if (!target.allowed) {
    return target.reason === null ? null : (
      <div className="tip gesture-tip" role="alert" style={at}>
        <SeverityMark severity="error" size={13} />
        {target.reason[language]}
      </div>
    );
  }
  if (gesture.name !== 'connect' || gesture.over === null) return null;
  const { link, id, newPort } = gesture.over;
  return (
    <div className="tip gesture-tip" role="status" style={at}>
      {say('connect.to', { name: design.components[id]?.name ?? id })}
      {link === null ? null : <span className="tip-tag">{say(`link.${link}`)}</span>}
      {newPort === null ? null : <span className="tip-tag">{say('connect.newPort', { port: newPort })}</span>}
    </div>
  );
}
