import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, type LayoutNode } from '../../shared/drawing/index.ts';
import { isComposing, isTyping } from '../keymap/shortcuts.ts';
import { openMenuFor } from '../operations/open-menu.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { revealComponents } from './camera-actions.ts';
import { nudge } from './selection-actions.ts';

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
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus());
}

/** Keys of the canvas itself: arrows move, Alt+arrows walk, Enter opens the inspector, Escape clears. */
export function onCanvasKey(event: KeyboardEvent): void {
  if (isComposing(event) || isTyping(event.target)) return;
  const direction = directions[event.key];
  const [selected] = useSelection.getState().ids;
  if (direction !== undefined && selected !== undefined && !event.ctrlKey && !event.metaKey && !(event.altKey && event.shiftKey)) {
    event.preventDefault();
    if (event.altKey) {
      const layout = layoutOf(useDocument.getState().history.design, registry);
      const from = layout.find(selected);
      const next = from === null ? null : nearestIn(layout.nodes, from, direction);
      if (next !== null) focusComponent(next.id);
    } else nudge(direction[0] * (event.shiftKey ? 10 : 1), direction[1] * (event.shiftKey ? 10 : 1));
  } else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && selected !== undefined) {
    event.preventDefault();
    openMenuFor(selected);
  } else if (event.key === 'Enter' && selected !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.querySelector<HTMLElement>('.inspector .input')?.focus();
  } else if (event.key === 'Escape') {
    useSelection.getState().clear();
    useSession.getState().forgetRefusals();
  }
}

/** Selection follows the keyboard focus, as a screen reader expects of a list of objects. */
export function onCanvasFocus(event: FocusEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node:focus-visible')) return;
  const id = target.dataset['id'];
  if (id !== undefined && !useSelection.getState().ids.includes(id)) useSelection.getState().select([id]);
}
