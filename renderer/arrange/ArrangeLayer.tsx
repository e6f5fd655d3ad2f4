import { registry } from '../../shared/catalog/index.ts';
import { groupOf } from '../../shared/document/index.ts';
import { layoutOf, type Bounds, type LayoutIndex } from '../../shared/drawing/index.ts';
import type { Design } from '../../shared/model/design.ts';
import { useShownDesign } from '../layers/shown-design.ts';
import { useSelection } from '../state/selection.ts';
import { useViewport, type Camera } from '../state/viewport.ts';
import { boundsOfAll, useGuides } from './guides.ts';
import type { GapMark, GuideLine } from './helper-lines.ts';
import { useMarquee } from './marquee.ts';
import './arrange.css';

/** What arranging lays over the drawing: frames of selected groups, helper lines with distances, the marquee. Nothing while there is nothing of it. */
export function ArrangeLayer() {
  return (
    <>
      <GroupFrames />
      <Guides />
      <Marquee />
    </>
  );
}

/** The rectangles round the groups that are selected as a whole. */
function selectedGroups(design: Design, layout: LayoutIndex, ids: readonly string[]): readonly (Bounds & { readonly name: string })[] {
  const chosen = new Set(ids);
  const groups = new Map(ids.flatMap((id) => {
    const members = groupOf(design, id);
    const name = design.placements[id]?.group;
    return members === null || name === undefined || !members.every((member) => chosen.has(member)) ? [] : [[name, members] as const];
  }));
  return [...groups].flatMap(([name, members]) => {
    const bounds = boundsOfAll(layout, members);
    return bounds === null ? [] : [{ name, ...bounds }];
  });
}

function GroupFrames() {
  const design = useShownDesign();
  const ids = useSelection((state) => state.ids);
  const groups = selectedGroups(design, layoutOf(design, registry), ids);
  return groups.length === 0 ? null : <Frames groups={groups} />;
}

/** How far a group's corners stand off what it holds, and how long they are, in screen pixels. */
const corner = { off: 9, length: 14 } as const;

function Frames({ groups }: { readonly groups: ReturnType<typeof selectedGroups> }) {
  const camera = useViewport((state) => state.camera);
  return (
    <svg className="arrange-layer" aria-hidden="true">
      {groups.map((group) => (
        <path key={group.name} className="group-frame" data-group={group.name} d={corners(group, camera)} />
      ))}
    </svg>
  );
}

/** Four corner brackets (VISUAL 5: corner brackets are a group). */
function corners(bounds: Bounds, camera: Camera): string {
  const [left, top] = [bounds.x * camera.zoom + camera.x - corner.off, bounds.y * camera.zoom + camera.y - corner.off];
  const [right, bottom] = [left + bounds.width * camera.zoom + 2 * corner.off, top + bounds.height * camera.zoom + 2 * corner.off];
  const l = Math.min(corner.length, (right - left) / 3, (bottom - top) / 3);
  const bracket = (x: number, y: number, dx: number, dy: number): string => `M${String(x + dx * l)} ${String(y)}H${String(x)}V${String(y + dy * l)}`;
  return bracket(left, top, 1, 1) + bracket(right, top, -1, 1) + bracket(left, bottom, 1, -1) + bracket(right, bottom, -1, -1);
}

function Guides() {
  const lines = useGuides((state) => state.lines);
  const gaps = useGuides((state) => state.gaps);
  const camera = useViewport((state) => (lines.length + gaps.length === 0 ? null : state.camera));
  if (camera === null) return null;
  return (
    <svg className="arrange-layer" aria-hidden="true">
      {lines.map((line) => (
        <path key={`${line.axis} ${String(line.at)}`} className="guide-line" data-axis={line.axis} data-at={line.at} d={linePath(line, camera)} />
      ))}
      {gaps.map((gap) => (
        <Gap key={`${gap.axis} ${String(gap.from)}`} gap={gap} camera={camera} />
      ))}
    </svg>
  );
}

/** On a whole pixel and a half, where a line of one pixel is sharp; a little longer than what it lines up. */
function linePath({ axis, at, from, to }: GuideLine, camera: Camera): string {
  const [along, across] = axis === 'x' ? [camera.x, camera.y] : [camera.y, camera.x];
  const place = Math.floor(at * camera.zoom + along) + 0.5;
  const [start, end] = [from * camera.zoom + across - 8, to * camera.zoom + across + 8];
  return axis === 'x' ? `M${String(place)} ${String(start)}V${String(end)}` : `M${String(start)} ${String(place)}H${String(end)}`;
}

/** A bracket with the distance in drawing units, which are pixels at 100 %. */
function Gap({ gap: { axis, from, to, at }, camera }: { readonly gap: GapMark; readonly camera: Camera }) {
  const [along, across] = axis === 'x' ? [camera.x, camera.y] : [camera.y, camera.x];
  const [start, end, line] = [from * camera.zoom + along, to * camera.zoom + along, Math.floor(at * camera.zoom + across) + 0.5];
  const [s, e, l, a, b] = [start, end, line, line - 4, line + 4].map(String);
  const bracket = axis === 'x' ? `M${s} ${a}V${b}M${e} ${a}V${b}M${s} ${l}H${e}` : `M${a} ${s}H${b}M${a} ${e}H${b}M${l} ${s}V${e}`;
  const middle = (start + end) / 2;
  return (
    <g className="guide-gap" data-axis={axis}>
      <path d={bracket} />
      <text x={axis === 'x' ? middle : line + 8} y={axis === 'x' ? line - 7 : middle + 4} textAnchor={axis === 'x' ? 'middle' : 'start'}>
        {Math.round(to - from)}
      </text>
    </g>
  );
}

function Marquee() {
  const marquee = useMarquee((state) => state.marquee);
  if (marquee === null) return null;
  const { x, y, width, height } = marquee.area;
  return <div className={`marquee ${marquee.mode}`} style={{ left: x, top: y, width, height }} />;
}
