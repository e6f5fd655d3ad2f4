import { drawLayers } from '../../shared/drawing/draw-layers.ts';
import { drawState } from '../../shared/drawing/draw-state.ts';
import type { Ink } from '../../shared/drawing/parts/ink.ts';
import type { Picture, Shape } from '../../shared/drawing/index.ts';
import { drawTrace, layPath, stateAt, type TracePath } from '../../shared/walkthrough/index.ts';
import type { CanvasOverlay } from '../canvas/overlay.ts';
import type { ShownTrace } from './trace-store.ts';

/** What is painted again above the path: cards, and words that also lie above outlines. */
interface Above {
  readonly ink: Ink;
  readonly lit: string;
  readonly cards: readonly Shape[];
  readonly words: readonly Shape[];
}

/** What stays the same from frame to frame: the way along the wires, and the cards that the path runs under. */
interface Memory {
  readonly picture: Picture;
  readonly shown: ShownTrace;
  readonly path: TracePath;
  cards: Above | null;
  lit: ReadonlySet<string> | null;
}

let memory: Memory | null = null;

function remembered(picture: Picture, shown: ShownTrace): Memory {
  if (memory?.picture === picture && memory.shown === shown) return memory;
  memory = { picture, shown, path: layPath(picture, shown.timeline), cards: null, lit: null };
  return memory;
}

/** The cards, chips of hosts' interfaces and plates on the way, to be painted again above the path: it lies between containers and cards (VISUAL 9). */
function cardsAbove(kept: Memory, ink: Ink, lit: ReadonlySet<string>): Above {
  const key = [...lit].sort().join(' ');
  const known = kept.cards;
  if (known !== null && known.lit === key && known.ink.theme === ink.theme && known.ink.level === ink.level && known.ink.pixel === ink.pixel && known.ink.language === ink.language) return known;
  const only = new Set([...lit].filter((id) => kept.picture.layout.find(id)?.children.length === 0));
  const { cards } = drawLayers(kept.picture, ink, { only, lit });
  const around = drawLayers(kept.picture, ink, { only: lit });
  const words = [...around.labels, ...around.plates].filter((shape) => lit.has(shape.owner ?? ''));
  const above: Above = { ink, lit: key, cards, words };
  kept.cards = above;
  return above;
}

/** The same set object while its members are the same, so that the picture below is not repainted at every frame. */
function stableLit(kept: Memory, lit: ReadonlySet<string>): ReadonlySet<string> {
  const before = kept.lit;
  if (before !== null && before.size === lit.size && [...lit].every((id) => before.has(id))) return before;
  kept.lit = lit;
  return lit;
}

/** The trace at one moment as a layer over the picture: path, cards on it, badges, blockers, token. */
export function traceOverlay(picture: Picture, ink: Ink, shown: ShownTrace, timeMs: number): CanvasOverlay {
  const kept = remembered(picture, shown);
  const { trace, timeline } = shown;
  const drawing = drawTrace(picture, ink, {
    timeline,
    path: kept.path,
    state: stateAt(timeline, timeMs),
    blockers: trace.blockers.map((blocker) => blocker.at),
    destination: trace.probe.destinationComponent,
  });
  const lit = stableLit(kept, drawing.state.lit ?? new Set());
  const marks = drawState(picture, ink, drawing.state);
  const { cards, words } = cardsAbove(kept, ink, lit);
  return { lit, shapes: [...drawing.under, ...marks.under, ...cards, ...marks.outlines, ...words, ...marks.badges, ...drawing.top] };
}
