import type { Result, SavedFile } from '../../shared/desktop/contract.ts';
import type { SaveRequest } from './save-file.ts';

type Answer = Result<SavedFile>;

interface Waiting {
  readonly request: SaveRequest;
  readonly owner: number;
  readonly answer: Promise<Answer>;
  readonly settle: (answer: Promise<Answer>) => void;
}

interface Lane {
  /** The save that runs now. */
  running: { readonly owner: number; readonly answer: Promise<Answer> };
  readonly waiting: Waiting[];
}

export interface SaveQueue {
  /** `owner` is the window that asks. */
  readonly save: (request: SaveRequest, owner: number) => Promise<Answer>;
  /** Resolves when no save runs or waits; quitting waits for it. */
  readonly idle: () => Promise<void>;
}

/**
 * One save per path at a time (DESKTOP, save path 8). A window that saves again before its turn came replaces its own waiting
 * save (last wins, both get the later answer), and its own earlier save does not count as a change made by others.
 */
export function createSaveQueue(save: (request: SaveRequest) => Promise<Answer>): SaveQueue {
  const lanes = new Map<string, Lane>();

  const run = async (key: string, lane: Lane): Promise<void> => {
    const { owner, answer } = lane.running;
    // A save that throws is a defect that its caller gets to see; the next one in the lane still has its turn.
    const finished = await answer.catch(() => null);
    const next = lane.waiting.shift();
    if (next === undefined) {
      lanes.delete(key);
      return;
    }
    const expected = finished?.ok === true && next.owner === owner && next.request.expected !== null ? finished.value.fingerprint : next.request.expected;
    const nextAnswer = save({ ...next.request, expected });
    next.settle(nextAnswer);
    lane.running = { owner: next.owner, answer: nextAnswer };
    await run(key, lane);
  };

  return {
    save: (request, owner) => {
      const key = request.path.normalize('NFC');
      const lane = lanes.get(key);
      if (lane === undefined) {
        const answer = save(request);
        const opened: Lane = { running: { owner, answer }, waiting: [] };
        lanes.set(key, opened);
        void run(key, opened);
        return answer;
      }
      const { promise, resolve } = promiseWithResolver<Answer>();
      const last = lane.waiting.at(-1);
      if (last?.owner === owner) {
        lane.waiting.pop();
        last.settle(promise);
      }
      lane.waiting.push({ request, owner, answer: promise, settle: resolve });
      return promise;
    },
    idle: async () => {
      while (lanes.size > 0) await Promise.allSettled([...lanes.values()].flatMap((lane) => [lane.running.answer, ...lane.waiting.map((entry) => entry.answer)]));
    },
  };
}

/** `Promise.withResolvers`, which the oldest Node that runs the tests does not have. */
function promiseWithResolver<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value | Promise<Value>) => void } {
  let resolve: (value: Value | Promise<Value>) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
