import ELK from 'elkjs/lib/elk-api.js';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { factsOf, layoutOf } from '../../shared/drawing/index.ts';
import { arrangeDesign, type ElkResult } from '../../shared/layout/index.ts';
import type { AnyRegistry } from '../../shared/model/definition.ts';
import type { Design, Placement } from '../../shared/model/design.ts';

export type LayoutOutcome =
  | { readonly state: 'done'; readonly placements: Readonly<Record<string, Placement>> }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly detail: string };

/** One layout on its way. `cancel` ends the worker at once: ELK itself cannot be interrupted. */
export interface LayoutRun {
  readonly result: Promise<LayoutOutcome>;
  readonly cancel: () => void;
}

export interface LayoutWishes {
  /** Width over height of the window. */
  readonly aspect: number;
  /** What is laid out; empty: everything. */
  readonly only: readonly string[];
  readonly progress: (done: number, total: number) => void;
}

/** Lays a design out in a worker of its own, which ends with the answer. */
export function createLayoutRun(design: Design, registry: AnyRegistry, wishes: LayoutWishes): LayoutRun {
  let resolve: (outcome: LayoutOutcome) => void = () => undefined;
  const result = new Promise<LayoutOutcome>((settled) => (resolve = settled));
  const settle = (outcome: LayoutOutcome): void => {
    elk.terminateWorker();
    resolve(outcome);
  };
  const workerFactory = (): Worker => {
    const worker = new Worker(elkWorkerUrl, { name: 'hopline-layout' });
    // ELK waits for an answer for ever: a worker that cannot start or dies gives none.
    worker.addEventListener('error', (event) => settle({ state: 'failed', detail: event.message ?? '' }));
    return worker;
  };
  const elk = new ELK({ workerFactory });
  // ELK's types are mutable, but it only reads the graph: it is cloned on its way to the worker.
  const run = async (graph: object): Promise<ElkResult> => elk.layout(graph as ElkNode);
  arrangeDesign(design, { layout: layoutOf(design, registry), wires: factsOf(design, registry).wires }, { ...wishes, run }).then(
    (placements) => settle({ state: 'done', placements }),
    (reason: unknown) => settle({ state: 'failed', detail: reason instanceof Error ? reason.message : String(reason) }),
  );
  return { result, cancel: () => settle({ state: 'cancelled' }) };
}
