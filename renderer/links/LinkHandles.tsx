import type { KeyboardEvent, PointerEvent } from 'react';
import type { BentRun } from '../../shared/drawing/routing/through-bends.ts';
import { linkTexts } from '../../shared/i18n/links.ts';
import type { Point } from '../canvas/gesture.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { addBend, nudgeBend, removeBend, startBending } from './bend-gesture.ts';
import { focusLink } from './focus-link.ts';
import { startReattaching, type End } from './reattach.ts';

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A press takes the focus, so that Delete afterwards means the handle and not the link; what it starts is the caller's. */
function pressed(event: PointerEvent<HTMLElement>, start: () => void): void {
  if (event.button !== 0) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.focus({ preventScroll: true });
  start();
}

function taken(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** A bend: drag or arrow keys move it, double click or Delete takes it away, Escape goes back to the link. */
export function BendHandle({ link, index, count, at }: { readonly link: string; readonly index: number; readonly count: number; readonly at: Point }) {
  const say = useTexts(linkTexts);
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow !== undefined) nudgeBend(link, index, arrow[0] * (event.shiftKey ? 10 : 1), arrow[1] * (event.shiftKey ? 10 : 1));
    else if (event.key === 'Delete' || event.key === 'Backspace') removeBend(link, index);
    else if (event.key === 'Escape') focusLink(link);
    else return;
    taken(event);
  };
  return (
    <button
      type="button"
      className="link-handle"
      data-bend={index}
      style={{ left: at.x, top: at.y }}
      aria-label={say('bend.handle', { number: index + 1, count })}
      title={say('bend.tip')}
      onPointerDown={(event) => pressed(event, () => startBending(link, index, false, event))}
      onDoubleClick={() => removeBend(link, index)}
      onKeyDownCapture={onKeyDown}
    />
  );
}

/** The middle of a run: drag it, or press Enter or an arrow, and it becomes a bend. */
export function NewBendHandle({ link, run, number, count, at }: { readonly link: string; readonly run: BentRun; readonly number: number; readonly count: number; readonly at: Point }) {
  const say = useTexts(linkTexts);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ' || arrows[event.key] !== undefined) addBend(link, run);
    else if (event.key === 'Escape') focusLink(link);
    else return;
    taken(event);
  };
  return (
    <button
      type="button"
      className="link-handle new"
      data-run={number}
      style={{ left: at.x, top: at.y }}
      aria-label={say('bend.new', { number, count })}
      title={say('bend.newTip')}
      onPointerDown={(event) => pressed(event, () => startBending(link, run.before, true, event))}
      onKeyDownCapture={onKeyDown}
    />
  );
}

/** An end of the link: drag it onto another component, or press Enter to choose one from a list. */
export function EndHandle({ link, end, at, name }: { readonly link: string; readonly end: End; readonly at: Point; readonly name: string }) {
  const say = useTexts(linkTexts);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') useSession.getState().open({ name: 'reattach', link, end });
    else if (event.key === 'Escape') focusLink(link);
    else return;
    taken(event);
  };
  return (
    <button
      type="button"
      className="link-handle end"
      data-end={end}
      style={{ left: at.x, top: at.y }}
      aria-label={say(`end.${end}`, { name })}
      title={say('end.tip')}
      onPointerDown={(event) => pressed(event, () => startReattaching(link, end, event))}
      onKeyDownCapture={onKeyDown}
    />
  );
}
