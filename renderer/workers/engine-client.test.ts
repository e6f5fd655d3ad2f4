import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { validate } from '../../shared/checks/index.ts';
import { compareDesigns } from '../../shared/compare/index.ts';
import { compileDesign, trace } from '../../shared/engine/index.ts';
import { parseDesign } from '../../shared/file/index.ts';
import { componentId, emptyDesign, type Design } from '../../shared/model/design.ts';
import { samples } from '../../shared/samples/index.ts';
import { createEngineAnswers } from './engine-answers.ts';
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
const names = (worker: HandWorker | undefined): string[] => (worker?.asked ?? []).map((request) => request.change.meta?.name ?? '');

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

/** A worker that thinks for itself, on copies, as a real one does. */
class ThinkingWorker extends EventTarget {
  readonly #answer = createEngineAnswers(registry);
  postMessage(request: EngineRequest): void {
    const copy = structuredClone(request);
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: structuredClone({ id: copy.id, answer: this.#answer(copy) }) })));
  }
  terminate(): void {}
}

test('each answer is about the design that was asked about, edit after edit, with questions dropped between and after a worker has broken', async () => {
  const workers: ThinkingWorker[] = [];
  const client = createEngineClient(() => {
    const worker = new ThinkingWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const parsed = parseDesign(samples.find(({ id }) => id === 'getting-started')?.text() ?? '', { registry, name: 'sample' });
  if (!parsed.ok) throw new Error('the sample does not open');
  const { design } = parsed;
  const [probe] = Object.values(design.probes);
  if (probe === undefined) throw new Error('the sample has no probe');
  const verdicts = new Set<string>();
  for (const id of Object.keys(design.components)) {
    const { [id]: gone, ...components } = design.components;
    const without: Design = { ...design, components };
    void client.validate(design);
    const dropped = client.validate(without);
    const renamed: Design = { ...without, components: { ...components, [`${id}-2`]: { ...gone, kind: gone?.kind ?? '', name: id, parent: componentId('vpc'), props: gone?.props ?? {} } } };
    const [findings, traced] = [client.validate(renamed), client.trace(without, probe)];
    expect(await dropped).toEqual({ ok: false, defect: 'replaced by a newer question' });
    expect(await findings).toEqual({ ok: true, value: validate(renamed, registry) });
    const expected = trace(compileDesign(without, registry), probe);
    expect(await traced).toEqual({ ok: true, value: expected });
    verdicts.add(expected.verdict);
    if (workers.length === 1) workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  }
  expect(workers.length).toBe(2);
  expect(verdicts.size).toBeGreaterThan(1);
});

test('a comparison is about the document and the other design, either way round, between other questions', async () => {
  const client = createEngineClient(() => new ThinkingWorker() as unknown as Worker);
  const read = (id: string): Design => {
    const parsed = parseDesign(samples.find((sample) => sample.id === id)?.text() ?? '', { registry, name: id });
    if (!parsed.ok) throw new Error('the sample does not open');
    return parsed.design;
  };
  const [before, after] = [read('getting-started-2-floating-ip'), read('getting-started')];
  const expected = compareDesigns({ before, after }, registry, (design) => {
    const network = compileDesign(design, registry);
    return (probe) => trace(network, probe);
  });
  expect(expected.verdicts.length).toBeGreaterThan(0);
  const [there, findings] = [client.compare(after, before, false), client.validate(after)];
  expect(await there).toEqual({ ok: true, value: expected });
  expect(await findings).toEqual({ ok: true, value: validate(after, registry) });
  expect(await client.compare(before, after, true)).toEqual({ ok: true, value: expected });
});
