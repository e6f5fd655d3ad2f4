import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import { componentId, type Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { defineCommand } from './command.ts';
import type { CommandContext } from './contract.ts';
import { current, place } from './draft.ts';
import { isContainer, overlaps, rectangleOf, type Rectangle } from './geometry.ts';
import { grownContainers } from './growth.ts';
import { carryBends } from './link-edits.ts';
import { lockedNote } from './notes.ts';
import { missingThings, refusal } from './refusals.ts';

export const alignEdges = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type AlignEdge = (typeof alignEdges)[number];
export const distributeAxes = ['horizontal', 'vertical'] as const;
export type DistributeAxis = (typeof distributeAxes)[number];

/** Something that stands on the canvas, in drawing coordinates. */
export interface StandingBox extends Rectangle {
  readonly id: string;
}

interface NewPlace {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Places, in drawing coordinates, with one edge or middle of all boxes on the line of their common rectangle. Those that stand there already are left out. */
export function aligned(boxes: readonly StandingBox[], edge: AlignEdge): readonly NewPlace[] {
  const left = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const top = Math.min(...boxes.map((box) => box.y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const placeOf: Readonly<Record<AlignEdge, (box: StandingBox) => Pick<NewPlace, 'x' | 'y'>>> = {
    left: ({ y }) => ({ x: left, y }),
    centre: ({ y, width }) => ({ x: Math.round((left + right - width) / 2), y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: Math.round((top + bottom - height) / 2) }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  };
  return changed(boxes, boxes.map((box) => ({ id: box.id, ...placeOf[edge](box) })));
}

/** Places, in drawing coordinates, with equal gaps between neighbours; the first and the last stay. Nothing for fewer than three boxes. */
export function distributed(boxes: readonly StandingBox[], axis: DistributeAxis): readonly NewPlace[] {
  if (boxes.length < 3) return [];
  const start = (box: StandingBox): number => (axis === 'horizontal' ? box.x : box.y);
  const length = (box: StandingBox): number => (axis === 'horizontal' ? box.width : box.height);
  const row = [...boxes].sort((a, b) => start(a) + length(a) / 2 - (start(b) + length(b) / 2) || (a.id < b.id ? -1 : 1));
  const first = Math.min(...row.map(start));
  const last = Math.max(...row.map((box) => start(box) + length(box)));
  const gap = (last - first - row.reduce((sum, box) => sum + length(box), 0)) / (row.length - 1);
  let at = first;
  const places = row.map((box) => {
    const next = { id: box.id, x: axis === 'horizontal' ? Math.round(at) : box.x, y: axis === 'vertical' ? Math.round(at) : box.y };
    at += length(box) + gap;
    return next;
  });
  return changed(boxes, places);
}

function changed(boxes: readonly StandingBox[], places: readonly NewPlace[]): readonly NewPlace[] {
  const before = new Map(boxes.map((box) => [box.id, box]));
  return places.filter(({ id, x, y }) => before.get(id)?.x !== x || before.get(id)?.y !== y);
}

/** Why things may not go to these places of their containers: one is locked, would leave its container or cover another container. */
function placeRefusals(design: Design, moves: readonly NewPlace[], { registry, scope }: CommandContext): readonly Refusal[] {
  const placed: Design = { ...design, placements: { ...design.placements, ...Object.fromEntries(moves.map(({ id, x, y }) => [id, { ...design.placements[id], x, y }])) } };
  return moves.flatMap((move) => {
    const component = design.components[move.id];
    if (component === undefined) return lockedNote(design, move.id);
    const { name } = component;
    const at = { component: componentId(move.id) };
    if (design.placements[move.id]?.locked === true) return [refusal('LOCKED', { name }, at)];
    const parent = scope.component(component.parent);
    if (parent !== null && (move.x < 0 || move.y < 0)) return [refusal('LEAVES_CONTAINER', { name, parent: parent.component.name }, at)];
    if (!isContainer(component, registry)) return [];
    const box = rectangleOf(placed, registry, move.id);
    const covered = scope.children(component.parent).filter((entry) => {
      const other = entry.id === move.id || !isContainer(entry.component, registry) ? null : rectangleOf(placed, registry, entry.id);
      return box !== null && other !== null && overlaps(box, other);
    });
    return covered.map((other) => refusal('OVERLAP', { name, other: other.component.name }, at, [other.id]));
  });
}

const titles = {
  left: { ko: '{count}개 왼쪽 맞춤', en: 'Align {count} left' },
  centre: { ko: '{count}개 가로 가운데 맞춤', en: 'Align {count} at their centres' },
  right: { ko: '{count}개 오른쪽 맞춤', en: 'Align {count} right' },
  top: { ko: '{count}개 위쪽 맞춤', en: 'Align {count} at the top' },
  middle: { ko: '{count}개 세로 가운데 맞춤', en: 'Align {count} at their middles' },
  bottom: { ko: '{count}개 아래쪽 맞춤', en: 'Align {count} at the bottom' },
  horizontal: { ko: '{count}개 가로 간격 같게', en: 'Space {count} evenly across' },
  vertical: { ko: '{count}개 세로 간격 같게', en: 'Space {count} evenly down' },
} as const;

/** Puts things in line or at equal distances, each within its own container. `moves` are the places {@link aligned} or {@link distributed} found, relative to the containers. */
export const lineUp = defineCommand({
  id: 'selection.lineUp',
  title: { ko: '{count}개 정렬', en: 'Align {count}' },
  layoutOnly: true,
  args: z.object({
    how: z.enum([...alignEdges, ...distributeAxes]),
    /** How many things the person chose; those that stand right already are not among the moves. */
    count: z.number(),
    moves: z.array(z.object({ id: idSchema, x: z.number(), y: z.number() })),
  }),
  precondition: (design, { moves }, context) => {
    const gone = missingThings(design, moves.map((move) => move.id));
    return gone.length > 0 ? gone : placeRefusals(design, moves, context);
  },
  run: (draft, { moves }, { registry, scope }) => {
    for (const { id, x, y } of moves) place(draft, id, { x, y });
    Object.assign(draft.placements, grownContainers(current(draft), registry, moves.map((move) => move.id)));
    carryBends(draft, scope, registry);
  },
  entitle: ({ how }) => titles[how],
  describe: (_design, { count }) => ({ count }),
  touches: ({ moves }) => moves.map((move) => move.id),
});
