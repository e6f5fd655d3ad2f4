import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, type LayoutNode } from '../../shared/drawing/index.ts';
import { noteOf } from '../../shared/model/note.ts';
import { leaveContainer } from '../focus-mode/focus-actions.ts';
import { isReachable } from '../focus-mode/inside.ts';
import { isComposing, isTyping } from '../keymap/shortcuts.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { openMenuFor } from '../operations/open-menu.ts';
import { useDocument } from '../state/document.ts';
import { focusedContainer } from '../state/focus.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useViewport, wantedCamera } from '../state/viewport.ts';
import { revealComponents } from './camera-actions.ts';
import { useOverlay } from './overlay.ts';
import { farEndOf, walkLinks } from './link-walk.ts';
import { nudge, startRename } from './selection-actions.ts';
import { nextInTree, treeOrder } from './tree-order.ts';

const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function centre(node: LayoutNode): { readonly x: number; readonly y: number } {
  return { x: node.bounds.x + node.bounds.width / 2, y: node.bounds.y + node.bounds.height / 2 };
}

/** The component nearest in a direction: distance along it, and twice what it is off to the side. */
export function nearestIn(nodes: readonly LayoutNode[], from: LayoutNode, [dx, dy]: readonly [number, number]): LayoutNode | null {
  const start = centre(from);
  let best: { readonly node: LayoutNode; readonly cost: number } | null = null;
  for (const node of nodes) {
    const to = centre(node);
    const along = (to.x - start.x) * dx + (to.y - start.y) * dy;
    const aside = Math.abs((to.x - start.x) * dy) + Math.abs((to.y - start.y) * dx);
    const cost = along + 2 * aside;
    if (node.id !== from.id && along > 4 && (best === null || cost < best.cost)) best = { node, cost };
  }
  return best?.node ?? null;
}

/** Gives the keyboard focus to a component's element, which exists as soon as it is selected. */
export function focusComponent(id: string): void {
  useSelection.getState().select([id]);
  revealComponents([id]);
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }));
}

const panPx = 64;

/** Arrows with nothing selected look around: what dragging the empty canvas does. */
function pan([dx, dy]: readonly [number, number], px: number): void {
  const camera = wantedCamera();
  useViewport.getState().controls?.moveTo({ ...camera, x: camera.x - dx * px, y: camera.y - dy * px }, false);
}

/** Alt with an arrow: to the component nearest in that direction, to the first one where nothing is selected; on a link, along it to its other end. */
function walk(direction: readonly [number, number]): void {
  const { ids, link } = useSelection.getState();
  if (link !== null) return focusComponent(farEndOf(link));
  const layout = layoutOf(shownDesign(), registry);
  const from = layout.find(ids.at(-1) ?? '');
  const next = from === null ? treeOrder(layout)[0] : nearestIn(layout.nodes.filter((node) => isReachable(shownDesign(), node.id)), from, direction)?.id;
  if (next !== undefined) focusComponent(next);
}

/** The component whose element an event comes from; null for links, handles and the canvas itself. */
function nodeOf(target: EventTarget | null): string | null {
  return target instanceof HTMLElement && target.matches('.react-flow__node') ? (target.dataset['id'] ?? null) : null;
}

/** Tab walks the containment tree, also to what is too far away to have an element; past its ends the focus leaves the canvas. */
function onTab(event: KeyboardEvent): void {
  const focused = nodeOf(event.target);
  if (focused === null) return;
  const { ids } = useSelection.getState();
  // The key may come before the focus has followed the last one.
  const from = ids.length === 1 ? (ids[0] ?? focused) : focused;
  const next = nextInTree(layoutOf(shownDesign(), registry), from, event.shiftKey ? -1 : 1);
  // In a container Tab leaves the canvas after what stands in it.
  if (next === null || !isReachable(shownDesign(), next)) return;
  event.preventDefault();
  focusComponent(next);
}

/** Keys of the canvas itself: arrows move, or look around where nothing is selected, Alt+arrows walk, Ctrl+arrows go through links, Tab through the tree, Enter opens the inspector, Escape clears. */
function onCanvasKey(event: KeyboardEvent): void {
  if (isComposing(event) || isTyping(event.target)) return;
  const direction = directions[event.key];
  const { ids, link } = useSelection.getState();
  const [selected] = ids;
  const isMod = event.ctrlKey || event.metaKey;
  if (event.key === 'Tab' && !isMod && !event.altKey) onTab(event);
  else if (direction !== undefined && isMod && !event.altKey && !event.shiftKey && (selected !== undefined || link !== null)) {
    event.preventDefault();
    walkLinks(direction[0] + direction[1] > 0 ? 1 : -1);
  } else if (direction !== undefined && event.altKey && !isMod && !event.shiftKey) {
    event.preventDefault();
    walk(direction);
  } else if (direction !== undefined && selected !== undefined && !isMod && !event.altKey) {
    event.preventDefault();
    nudge(direction[0] * (event.shiftKey ? 10 : 1), direction[1] * (event.shiftKey ? 10 : 1));
  } else if (direction !== undefined && link === null && !isMod && !event.altKey && event.target === event.currentTarget) {
    event.preventDefault();
    pan(direction, event.shiftKey ? panPx * 5 : panPx);
  } else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && selected !== undefined) {
    event.preventDefault();
    openMenuFor(selected);
  } else if (event.key === 'Enter' && selected !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    if (noteOf(useDocument.getState().history.design, selected) !== null) startRename();
    else document.querySelector<HTMLElement>('.inspector .input')?.focus();
  } else if (event.key === 'Escape' && focusedContainer() !== null && useOverlay.getState().overlay === null) {
    leaveContainer();
  } else if (event.key === 'Escape') {
    useSelection.getState().clear();
    useSession.getState().forgetRefusals();
  }
}

/** Selection follows the keyboard focus, as a screen reader expects of a list of objects. */
function onCanvasFocus(event: FocusEvent): void {
  const { target } = event;
  const id = nodeOf(target);
  if (id === null || !(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
  if (!useSelection.getState().ids.includes(id)) useSelection.getState().select([id]);
}

/** Where Tab enters the drawing: at what is being worked on, else at its first thing, or its last one when it comes from behind. */
function entrance(isBackwards: boolean): string | undefined {
  const [selected] = useSelection.getState().ids;
  const order = treeOrder(layoutOf(shownDesign(), registry)).filter((id) => isReachable(shownDesign(), id));
  return selected !== undefined && order.includes(selected) ? selected : order.at(isBackwards ? -1 : 0);
}

/** Binds keys and focus of the canvas element. Returns the function that lets go. */
export function followCanvasKeys(canvas: HTMLElement): () => void {
  let tab: 'forwards' | 'backwards' | null = null;
  const remember = ({ key, shiftKey }: KeyboardEvent): void => {
    tab = key !== 'Tab' ? null : shiftKey ? 'backwards' : 'forwards';
  };
  const forget = (): void => {
    tab = null;
  };
  // What a button of the pointer does to the selection is decided where it is released.
  let isPressed = false;
  const press = (): void => {
    isPressed = true;
  };
  const release = (): void => {
    isPressed = false;
  };
  const enter = (event: FocusEvent): void => {
    const cameByTab = tab;
    tab = null;
    if (isPressed) return;
    const isFromOutside = !(event.relatedTarget instanceof Node) || !canvas.contains(event.relatedTarget);
    const id = nodeOf(event.target);
    const wanted = cameByTab === null || !isFromOutside || id === null ? undefined : entrance(cameByTab === 'backwards');
    if (wanted !== undefined && wanted !== id) focusComponent(wanted);
    else onCanvasFocus(event);
  };
  canvas.addEventListener('keydown', onCanvasKey);
  canvas.addEventListener('focusin', enter);
  document.addEventListener('keydown', remember, true);
  document.addEventListener('keyup', forget, true);
  document.addEventListener('pointerdown', press, true);
  document.addEventListener('pointerup', release, true);
  document.addEventListener('pointercancel', release, true);
  return () => {
    canvas.removeEventListener('keydown', onCanvasKey);
    canvas.removeEventListener('focusin', enter);
    document.removeEventListener('keydown', remember, true);
    document.removeEventListener('keyup', forget, true);
    document.removeEventListener('pointerdown', press, true);
    document.removeEventListener('pointerup', release, true);
    document.removeEventListener('pointercancel', release, true);
  };
}
