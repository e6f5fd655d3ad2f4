import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import { useSettings } from '../state/settings.ts';
import { useTexts } from '../state/texts.ts';

/** How wide the inspector may be, in CSS pixels (VISUAL 4). */
const widths = { least: 240, usual: 280, most: 420, step: 20 } as const;

function setWidth(width: number): void {
  useSettings.getState().change({ inspectorWidth: Math.max(widths.least, Math.min(Math.round(width), widths.most)) });
}

/** The inspector's left edge: dragged, or moved by arrow keys, it makes the inspector wider or narrower; a double click gives it its usual width. */
export function InspectorEdge() {
  const say = useTexts(inspectorTexts);
  const width = useSettings((state) => state.inspectorWidth);
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  // The grid of the window reads it (styles/window.css).
  useEffect(() => document.documentElement.style.setProperty('--inspector-width', `${String(width)}px`), [width]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: width + widths.step, ArrowRight: width - widths.step, Home: widths.least, End: widths.most }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setWidth(next);
  };
  const follow = (event: PointerEvent): void => {
    if (start.current !== null) setWidth(start.current.width + start.current.x - event.clientX);
  };
  return (
    <div
      className="inspector-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={say('width.label')}
      aria-valuenow={width}
      aria-valuemin={widths.least}
      aria-valuemax={widths.most}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setWidth(widths.usual)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={follow}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}
