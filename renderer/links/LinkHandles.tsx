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

interface HandleProps {
  readonly look: 'bend' | 'new' | 'end';
  /** Which of its sort it is. */
  readonly which: number | End;
  readonly at: Point;
  readonly label: string;
  readonly tip: string;
  readonly start: (event: PointerEvent<HTMLElement>) => void;
  readonly remove?: () => void;
  /** True when the key was the handle's. */
  readonly act: (event: KeyboardEvent) => boolean;
  readonly link: string;
}

/** A point of a selected link that is dragged. Escape goes back to the link. */
function Handle({ look, which, at, label, tip, start, remove, act, link }: HandleProps) {
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    // A press takes the focus, so that Delete afterwards means the handle and not the link.
    event.currentTarget.focus({ preventScroll: true });
    start(event);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') focusLink(link);
    else if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      className={`link-handle ${look}`}
      {...{ [`data-${look === 'new' ? 'run' : look}`]: which }}
      style={{ left: at.x, top: at.y }}
      aria-label={label}
      title={tip}
      onPointerDown={onPointerDown}
      onDoubleClick={remove}
      onKeyDownCapture={onKeyDown}
    />
  );
}

const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;
const isPress = (event: KeyboardEvent): boolean => event.key === 'Enter' || event.key === ' ';

/** A bend: drag or arrow keys move it, double click or Delete takes it away. */
export function BendHandle({ link, index, count, at }: { readonly link: string; readonly index: number; readonly count: number; readonly at: Point }) {
  const say = useTexts(linkTexts);
  const remove = (): void => removeBend(link, index);
  const act = (event: KeyboardEvent): boolean => {
    const arrow = arrows[event.key];
    const step = event.shiftKey ? 10 : 1;
    if (hasModifier(event)) return false;
    if (arrow !== undefined) nudgeBend(link, index, arrow[0] * step, arrow[1] * step);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else return false;
    return true;
  };
  return <Handle look="bend" which={index} at={at} label={say('bend.handle', { number: index + 1, count })} tip={say('bend.tip')} start={(event) => startBending(link, index, false, event)} remove={remove} act={act} link={link} />;
}

/** The middle of a run: drag it, or press Enter or an arrow, and it becomes a bend. */
export function NewBendHandle({ link, run, number, count, at }: { readonly link: string; readonly run: BentRun; readonly number: number; readonly count: number; readonly at: Point }) {
  const say = useTexts(linkTexts);
  const act = (event: KeyboardEvent): boolean => {
    const isMine = !hasModifier(event) && (isPress(event) || arrows[event.key] !== undefined);
    if (isMine) addBend(link, run);
    return isMine;
  };
  return <Handle look="new" which={number} at={at} label={say('bend.new', { number, count })} tip={say('bend.newTip')} start={(event) => startBending(link, run.before, true, event)} act={act} link={link} />;
}

/** An end of the link: drag it onto another component, or press Enter to choose one from a list. */
export function EndHandle({ link, end, at, name }: { readonly link: string; readonly end: End; readonly at: Point; readonly name: string }) {
  const say = useTexts(linkTexts);
  const act = (event: KeyboardEvent): boolean => {
    if (isPress(event)) useSession.getState().open({ name: 'reattach', link, end });
    return isPress(event);
  };
  return <Handle look="end" which={end} at={at} label={say(`end.${end}`, { name })} tip={say('end.tip')} start={(event) => startReattaching(link, end, event)} act={act} link={link} />;
}
