import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { emptyDesign, type Design } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { copyText } from './clipboard.ts';
import { createHistory, dispatch, findCommand, redo, undo, type History } from './index.ts';

/** Numbers that look like chance and are the same every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function edited(history: History, command: string, args: unknown): History {
  const known = findCommand(command);
  if (known === null) throw new Error(command);
  const result = dispatch(history, known, args, registry);
  return result.ok ? result.history : history;
}

/** Names and addresses that more than one component has; addresses count per network, for two networks may use the same prefix. */
function duplicates(design: Design): readonly string[] {
  const seen = new Set<string>();
  const twice: string[] = [];
  const note = (text: string): void => {
    if (seen.has(text)) twice.push(text);
    seen.add(text);
  };
  const scope = createScope(design, registry);
  for (const component of Object.values(design.components)) note(`name ${component.name}`);
  for (const subnet of scope.ofKind('subnet')) {
    for (const { row } of scope.members(subnet.id)) for (const address of row.addresses) if (address !== '') note(`${subnet.id} ${address}`);
  }
  return twice;
}

/** vpc > two subnets, by the commands a person uses. */
function start(): History {
  let history = createHistory(emptyDesign);
  history = edited(history, 'component.add', { kind: 'vpc', parent: null, x: 0, y: 0, id: 'vpc' });
  for (const [index, id] of ['s1', 's2'].entries()) history = edited(history, 'component.add', { kind: 'subnet', parent: 'vpc', x: 20, y: 40 + 400 * index, id });
  return history;
}

describe('ux-40 new objects get a free name and the next free address in their subnet', () => {
  it('one after the other', () => {
    let history = start();
    for (let index = 0; index < 3; index += 1) history = edited(history, 'component.add', { kind: 'instance', parent: 's1', x: 24, y: 68 + 60 * index });
    const made = Object.values(history.design.components).filter((component) => component.kind === 'instance');
    expect(made.map((component) => component.name)).toEqual(['instance', 'instance-2', 'instance-3']);
    const scope = createScope(history.design, registry);
    const [subnet] = scope.ofKind('subnet');
    const addresses = subnet === undefined ? [] : scope.members(subnet.id).flatMap(({ row }) => row.addresses);
    expect(new Set(addresses).size).toBe(3);
    expect(addresses.every((address) => address.startsWith('192.168.0.'))).toBe(true);
  });

  it.each([1, 2, 3, 4, 5, 6])('never a duplicate, through many edits, copies, moves, undos and redos (seed %i)', (seed) => {
    const next = numbers(seed);
    const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)];
    let history = start();
    let done = 0;
    for (let step = 0; step < 60; step += 1) {
      const { design } = history;
      const scope = createScope(design, registry);
      const instances = scope.ofKind('instance').map((entry) => entry.id);
      const subnets = scope.ofKind('subnet').map((entry) => entry.id);
      const [one, home] = [pick(instances), pick(subnets)];
      const before = history;
      const choice = next();
      if (choice < 0.35 || one === undefined) history = edited(history, 'component.add', { kind: 'instance', parent: home ?? null, x: 24, y: 68 + step * 10 });
      else if (choice < 0.5) history = edited(history, 'selection.duplicate', { ids: [one] });
      else if (choice < 0.65) history = edited(history, 'selection.paste', { text: copyText(scope, [one, ...(next() < 0.5 ? instances.slice(0, 3) : [])]), parent: home ?? null, x: 40, y: 80 });
      else if (choice < 0.75) history = edited(history, 'component.move', { id: one, x: 30, y: 70, parent: home });
      else if (choice < 0.8) history = edited(history, 'component.remove', { ids: [one] });
      else if (choice < 0.92) history = undo(undo(history));
      else history = redo(history);
      if (history !== before) done += 1;
      expect(duplicates(history.design)).toEqual([]);
    }
    expect(done).toBeGreaterThan(30);
    expect(createScope(history.design, registry).ofKind('instance').length).toBeGreaterThan(5);
  });
});
