import { useId } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { pictureOf } from '../../shared/drawing/index.ts';
import { roundedPath } from '../../shared/drawing/routing/geometry.ts';
import { linkTexts } from '../../shared/i18n/links.ts';
import { focusComponent } from '../canvas/canvas-keys.ts';
import { useGesture, type Point } from '../canvas/gesture.ts';
import { linkPlace, originOf } from '../canvas/link-walk.ts';
import { useShownDesign } from '../layers/shown-design.ts';
import { openLinkMenu } from '../operations/open-menu.ts';
import { usePanels } from '../state/panels.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';
import { wireOf } from './bend-gesture.ts';
import { BendHandle, EndHandle, NewBendHandle } from './LinkHandles.tsx';
import { linkLabel } from './link-label.ts';
import './links.css';

/** A run shorter than this on the screen has no room for a handle of its own. */
const leastRunPx = 40;
const ringGap = 10;

function openMenuAtLink(id: string, { x, y, width, height }: DOMRect): void {
  openLinkMenu(id, x + width / 2, y + height / 2);
}

/** In a small window the inspector is folded away until it is asked for. */
function openProperties(): void {
  usePanels.getState().setInspectorOpen(true);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.inspector .link-end button')?.focus());
}

function extent(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The selected link as something to focus, hear and take hold of: its ring, its bends, its runs and its two ends (UX 59, 60, 92). */
export function LinkLayer() {
  const id = useSelection((state) => state.link);
  const isQuiet = useSession((state) => state.pick !== null || state.tool === 'hand');
  return id === null || isQuiet ? null : <SelectedLink key={id} id={id} />;
}

function SelectedLink({ id }: { readonly id: string }) {
  const say = useTexts(linkTexts);
  const language = useLanguage();
  const design = useShownDesign();
  const camera = useViewport((state) => state.camera);
  const descriptionId = useId();
  const gesture = useGesture((state) => state.gesture);
  const picture = pictureOf(design, registry);
  const route = gesture?.name === 'bend' && gesture.link === id ? gesture.route : picture.route(id);
  const wire = wireOf(picture, route);
  const link = design.links[id];
  if (wire === null || route === null || link === undefined) return null;
  const onScreen = ({ x, y }: Point): Point => ({ x: x * camera.zoom + camera.x, y: y * camera.zoom + camera.y });
  const points = route.points.map(onScreen);
  const [left, top] = [Math.min(...points.map((point) => point.x)), Math.min(...points.map((point) => point.y))];
  const box = { left, top, width: Math.max(...points.map((point) => point.x)) - left, height: Math.max(...points.map((point) => point.y)) - top };
  const runs = wire.runs.flatMap((run) => (extent(run.a, run.b) * camera.zoom >= leastRunPx ? [run] : []));
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') openProperties();
    else if (event.key === 'Escape') focusComponent(originOf(id));
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenuAtLink(id, event.currentTarget.getBoundingClientRect());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const d = roundedPath(points, 7 * camera.zoom);
  return (
    <div className={gesture === null ? 'link-layer' : 'link-layer busy'}>
      <svg aria-hidden="true">
        <mask id="link-ring-gap" maskUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%">
          <path d={d} fill="none" stroke="#fff" strokeWidth={ringGap} strokeLinejoin="round" strokeLinecap="square" />
          <path d={d} fill="none" stroke="#000" strokeWidth={ringGap - 4} strokeLinejoin="round" />
        </mask>
        <path className="link-ring" d={d} mask="url(#link-ring-gap)" />
      </svg>
      <div className="link-marks" role="group" aria-roledescription={say('role')} aria-label={linkLabel(design, id, language)} aria-describedby={descriptionId} data-link={id} tabIndex={0} style={box} onKeyDownCapture={onKeyDown} />
      <span id={descriptionId} className="visually-hidden">
        {linkPlace(design, originOf(id), id)[language]}
      </span>
      <EndHandle link={id} end="from" at={onScreen(wire.from)} name={design.components[link.from.component]?.name ?? ''} />
      {runs.map((run, index) => (
        <NewBendHandle key={`${String(run.before)} ${String(index)}`} link={id} run={run} number={index + 1} count={runs.length} at={onScreen({ x: (run.a.x + run.b.x) / 2, y: (run.a.y + run.b.y) / 2 })} />
      ))}
      {wire.bends.map((bend, index) => (
        <BendHandle key={String(index)} link={id} index={index} count={wire.bends.length} at={onScreen(bend)} />
      ))}
      <EndHandle link={id} end="to" at={onScreen(wire.to)} name={design.components[link.to.component]?.name ?? ''} />
    </div>
  );
}
