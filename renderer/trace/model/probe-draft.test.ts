import { expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../../../shared/model/design.ts';
import { draftOf, edited, emptyDraft, probeOf, startingDraft, swapped } from './probe-draft.ts';

const design: Design = {
  ...emptyDesign,
  components: { client: { kind: 'external-user', name: 'Client', parent: null, props: {} }, vm1: { kind: 'instance', name: 'vm1', parent: componentId('subnet'), props: {} } },
  probes: { 'ping-vm1': { from: 'client', to: 'vm1', kind: 'ping', count: 4 } },
};

test('an incomplete draft names every field that is missing or wrong and runs nothing', () => {
  expect(probeOf({ ...emptyDraft, kind: 'http', port: '70000', count: '0' })).toEqual({
    ok: false,
    problems: [
      { field: 'from', key: 'form.missing.from' },
      { field: 'to', key: 'form.missing.to' },
      { field: 'port', key: 'form.bad.port' },
      { field: 'count', key: 'form.bad.count' },
    ],
  });
});

test('fields that a kind does not have are left out; empty ones mean the defaults', () => {
  expect(probeOf({ ...emptyDraft, from: ' client ', to: 'vm1', kind: 'ping', port: '80', key: 'my_keypair' })).toEqual({ ok: true, probe: { from: 'client', to: 'vm1', kind: 'ping' } });
  expect(probeOf({ ...emptyDraft, from: 'client', to: 'vm1', kind: 'ssh', port: '2222', key: 'my_keypair' })).toEqual({
    ok: true,
    probe: { from: 'client', to: 'vm1', kind: 'ssh', port: 2222, key: 'my_keypair' },
  });
});

test('swapping or editing a saved probe makes it a draft of its own', () => {
  const saved = draftOf('ping-vm1', { from: 'client', to: 'vm1', kind: 'ping', count: 4 });
  expect(saved).toEqual({ from: 'client', to: 'vm1', kind: 'ping', port: '', count: '4', size: '', dontFragment: false, key: '', saved: 'ping-vm1' });
  expect(swapped(saved)).toMatchObject({ from: 'vm1', to: 'client', saved: '' });
  expect(edited(saved, { count: '10' })).toMatchObject({ count: '10', saved: '' });
});

test('the form starts with the last draft while its ends exist, then with a saved probe, then with the selection', () => {
  const last = { ...emptyDraft, from: 'client', to: 'https://shop.example.com' };
  expect(startingDraft(last, design, null)).toBe(last);
  expect(startingDraft({ ...emptyDraft, from: 'gone', to: 'vm1' }, design, null)).toMatchObject({ from: 'client', to: 'vm1', saved: 'ping-vm1' });
  expect(startingDraft(emptyDraft, { ...design, probes: {} }, 'vm1')).toMatchObject({ from: 'vm1', to: '' });
});

test('what a saved probe says of its packets is asked as it stands; a source port goes when the ends do', () => {
  const flow = { from: 'client', to: 'vm1', kind: 'tcp', port: 3306, sourcePort: 45_000, sizeBytes: 1000, dontFragment: true } as const;
  const draft = draftOf('flow', flow);
  expect(probeOf(draft)).toEqual({ ok: true, probe: flow });
  expect(probeOf(edited(draft, { size: '1500' }))).toEqual({ ok: true, probe: { ...flow, sizeBytes: 1500 } });
  expect(probeOf(swapped(draft))).toEqual({ ok: true, probe: { from: 'vm1', to: 'client', kind: 'tcp', port: 3306, sizeBytes: 1000, dontFragment: true } });
  expect(probeOf({ ...draft, size: '27' })).toEqual({ ok: false, problems: [{ field: 'size', key: 'form.bad.size' }] });
});
