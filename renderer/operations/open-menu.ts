import { registry } from '../../shared/catalog/index.ts';
import { pictureOf } from '../../shared/drawing/index.ts';
import { linkAt, wireReachPx } from '../canvas/click.ts';
import { isBox } from '../canvas/nodes-near.ts';
import { pointerAt } from '../canvas/pointer.ts';
import { isReachable } from '../focus-mode/inside.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useViewport } from '../state/viewport.ts';

/** A press of the right button that travels further than this pans; below it, it asks for the menu. */
const panThresholdPx = 4;

interface Press {
  readonly x: number;
  readonly y: number;
}

let press: Press | null = null;

/** Where the right button went down, to tell a click from a pan. */
export function onMenuPress(event: { readonly button: number; readonly clientX: number; readonly clientY: number }): void {
  press = event.button === 2 ? { x: event.clientX, y: event.clientY } : null;
}

function isClick(event: { readonly clientX: number; readonly clientY: number }): boolean {
  return press !== null && Math.hypot(event.clientX - press.x, event.clientY - press.y) < panThresholdPx;
}

/** Opens the menu of a link, which is selected with it. */
export function openLinkMenu(id: string, x: number, y: number): void {
  useSelection.getState().selectLink(id);
  useSession.getState().openMenu({ id, x, y });
}

/** Opens the menu of what is at a place of the page, a card before a wire and a wire before the box around it; a thing that is not selected yet becomes the selection. */
function openMenuAt(event: { readonly clientX: number; readonly clientY: number }): void {
  const point = pointerAt(event);
  const picture = pictureOf(shownDesign(), registry);
  const hit = picture.layout.hitTest(point.x, point.y);
  const node = hit === null ? null : picture.layout.find(hit);
  const link = node === null || isBox(node) ? linkAt(picture, point, wireReachPx / useViewport.getState().camera.zoom) : null;
  if (link !== null && isReachable(shownDesign(), link)) {
    openLinkMenu(link, event.clientX, event.clientY);
    return;
  }
  if (hit === null || !isReachable(shownDesign(), hit)) return;
  const selection = useSelection.getState();
  if (!selection.ids.includes(hit)) selection.select([hit]);
  useSession.getState().openMenu({ id: hit, x: event.clientX, y: event.clientY });
}

/** The menu gesture. Some systems tell it when the button goes down, before anybody knows whether it becomes a pan: then its release decides. */
export function onMenuGesture(event: { readonly button: number; readonly buttons: number; readonly clientX: number; readonly clientY: number; readonly preventDefault: () => void }): void {
  event.preventDefault();
  if (event.button !== 2 || useSession.getState().pick !== null) return;
  if ((event.buttons & 2) === 0) {
    if (isClick(event)) openMenuAt(event);
    return;
  }
  globalThis.addEventListener('pointerup', (up) => {
    if (isClick(up)) openMenuAt(up);
  }, { once: true });
}

/** Opens the menu of a component with the keyboard: at its element, where it has one. */
export function openMenuFor(id: string): void {
  const box = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  const region = document.querySelector('.region-canvas')?.getBoundingClientRect() ?? new DOMRect();
  const [x, y] = box === undefined ? [region.x + region.width / 2, region.y + region.height / 2] : [box.x + Math.min(box.width, 160) / 2, box.y + Math.min(box.height, 46)];
  useSession.getState().openMenu({ id, x, y });
}
