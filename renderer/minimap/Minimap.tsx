import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { navigationTexts } from '../../shared/i18n/navigation.ts';
import { useOverlay } from '../canvas/overlay.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useSettings } from '../state/settings.ts';
import { useTexts } from '../state/texts.ts';
import { cameraAt, jumpTo, leaveHere, positionOf, restHere, useViewport, wantedCamera, zoomTo } from '../state/viewport.ts';
import { fromMap, mapCamera } from './minimap-picture.ts';
import { useMinimap } from './use-minimap.ts';
import './minimap.css';

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The whole drawing in small, with what is on screen (UX 30). Pressing and dragging takes the camera there. */
export function Minimap() {
  const isOn = useSettings((state) => state.minimap);
  // While a packet is followed its card and its way have the room (pictures 07 to 10).
  const isFollowing = useOverlay((state) => (state.overlay?.lit ?? null) !== null);
  return isOn && !isFollowing ? <OverviewMap /> : null;
}

function OverviewMap() {
  const say = useTexts(navigationTexts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useRef<HTMLDivElement>(null);
  useMinimap(canvas, seen);
  const goTo = (event: PointerEvent<HTMLElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    // The border belongs to the map's box, not to the picture.
    const place = { x: event.clientX - left - 1, y: event.clientY - top - 1 };
    const point = fromMap(mapCamera(layoutOf(shownDesign(), registry).all), place);
    useViewport.getState().controls?.follow(cameraAt({ ...point, zoom: wantedCamera().zoom }));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    leaveHere();
    goTo(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    const { width, height } = useViewport.getState();
    const position = positionOf(wantedCamera());
    if (arrow !== undefined) jumpTo(cameraAt({ ...position, x: position.x + (arrow[0] * width) / 4 / position.zoom, y: position.y + (arrow[1] * height) / 4 / position.zoom }));
    else if (event.key === '+' || event.key === '=') zoomTo(position.zoom * 1.25);
    else if (event.key === '-') zoomTo(position.zoom / 1.25);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="minimap"
      role="application"
      tabIndex={0}
      aria-label={say('minimap.label')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={restHere}
      onKeyDown={keys}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <div className="minimap-seen" ref={seen} />
    </div>
  );
}
