import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, pictureOf } from '../../shared/drawing/index.ts';
import { navigationTexts } from '../../shared/i18n/navigation.ts';
import { linkAt, wireReachPx } from '../canvas/click.ts';
import { useGesture } from '../canvas/gesture.ts';
import { isBox } from '../canvas/nodes-near.ts';
import { pointerAt } from '../canvas/pointer.ts';
import { useSpotlight } from '../canvas/spotlight.ts';
import { onShownChange, shownDesign } from '../layers/shown-design.ts';
import { useCameraTrail } from '../state/camera-trail.ts';
import { useDocument } from '../state/document.ts';
import { focusedContainer, useFocus } from '../state/focus.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { arriveAt, cameraAt, cameraFor, leaveHere, useViewport, type Camera } from '../state/viewport.ts';
import { isReachable, litInside } from './inside.ts';

/** Small containers are shown larger than they are, so that being inside is seen. */
const closest = 1.5;

/** Whether a component is a container that can be entered: one that is drawn as a box. */
export function canEnter(id: string): boolean {
  const node = layoutOf(shownDesign(), registry).find(id);
  return node !== null && isBox(node) && id !== focusedContainer();
}

/** Goes into or out of containers: the camera shows the innermost one, or the whole drawing. */
function goInto(entered: readonly string[], wanted: Camera | null = null): void {
  leaveHere();
  useFocus.getState().set(entered);
  const { controls, width, height } = useViewport.getState();
  const layout = layoutOf(shownDesign(), registry);
  const container = entered.at(-1);
  const bounds = container === undefined ? layout.all : layout.bounds(container);
  if (bounds === null) return;
  const camera = wanted ?? cameraFor(bounds, width, height, 48, container === undefined ? 1 : closest);
  controls?.moveTo(camera, true);
  arriveAt(camera);
  const name = container === undefined ? null : (useDocument.getState().history.design.components[container]?.name ?? container);
  useSession.getState().announce(name === null ? navigationTexts['focus.left'] : fillBoth(navigationTexts['focus.entered'], { name }));
}

/** Goes into a container (UX 35): the rest is dimmed and out of reach until one leaves it. */
export function enterContainer(id: string): void {
  if (!canEnter(id)) return;
  goInto([...useFocus.getState().entered, id]);
  useSelection.getState().select([id]);
}

/** Leaves the container one is in, back to where one came from and to what was seen there. */
export function leaveContainer(): void {
  const { entered } = useFocus.getState();
  const left = entered.at(-1);
  if (left === undefined) return;
  const outer = entered.slice(0, -1);
  const seen = useCameraTrail.getState().trail.positions.findLast((position) => position.entered.join('/') === outer.join('/'));
  goInto(outer, seen === undefined ? null : cameraAt(seen));
  useSelection.getState().select([left]);
  keepFocusOnCanvas(left);
}

/** Leaves all containers below one; null leaves all. */
export function leaveTo(id: string | null): void {
  goInto(id === null ? [] : [id]);
  useSelection.getState().select(id === null ? [] : [id]);
  keepFocusOnCanvas(id);
}

/** The crumb that was pressed may be gone: the keyboard goes on at the container on the canvas. */
function keepFocusOnCanvas(id: string | null): void {
  const node = id === null ? null : document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  (node ?? document.querySelector<HTMLElement>('.canvas'))?.focus({ preventScroll: true });
}

/** A double click on the body of a container, which lets the pointer through to the canvas: on what stands in it, on wires and on titles it means other things. */
export function onBodyDoubleClick(event: { readonly target: EventTarget | null; readonly clientX: number; readonly clientY: number }): void {
  // Between things that stand close together the strips that start links reach over the body.
  if (!(event.target instanceof Element) || !event.target.matches('.react-flow__pane, .edge-strip')) return;
  const { pick, tool } = useSession.getState();
  if (pick !== null || tool !== 'select' || useGesture.getState().gesture !== null) return;
  const picture = pictureOf(shownDesign(), registry);
  const point = pointerAt(event);
  const hit = picture.layout.hitTest(point.x, point.y);
  if (hit === null || !isReachable(shownDesign(), hit)) return;
  if (linkAt(picture, point, wireReachPx / useViewport.getState().camera.zoom) === null) enterContainer(hit);
}

/** Keeps what is lit true to the container one is in, and leaves it when it goes away or something outside of it is selected. Returns the function that ends it. */
export function followFocus(): () => void {
  const light = (): void => useSpotlight.setState({ inside: litInside(shownDesign()) });
  const trim = (): void => {
    const { entered, set } = useFocus.getState();
    const layout = layoutOf(shownDesign(), registry);
    const gone = entered.findIndex((id) => layout.find(id) === null);
    if (gone !== -1) set(entered.slice(0, gone));
    else light();
  };
  const stops = [
    useFocus.subscribe(light),
    useDocument.subscribe((state, before) => {
      if (state.opened !== before.opened) useFocus.getState().set([]);
      else if (state.history.design !== before.history.design) trim();
    }),
    useSelection.subscribe(({ ids, link }) => {
      if (focusedContainer() === null) return;
      const design = shownDesign();
      const isOut = ids.some((id) => !isReachable(design, id)) || (link !== null && !isReachable(design, link));
      if (isOut) useFocus.getState().set([]);
    }),
    onShownChange(trim),
  ];
  return () => {
    stops.forEach((stop) => stop());
    useFocus.getState().set([]);
    useSpotlight.setState({ inside: null });
  };
}
