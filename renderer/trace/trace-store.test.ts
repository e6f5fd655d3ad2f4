import { beforeEach, expect, test, vi } from 'vitest';
import type { Trace } from '../../shared/engine/report.ts';
import { emptyDesign } from '../../shared/model/design.ts';
import type { Probe } from '../../shared/model/probe.ts';
import { answeredPing, blockedPing } from './testing/fixtures.ts';

type Settle = (answer: { readonly ok: true; readonly value: Trace } | { readonly ok: false; readonly defect: string }) => void;

const engine = vi.hoisted(() => ({ waiting: [] as Settle[] }));
vi.mock('../workers/engine-client.ts', () => ({ engineClient: { trace: () => new Promise((settle: Settle) => engine.waiting.push(settle)) } }));

const { useDocument } = await import('../state/document.ts');
const { followDocument, isStale, useTrace } = await import('./trace-store.ts');

const probe: Probe = { from: 'client', to: 'vm1', kind: 'ping' };
const state = () => useTrace.getState();

async function shown(trace: Trace): Promise<void> {
  const running = state().run(probe, emptyDesign);
  engine.waiting.pop()?.({ ok: true, value: trace });
  await running;
}

beforeEach(() => {
  state().close();
  engine.waiting.length = 0;
  useTrace.setState({ speed: 1, loop: false });
});

test('an answered packet is shown from the start and plays; a blocked one where it died, with the reason', async () => {
  await shown(answeredPing);
  expect(state()).toMatchObject({ isOpen: true, showsWhy: false, timeMs: 0, playing: true, running: false });
  await shown(blockedPing);
  expect(state()).toMatchObject({ isOpen: true, showsWhy: true, playing: false });
  expect(state().timeMs).toBe(state().shown?.schedule.durationMs);
});

test('only the answer to the latest question is shown', async () => {
  const first = state().run(probe, emptyDesign);
  const second = state().run(probe, emptyDesign);
  const [settleFirst, settleSecond] = engine.waiting;
  settleSecond?.({ ok: true, value: blockedPing });
  settleFirst?.({ ok: true, value: answeredPing });
  expect(await first).toBe(false);
  expect(await second).toBe(true);
  expect(state().shown?.trace).toBe(blockedPing);
});

test('closing cancels a question that is still being answered', async () => {
  const running = state().run(probe, emptyDesign);
  state().close();
  engine.waiting[0]?.({ ok: true, value: answeredPing });
  expect(await running).toBe(false);
  expect(state()).toMatchObject({ isOpen: false, shown: null });
});

test('a defect of the engine is said and opens nothing', async () => {
  const running = state().run(probe, emptyDesign);
  engine.waiting[0]?.({ ok: false, defect: 'out of memory' });
  expect(await running).toBe(false);
  expect(state()).toMatchObject({ isOpen: false, defect: 'out of memory', running: false });
});

test('playing runs at the chosen speed, stops at the end, and starts over when asked again', async () => {
  await shown(answeredPing);
  state().setSpeed(2);
  state().advance(100);
  expect(state().timeMs).toBe(200);
  state().advance(1_000_000);
  const end = state().shown?.schedule.durationMs;
  expect(state()).toMatchObject({ timeMs: end, playing: false });
  state().togglePlay();
  expect(state()).toMatchObject({ timeMs: 0, playing: true });
  state().togglePlay();
  expect(state().playing).toBe(false);
});

test('a loop starts over by itself', async () => {
  await shown(answeredPing);
  state().setLoop(true);
  state().advance(1_000_000);
  expect(state()).toMatchObject({ timeMs: 0, playing: true });
});

test('going to a stop, stepping and seeking pause the film', async () => {
  await shown(answeredPing);
  const third = state().shown?.tracks.forward[2];
  if (third === undefined) throw new Error('no third stop');
  state().goTo(third);
  expect(state()).toMatchObject({ playing: false, timeMs: state().shown?.schedule.arrivalsMs[2] });
  state().step(1);
  expect(state().timeMs).toBe(state().shown?.schedule.arrivalsMs[3]);
  state().step(-1);
  expect(state().timeMs).toBe(state().shown?.schedule.arrivalsMs[2]);
  state().seek(-50);
  expect(state().timeMs).toBe(0);
});

test('another document, or none, closes the trace; an edit does not', async () => {
  const stop = followDocument();
  useDocument.getState().open(emptyDesign, null);
  await shown(answeredPing);
  expect(useDocument.getState().dispatch('component.add', { kind: 'vpc', parent: null, x: 0, y: 0 }).ok).toBe(true);
  expect(state().isOpen).toBe(true);
  useDocument.getState().open(emptyDesign, null);
  expect(state().isOpen).toBe(false);
  await shown(answeredPing);
  useDocument.getState().close();
  expect(state().isOpen).toBe(false);
  stop();
});

test('an edit makes the trace stale, moving a box does not', async () => {
  await shown(answeredPing);
  const { shown: now } = state();
  if (now === null) throw new Error('nothing shown');
  expect(isStale(now, { ...emptyDesign, placements: { vm1: { x: 1, y: 1 } } })).toBe(false);
  expect(isStale(now, { ...emptyDesign, components: { vm1: { kind: 'instance', name: 'vm1', parent: null, props: {} } } })).toBe(true);
});
