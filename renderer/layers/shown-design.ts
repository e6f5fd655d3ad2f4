import { useMemo } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { factsOf } from '../../shared/drawing/index.ts';
import type { Design, Placement } from '../../shared/model/design.ts';
import { useDocument } from '../state/document.ts';
import { useTrace, type ShownTrace } from '../trace/trace-store.ts';
import { useLayers } from './layers-store.ts';
import { hiddenByFilter } from './filtered.ts';

/** What a trace on screen passes or ends at, with everything around it, and the networks it crosses between them. */
function passed(shown: ShownTrace, design: Design): ReadonlySet<string> {
  const { blockers, probe } = shown.trace;
  const end = probe.destinationComponent;
  const ids = new Set([...shown.timeline.scenes.map(({ hop }) => hop.component), ...blockers.map(({ at }) => at), ...(end === null ? [] : [end])]);
  const reached = new Map<string, number>();
  for (const { kind, from, to } of factsOf(design, registry).wires) {
    if (kind !== 'l2' || !ids.has(from)) continue;
    reached.set(to, (reached.get(to) ?? 0) + 1);
  }
  for (const [segment, count] of reached) if (count > 1) ids.add(segment);
  for (const id of ids) {
    const parent = design.components[id]?.parent ?? null;
    if (parent !== null) ids.add(parent);
  }
  return ids;
}

function shownOf(design: Design, trace: ShownTrace | null, out: ReadonlySet<string>): Design {
  const hidden = Object.entries(design.placements).flatMap(([id, placement]) => (placement.hidden === true ? [id] : []));
  if (hidden.length === 0 && out.size === 0) return design;
  const onWay = trace === null ? null : passed(trace, design);
  const lifted = hidden.filter((id) => onWay?.has(id) === true);
  const taken = [...out].filter((id) => onWay?.has(id) !== true);
  if (lifted.length === 0 && taken.length === 0) return design;
  const placements: Record<string, Placement> = { ...design.placements };
  for (const id of lifted) placements[id] = { ...(placements[id] ?? { x: 0, y: 0 }), hidden: false };
  for (const id of taken) placements[id] = { ...(placements[id] ?? { x: 0, y: 0 }), hidden: true };
  return { ...design, placements };
}

let last: { readonly design: Design; readonly trace: ShownTrace | null; readonly out: ReadonlySet<string>; readonly shown: Design } | null = null;

/**
 * The design as the canvas shows it: the document's own, without what the layers take off the canvas, with what is hidden while a trace passes through
 * it. Components and links are the same objects, so nothing is worked out again but the geometry; the same design gives the same one.
 */
export function shownDesign(): Design {
  const { design } = useDocument.getState().history;
  const { shown: trace } = useTrace.getState();
  const out = hiddenByFilter(design);
  if (last?.design === design && last.trace === trace && last.out === out) return last.shown;
  const shown = shownOf(design, trace, out);
  last = { design, trace, out, shown };
  return shown;
}

export function useShownDesign(): Design {
  const design = useDocument((state) => state.history.design);
  const trace = useTrace((state) => state.shown);
  const layers = useLayers();
  return useMemo(() => shownDesign(), [design, trace, layers]); // oxlint-disable-line react/exhaustive-deps -- what shownDesign reads
}

/** Calls back when {@link shownDesign} may be another one for a reason that is not the document. */
export function onShownChange(changed: () => void): () => void {
  const stops = [
    useTrace.subscribe((state, before) => {
      if (state.shown !== before.shown) changed();
    }),
    useLayers.subscribe(changed),
  ];
  return () => stops.forEach((stop) => stop());
}
