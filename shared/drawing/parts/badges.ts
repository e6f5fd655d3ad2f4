import type { Severity } from '../../model/finding.ts';
import type { Shape } from '../display-list.ts';
import { circle, paint, path, rect, stroke, textLine, textWidth, type, type Ink } from './ink.ts';

/** The findings of one component: the worst severity and how many there are. */
export interface FindingMark {
  readonly severity: Severity;
  readonly count: number;
}

const octagon = 'M-2.898 -7L2.898 -7L7 -2.898L7 2.898L2.898 7L-2.898 7L-7 2.898L-7 -2.898Z';
const triangle = 'M0 -7.05A1.6 1.6 0 0 1 1.4 -6.25L7.42 4.25A1.6 1.6 0 0 1 6.02 6.65L-6.02 6.65A1.6 1.6 0 0 1 -7.42 4.25L-1.4 -6.25A1.6 1.6 0 0 1 0 -7.05Z';

interface MarkPlace {
  readonly x: number;
  readonly y: number;
  /** 1 is 14 screen pixels wide. */
  readonly scale?: number;
  readonly owner?: string;
  /** A number instead of the mark, as on the octagons of a blocked trace. */
  readonly number?: number;
  /** Only the shape: at the lowest level of detail. */
  readonly isPlain?: boolean;
}

/** Severity by shape: octagon, triangle, disc with i (VISUAL 2). `pixel` units, centred. */
export function severityMark(ink: Ink, severity: Severity, place: MarkPlace): readonly Shape[] {
  const { color } = ink.theme;
  const size = ink.pixel * (place.scale ?? 1);
  const at = { x: place.x, y: place.y, scale: size, ...(place.owner === undefined ? {} : { owner: place.owner }) };
  const rim = stroke(color['bg-surface'], 3, { join: 'round' });
  const onFill = severity === 'warning' ? ink.theme.warningMark : color['bg-surface'];
  const mark = stroke(onFill, 1.6, { cap: 'round', join: 'round' });
  const fill = { error: color.error, warning: color['warn-fill'], info: color.info }[severity];
  const body: readonly Shape[] =
    severity === 'info'
      ? [circle(place.x, place.y, 8 * size, { fill: paint(color['bg-surface']) }), circle(place.x, place.y, 6.6 * size, { fill: paint(fill) })]
      : [path(severity === 'error' ? octagon : triangle, { ...at, stroke: rim }), path(severity === 'error' ? octagon : triangle, { ...at, fill: paint(fill) })];
  if (place.isPlain === true) return body;
  if (place.number !== undefined) {
    const text = textLine(ink, String(place.number), type.badge, onFill, { x: place.x, y: place.y + 3.7 * size, anchor: 'middle' });
    return [...body, ...text];
  }
  const signs = { error: 'M0 -3.4L0 0.4M0 3.1L0 3.2', warning: 'M0 -2.2L0 1.3M0 3.9L0 4', info: 'M0 -0.6L0 3.2M0 -3.4L0 -3.3' };
  return [...body, path(signs[severity], { ...at, stroke: mark })];
}

/** Findings badge on a top right corner: one finding is the bare shape, several a white pill with the worst shape and the count. */
export function findingBadge(ink: Ink, mark: FindingMark, corner: { readonly x: number; readonly y: number }, owner: string): readonly Shape[] {
  const { color } = ink.theme;
  const px = ink.pixel;
  if (ink.level === 'block') return severityMark(ink, mark.severity, { ...corner, scale: 0.65, owner, isPlain: true });
  if (mark.count <= 1) return severityMark(ink, mark.severity, { x: corner.x - 2 * px, y: corner.y + px, owner });
  const label = String(mark.count);
  const width = 21 * px + textWidth(ink, label, type.badge);
  const left = corner.x + 6 * px - width;
  const edge = { error: color.error, warning: color['warn-fill'], info: color.info }[mark.severity];
  return [
    rect({ x: left, y: corner.y - 8 * px, width, height: 18 * px }, { radius: 9 * px, fill: paint(color['bg-surface']), stroke: stroke(edge, px), owner }),
    ...severityMark(ink, mark.severity, { x: left + 9.5 * px, y: corner.y + px, scale: 0.8, owner }),
    ...textLine(ink, label, type.badge, color.text, { x: left + 18 * px, y: corner.y + 4.8 * px, owner }),
  ];
}

export interface HopBadge {
  readonly owner: string;
  /** Visits of this component in order: "9 11". */
  readonly text: string;
  readonly direction: 'forward' | 'return';
  readonly isReached: boolean;
  /** On the line itself, for a visit of a segment; otherwise on the owner's top left corner. */
  readonly at?: { readonly x: number; readonly y: number };
}

/** Number of each visit on a top left corner: filled once the packet was there, white with a grey border before (VISUAL 10). */
export function hopBadge(ink: Ink, badge: HopBadge, corner: { readonly x: number; readonly y: number }): readonly Shape[] {
  const { color } = ink.theme;
  const px = ink.pixel;
  const width = Math.max(17 * px, textWidth(ink, badge.text, type.badge) + 9 * px);
  const fill = badge.direction === 'forward' ? color.fwd : color.ret;
  const middleY = badge.at?.y ?? corner.y;
  const left = badge.at === undefined ? corner.x + 9 * px - width : badge.at.x - width / 2;
  const bounds = { x: left, y: middleY - 8.5 * px, width, height: 17 * px };
  const look = badge.isReached
    ? { fill: paint(fill), stroke: stroke(color['bg-canvas'], 2 * px) }
    : { fill: paint(color['bg-surface']), stroke: stroke(color['line-strong'], px) };
  return [
    rect(bounds, { radius: 8.5 * px, owner: badge.owner, ...look }),
    ...textLine(ink, badge.text, type.badge, badge.isReached ? color['text-on-packet'] : color['text-2'], {
      x: bounds.x + width / 2,
      y: middleY + 3.8 * px,
      anchor: 'middle',
      owner: badge.owner,
    }),
  ];
}
