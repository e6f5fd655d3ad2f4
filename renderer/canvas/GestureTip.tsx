import type { CSSProperties } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import { useDesign } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { useViewport, type Camera } from '../state/viewport.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { useGesture, type DropTarget, type Gesture } from './gesture.ts';

type Tipped = Exclude<Gesture, { readonly name: 'bend' }>;

/** A tip beside the pointer: why a drop or a link is refused, what it would bring, how large a box becomes. The same text goes to a live region. */
export function GestureTip() {
  const gesture = useGesture((state) => state.gesture);
  const camera = useViewport((state) => state.camera);
  const width = useViewport((state) => state.width);
  const height = useViewport((state) => state.height);
  const language = useLanguage();
  if (gesture === null || gesture.name === 'bend') return null;
  const at = placeOf(gesture, camera, { width, height });
  const reason = reasonOf(gesture);
  if (reason !== null) {
    return (
      <div className="tip gesture-tip" role="alert" style={at}>
        <SeverityMark severity="error" size={13} />
        {reason[language]}
      </div>
    );
  }
  return (
    <div className="gesture-tip-place" role="status" style={at}>
      <TipText gesture={gesture} />
    </div>
  );
}

/** Room that a tip of three lines needs beside the pointer; where there is less it stands on the other side. */
const tipRoom = { width: 340, height: 96 } as const;

/** Beside the pointer, below a card that hangs from it, and always on the board. */
function placeOf(gesture: Tipped, camera: Camera, board: { readonly width: number; readonly height: number }): CSSProperties {
  const [x, y] = [gesture.pointer.x * camera.zoom + camera.x, gesture.pointer.y * camera.zoom + camera.y];
  const ghost = gesture.name === 'place' && gesture.ghost.height * camera.zoom < 64 ? gesture.ghost : null;
  const below = ghost === null ? 18 : Math.max(18, (ghost.y + ghost.height - gesture.pointer.y) * camera.zoom + 8);
  return {
    ...(x + tipRoom.width > board.width ? { right: board.width - x + 16 } : { left: x + 16 }),
    ...(y + below + tipRoom.height > board.height ? { bottom: board.height - y + 18 } : { top: y + below }),
  };
}

function reasonOf(gesture: Tipped): DropTarget['reason'] {
  if (gesture.name === 'resize') return gesture.reason;
  const target = gesture.name === 'connect' ? gesture.over : gesture.target;
  return target === null || target.allowed ? null : target.reason;
}

function TipText({ gesture }: { readonly gesture: Tipped }) {
  const design = useDesign();
  const say = useTexts(placingTexts);
  switch (gesture.name) {
    case 'connect':
      return <ConnectTip gesture={gesture} />;
    case 'resize':
      return <div className="tip gesture-tip numeric">{say('tip.size', { width: Math.round(gesture.bounds.width), height: Math.round(gesture.bounds.height) })}</div>;
    case 'place': {
      const { target } = gesture;
      if (target === null || !target.allowed) return null;
      const [name, ...facts] = target.notes ?? [];
      const place = target.id === null ? say('tip.canvas') : say('tip.inside', { name: design.components[target.id]?.name ?? target.id });
      return <Lines title={name} place={place} notes={facts} />;
    }
    case 'move': {
      const { target, ids } = gesture;
      const isHome = ids.some((id) => (design.components[id]?.parent ?? null) === target.id);
      if (!target.allowed || isHome) return null;
      const place = target.id === null ? say('tip.canvas') : say('tip.into', { name: design.components[target.id]?.name ?? target.id });
      return <Lines title={undefined} place={place} notes={target.notes ?? []} />;
    }
  }
}

function Lines({ title, place, notes }: { readonly title: NonNullable<DropTarget['notes']>[number] | undefined; readonly place: string; readonly notes: NonNullable<DropTarget['notes']> }) {
  const language = useLanguage();
  return (
    <div className="tip gesture-tip lines">
      <span>{title === undefined ? place : `${title[language]} · ${place}`}</span>
      {notes.map((note) => (
        <span key={note.en} className="numeric">
          {note[language]}
        </span>
      ))}
    </div>
  );
}

function ConnectTip({ gesture }: { readonly gesture: Extract<Gesture, { readonly name: 'connect' }> }) {
  const say = useTexts(editorTexts);
  const design = useDesign();
  if (gesture.over === null || !gesture.over.allowed) return null;
  const { link, id, newPort } = gesture.over;
  return (
    <div className="tip gesture-tip">
      {say('connect.to', { name: design.components[id]?.name ?? id })}
      {link === null ? null : <span className="tip-tag">{say(`link.${link}`)}</span>}
      {newPort === null ? null : <span className="tip-tag">{say('connect.newPort', { port: newPort })}</span>}
    </div>
  );
}
