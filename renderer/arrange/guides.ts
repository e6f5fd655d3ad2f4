import { create } from 'zustand';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, type Bounds, type LayoutIndex } from '../../shared/drawing/index.ts';
import { snap, type Point } from '../canvas/gesture.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useViewport } from '../state/viewport.ts';
import { helperLines, marksAt, type GapMark, type GuideLine, type Neighbour } from './helper-lines.ts';

/** The helper lines on screen, while something is dragged. */
interface GuidesState {
  readonly lines: readonly GuideLine[];
  readonly gaps: readonly GapMark[];
  readonly show: (marks: Pick<GuidesState, 'lines' | 'gaps'>) => void;
}

const none: readonly never[] = [];

export const useGuides = create<GuidesState>()((set) => ({
  lines: none,
  gaps: none,
  show: ({ lines, gaps }) => set((state) => (state.lines.length === 0 && state.gaps.length === 0 && lines.length === 0 && gaps.length === 0 ? state : { lines, gaps })),
}));

export function hideGuides(): void {
  useGuides.getState().show({ lines: none, gaps: none });
}

/** How near something must be to be taken into line, in screen pixels. */
const reachPx = 6;

/** The rectangle round everything that is dragged, where it stood. */
export function boundsOfAll(layout: LayoutIndex, ids: readonly string[]): Bounds | null {
  const boxes = ids.flatMap((id) => layout.bounds(id) ?? []);
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

/** What is on screen beside the dragged things, neither dragged with them nor around them. */
export function neighboursOf(ids: readonly string[], target: string | null): readonly Neighbour[] {
  const layout = layoutOf(shownDesign(), registry);
  const { camera, width, height } = useViewport.getState();
  const dragged = new Set(ids);
  const around = new Set([...ids.flatMap((id) => layout.ancestors(id)), ...(target === null ? [] : [target, ...layout.ancestors(target)])]);
  const seen = layout.within({ x: -camera.x / camera.zoom, y: -camera.y / camera.zoom, width: width / camera.zoom, height: height / camera.zoom });
  return seen.flatMap((index) => {
    const node = layout.nodes[index];
    if (node === undefined || dragged.has(node.id) || around.has(node.id) || layout.ancestors(node.id).some((id) => dragged.has(id))) return [];
    return [{ bounds: node.bounds, isSibling: node.parent === target }];
  });
}

interface Wanted {
  /** Everything that is dragged, where it stood. */
  readonly all: Bounds;
  /** What is under the pointer, where it stood: its corner keeps to the grid where nothing is in line. */
  readonly primary: Bounds;
  /** How far the pointer has taken it. */
  readonly by: Point;
  readonly neighbours: readonly Neighbour[];
  /** The axis that is kept: nothing moves along the other one. */
  readonly kept: 'x' | 'y' | null;
  readonly isFree: boolean;
}

/** How far dragged things go: in line with a neighbour, at its distance, or by the grid; as far as the pointer when snapping is suspended. */
export function settle({ all, primary, by, neighbours, kept, isFree }: Wanted): Point & Pick<GuidesState, 'lines' | 'gaps'> {
  const wanted = { x: kept === 'y' ? 0 : by.x, y: kept === 'x' ? 0 : by.y };
  if (isFree) return { x: Math.round(wanted.x), y: Math.round(wanted.y), lines: none, gaps: none };
  const { shift } = helperLines({ ...all, x: all.x + wanted.x, y: all.y + wanted.y }, neighbours, reachPx / useViewport.getState().camera.zoom);
  const x = kept === 'y' ? 0 : shift.x === null ? snap(primary.x + wanted.x) - primary.x : Math.round(wanted.x + shift.x);
  const y = kept === 'x' ? 0 : shift.y === null ? snap(primary.y + wanted.y) - primary.y : Math.round(wanted.y + shift.y);
  return { x, y, ...marksAt({ ...all, x: all.x + x, y: all.y + y }, neighbours) };
}
