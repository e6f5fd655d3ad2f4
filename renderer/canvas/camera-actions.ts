import { registry } from '../../shared/catalog/index.ts';
import type { Bounds } from '../../shared/drawing/display-list.ts';
import { layoutOf } from '../../shared/drawing/layout-index.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { lastViewOf } from '../state/last-views.ts';
import { stepped, useCameraTrail } from '../state/camera-trail.ts';
import { useFocus } from '../state/focus.ts';
import { useSettings } from '../state/settings.ts';
import { beginAt, cameraAt, cameraFor, fitBounds, leaveHere, revealBounds, useViewport, type Camera } from '../state/viewport.ts';

function boundsOf(ids: readonly string[]): Bounds | null {
  const layout = layoutOf(shownDesign(), registry);
  const boxes = ids.flatMap((id) => layout.visible(id)?.bounds ?? []);
  const [first] = boxes;
  if (first === undefined) return null;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Shows the whole drawing. */
export function fitAll(animated = true): void {
  const { all } = layoutOf(shownDesign(), registry);
  if (all.width > 0) fitBounds(all, animated);
}

export function fitSelection(): void {
  const bounds = boundsOf(useSelection.getState().ids);
  if (bounds !== null) fitBounds(bounds);
}

/** Brings components into view, camera at rest when they are seen already. */
export function revealComponents(ids: readonly string[]): void {
  const bounds = boundsOf(ids);
  if (bounds !== null) revealBounds(bounds);
}

/** Below this names do not stand on the cards: what is looked for is shown closer. */
const readableZoom = 0.7;
/** What lies over the edges of the canvas: search bar and trail at the top, the map in a corner. */
const covered = { side: 24, top: 92, map: { width: 230, height: 158 } } as const;

/** Whether a part of the drawing is seen whole, with nothing over it. */
function isClear({ x, y, width, height }: Bounds, camera: Camera, room: { readonly width: number; readonly height: number }): boolean {
  const [left, top] = [x * camera.zoom + camera.x, y * camera.zoom + camera.y];
  const [right, bottom] = [left + width * camera.zoom, top + height * camera.zoom];
  const isUnderMap = useSettings.getState().minimap && right > room.width - covered.map.width && bottom > room.height - covered.map.height;
  return left >= covered.side && top >= covered.top && right <= room.width - covered.side && bottom <= room.height - covered.side && !isUnderMap;
}

/** The camera that shows a part of the drawing so that it can be read: the one given where it is clear to see, else with it in the middle; closer where it is too small, farther where it is too large. */
export function cameraToRead(bounds: Bounds, from: Camera): Camera {
  const { width, height } = useViewport.getState();
  const fits = bounds.width * from.zoom < width - 2 * covered.side && bounds.height * from.zoom < height - covered.top - covered.side;
  if (from.zoom < readableZoom || !fits) return cameraFor(bounds, width, height);
  return isClear(bounds, from, { width, height }) ? from : cameraAt({ x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2, zoom: from.zoom });
}

/** Whether a camera sees anything of the drawing. */
function seesSomething(camera: Camera): boolean {
  const { width, height } = useViewport.getState();
  const layout = layoutOf(shownDesign(), registry);
  return layout.within({ x: -camera.x / camera.zoom, y: -camera.y / camera.zoom, width: width / camera.zoom, height: height / camera.zoom }).length > 0;
}

/** The first look at a document: where it was last looked at, as far as that still shows something of it, else all of it (UX 29). */
export function showDocument(): void {
  const { history, file } = useDocument.getState();
  const { controls, width, height } = useViewport.getState();
  controls?.measure();
  const last = file === null ? null : lastViewOf(file.path);
  const { all } = layoutOf(history.design, registry);
  const kept = last === null ? null : cameraAt(last);
  if (kept !== null && seesSomething(kept)) beginAt(kept);
  else beginAt(all.width > 0 ? cameraFor(all, width, height) : { x: 0, y: 0, zoom: 1 });
}

/** Goes to the camera position before (-1) or after (1) the present one (UX 34), and into or out of the containers one was in there. */
export function goThroughTrail(step: 1 | -1): void {
  leaveHere();
  const { trail, set } = useCameraTrail.getState();
  const next = stepped(trail, step);
  const position = next.positions[next.at];
  if (next === trail || position === undefined) return;
  set(next);
  const { components } = useDocument.getState().history.design;
  useFocus.getState().set(position.entered.filter((id) => components[id] !== undefined));
  useViewport.getState().controls?.moveTo(cameraAt(position), true);
}
