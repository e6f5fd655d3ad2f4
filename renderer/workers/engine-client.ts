import type { Comparison } from '../../shared/compare/index.ts';
import type { Trace } from '../../shared/engine/report.ts';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Probe } from '../../shared/model/probe.ts';
import { changeBetween } from './design-change.ts';
import type { Answer, EngineCall, EngineCalls, EngineReply, EngineRequest } from './engine-protocol.ts';

/**
 * The window's side of the engine's worker: validation, traces and comparisons never run on the thread that draws.
 * One call waits per kind of call: while the worker is busy, a newer question replaces one that has not been sent yet.
 */
export interface EngineClient {
  readonly validate: (design: Design) => Promise<Answer<readonly Finding[]>>;
  readonly trace: (design: Design, probe: Probe, options?: { readonly allPaths?: boolean }) => Promise<Answer<Trace>>;
  /** What changed from another design to this one, or from this one to the other when they are swapped. */
  readonly compare: (design: Design, other: Design, swapped: boolean) => Promise<Answer<Comparison>>;
}

const dropped: Answer<never> = { ok: false, defect: 'replaced by a newer question' };

interface Question {
  readonly design: Design;
  readonly args: EngineCalls[EngineCall]['args'];
  readonly settle: (answer: Answer<unknown>) => void;
}

/** Makes a client over workers that `start` opens: one at a time, a new one after a defect. */
export function createEngineClient(start: () => Worker): EngineClient {
  let worker: Worker | null = null;
  let nextId = 1;
  let running: { readonly id: number; readonly settle: (answer: Answer<unknown>) => void } | null = null;
  /** The design that the open worker has. */
  let sent = emptyDesign;
  const waiting = new Map<EngineCall, Question>();

  const sendNext = (): void => {
    if (running !== null) return;
    const next = waiting.entries().next();
    if (next.done === true) return;
    const [call, { design, args, settle }] = next.value;
    waiting.delete(call);
    running = { id: nextId, settle };
    try {
      worker ??= open();
    } catch (reason) {
      finish({ ok: false, defect: String(reason) });
      return;
    }
    // Arguments wait under the name of their own call: the worker's dispatcher is checked against the same table.
    const request = { id: nextId, call, change: changeBetween(sent, design), args } as EngineRequest;
    worker.postMessage(request);
    sent = design;
    nextId += 1;
  };
  const finish = (answer: Answer<unknown>): void => {
    const done = running;
    running = null;
    done?.settle(answer);
    sendNext();
  };
  const open = (): Worker => {
    const made = start();
    sent = emptyDesign;
    made.addEventListener('message', (event: MessageEvent<EngineReply>) => {
      if (event.data.id === running?.id) finish(event.data.answer);
    });
    made.addEventListener('error', (event) => {
      made.terminate();
      worker = null;
      finish({ ok: false, defect: event.message });
    });
    return made;
  };
  const ask = <Name extends EngineCall>(call: Name, design: Design, args: EngineCalls[Name]['args']): Promise<Answer<EngineCalls[Name]['result']>> =>
    new Promise((settle) => {
      waiting.get(call)?.settle(dropped);
      // The reply to a request carries the result of its own call.
      waiting.set(call, { design, args, settle: (answer) => settle(answer as Answer<EngineCalls[Name]['result']>) });
      sendNext();
    });

  return {
    validate: (design) => ask('validate', design, null),
    trace: (design, probe, options = {}) => ask('trace', design, { probe, allPaths: options.allPaths ?? false }),
    compare: (design, other, swapped) => ask('compare', design, { other: changeBetween(design, other), swapped }),
  };
}

export const engineClient = createEngineClient(() => new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: 'hopline-engine' }));
