import { expect, test } from 'vitest';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import { createEngineClient } from './engine-client.ts';
import type { EngineReply, EngineRequest } from './engine-protocol.ts';

/** A worker whose answers the test gives by hand. */
class HandWorker extends EventTarget {
  readonly asked: EngineRequest[] = [];
  isTerminated = false;
  postMessage(request: EngineRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  answer(reply: EngineReply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }
}

function setUp(): { readonly workers: HandWorker[]; readonly client: ReturnType<typeof createEngineClient> } {
  const workers: HandWorker[] = [];
  const client = createEngineClient(() => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { workers, client };
}

const design = (name: string): Design => ({ ...emptyDesign, meta: { ...emptyDesign.meta, name } });
const names = (worker: HandWorker | undefined): string[] => (worker?.asked ?? []).map((request) => request.args.design.meta.name);

test('while the worker is busy only the newest question of a kind waits; the ones between are told so', async () => {
  const { workers, client } = setUp();
  const first = client.validate(design('first'));
  const between = client.validate(design('between'));
  const last = client.validate(design('last'));
  expect(await between).toEqual({ ok: false, defect: 'replaced by a newer question' });
  expect(names(workers[0])).toEqual(['first']);
  workers[0]?.answer({ id: workers[0].asked[0]?.id ?? -1, answer: { ok: true, value: [] } });
  expect(await first).toEqual({ ok: true, value: [] });
  expect(names(workers[0])).toEqual(['first', 'last']);
  workers[0]?.answer({ id: workers[0].asked[1]?.id ?? -1, answer: { ok: true, value: [] } });
  expect(await last).toEqual({ ok: true, value: [] });
});

test('a trace does not take the place of a check that waits', () => {
  const { workers, client } = setUp();
  void client.validate(design('busy'));
  void client.validate(design('check'));
  void client.trace(design('trace'), { from: 'a', to: 'b', kind: 'ping' });
  workers[0]?.answer({ id: workers[0].asked[0]?.id ?? -1, answer: { ok: true, value: [] } });
  workers[0]?.answer({ id: workers[0].asked[1]?.id ?? -1, answer: { ok: true, value: [] } });
  expect(workers[0]?.asked.map((request) => request.call)).toEqual(['validate', 'validate', 'trace']);
});

test('a worker that breaks answers with its defect, and the next question gets a new worker', async () => {
  const { workers, client } = setUp();
  const broken = client.validate(design('broken'));
  workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  expect(await broken).toEqual({ ok: false, defect: 'out of memory' });
  expect(workers[0]?.isTerminated).toBe(true);
  void client.validate(design('next'));
  expect(names(workers[1])).toEqual(['next']);
});
