import type { Bounds, FindingMark, PictureState, Shape } from '../../shared/drawing/index.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import { inkOf } from '../../shared/drawing/draw-design.ts';
import { wireLine } from '../../shared/drawing/parts/wire.ts';
import type { Theme } from '../../shared/drawing/index.ts';
import type { Gesture, GhostLook } from './gesture.ts';
import type { CanvasOverlay } from './overlay.ts';
import { spotlit } from './spotlight.ts';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** One badge per component: the worst severity and the count. */
export function findingMarks(findings: readonly Finding[]): ReadonlyMap<string, FindingMark> {
  const marks = new Map<string, FindingMark>();
  for (const { at, severity } of findings) {
    const before = marks.get(at.component);
    if (before === undefined) marks.set(at.component, { severity, count: 1 });
    else marks.set(at.component, { severity: rank[severity] < rank[before.severity] ? severity : before.severity, count: before.count + 1 });
  }
  return marks;
}

/** The container something is held over; null for the drawing itself, which has no outline. */
function dropOf(gesture: Gesture | null): NonNullable<PictureState['drop']> | null {
  const target = gesture?.name === 'place' || gesture?.name === 'move' ? gesture.target : null;
  return target === null || target.id === null ? null : { id: target.id, isAllowed: target.allowed };
}

const nowhere: ReadonlySet<string> = new Set();

/** Containers that what is being placed may be let go in. */
function legalOf(gesture: Gesture | null): ReadonlySet<string> {
  return gesture?.name === 'place' ? gesture.legal : nowhere;
}

function litBy(gesture: Gesture | null, overlay: CanvasOverlay | null): ReadonlySet<string> | null {
  return gesture?.name === 'connect' ? gesture.lit : (overlay?.lit ?? spotlit());
}

const noFindings: ReadonlyMap<string, FindingMark> = new Map();

/**
 * What the session lays over the drawing that stays as it is while the pointer moves: it is painted with the picture. While a packet is followed the
 * marks on the cards are those of its way (VISUAL 10, pictures 07 to 10); findings stay in the status bar and in their panel.
 */
export function settledState(gesture: Gesture | null, overlay: CanvasOverlay | null, findings: ReadonlyMap<string, FindingMark>): PictureState {
  const isFollowing = overlay !== null && overlay.lit !== null;
  return {
    lit: litBy(gesture, overlay),
    findings: isFollowing ? noFindings : findings,
    drop: dropOf(gesture),
    legal: legalOf(gesture),
    ...(gesture?.name === 'connect' ? { targets: gesture.targets } : {}),
  };
}

/** Changes exactly when {@link settledState} does, findings aside. */
export function settledKey(gesture: Gesture | null, overlay: CanvasOverlay | null): readonly unknown[] {
  const drop = dropOf(gesture);
  return [litBy(gesture, overlay), overlay?.lit ?? null, drop?.id ?? null, drop?.isAllowed ?? null, legalOf(gesture)];
}

/** What follows the pointer: selection, hover, ghosts of what is dragged. */
export function liveState(selection: readonly string[], link: string | null, hovered: string | null, gesture: Gesture | null): PictureState {
  return {
    selection: new Set(link === null ? selection : gesture?.name === 'bend' ? [] : [link]),
    hover: gesture === null ? hovered : gesture.name === 'connect' ? gesture.from : null,
    ...(gesture?.name === 'move' ? { dragged: { ids: new Set(gesture.ids), dx: gesture.dx, dy: gesture.dy } } : {}),
  };
}

/** A ghost lets what is below it be seen: the ground of a large container more than its title, or a card. */
const ghostOpacity = { ground: 0.35, rest: 0.75 } as const;

function isGround(shape: Shape, ghost: Bounds): boolean {
  return shape.type === 'rect' && shape.width >= ghost.width && ghost.height > 120;
}

/** Lines of a gesture that belong to no component: the wire being drawn, the new size of a box, the ghost of a new component. */
export function gestureShapes(gesture: Gesture | null, theme: Theme, pixel: number, look: GhostLook): readonly Shape[] {
  if (gesture === null) return [];
  const { color } = theme;
  if (gesture.name === 'connect') {
    const refused = gesture.over !== null && !gesture.over.allowed;
    const ink = refused ? color.error : color.accent;
    const line = `M${String(gesture.start.x)} ${String(gesture.start.y)}L${String(gesture.pointer.x)} ${String(gesture.pointer.y)}`;
    return [
      { type: 'path', d: line, stroke: { color: ink, width: 2 * pixel, dash: [5 * pixel, 4 * pixel], cap: 'round' } },
      { type: 'circle', x: gesture.pointer.x, y: gesture.pointer.y, radius: 5 * pixel, fill: { color: color['bg-surface'] }, stroke: { color: ink, width: 2 * pixel } },
    ];
  }
  if (gesture.name === 'bend') {
    return gesture.route === null ? [] : wireLine(inkOf(look), gesture.route, { color: color.accent, isSelected: true });
  }
  if (gesture.name === 'resize') {
    const ink = gesture.reason === null ? color.accent : color.error;
    return [{ type: 'rect', ...gesture.bounds, radius: 10, stroke: { color: ink, width: 1.5 * pixel, dash: [5 * pixel, 4 * pixel] } }];
  }
  if (gesture.name === 'place') {
    const refused = gesture.target !== null && !gesture.target.allowed;
    const ink = refused ? color.error : color.accent;
    const drawn = gesture.draw(gesture.ghost, look).map((shape) => ({ ...shape, opacity: (shape.opacity ?? 1) * (isGround(shape, gesture.ghost) ? ghostOpacity.ground : ghostOpacity.rest) }));
    return [...drawn, { type: 'rect', ...gesture.ghost, radius: 8, stroke: { color: ink, width: 1.5 * pixel, dash: [4 * pixel, 3 * pixel] } }];
  }
  return [];
}
