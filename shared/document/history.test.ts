import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { copyText, createHistory, dispatch, findCommand, historyLimit, isDirty, markSaved, redo, travel, undo } from './index.ts';
import type { History } from './contract.ts';
import { toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

function step(history: History, command: string, args: unknown): History {
  const found = findCommand(command);
  if (found === null) throw new Error(command);
  const result = dispatch(history, found, args, registry);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.history;
}

const rename = (history: History, name: string) => step(history, 'component.rename', { id: 'a', name });

describe('history', () => {
  it('takes steps back and again, and names them', () => {
    const start = createHistory(toyDesign());
    const done = rename(rename(start, 'one'), 'two');
    expect(done.past.map((one) => [one.command, one.params])).toEqual([['component.rename', { name: 'one' }], ['component.rename', { name: 'two' }]]);
    const back = undo(done);
    expect(back.design.components['a']?.name).toBe('one');
    expect(redo(back).design).toEqual(done.design);
    expect(undo(undo(undo(done))).design).toEqual(start.design);
    expect(undo(start)).toBe(start);
    expect(redo(done)).toBe(done);
  });

  it('drops the undone future when something new is done', () => {
    const branched = rename(undo(rename(createHistory(toyDesign()), 'one')), 'other');
    expect(branched.future).toEqual([]);
    expect(redo(branched).design.components['a']?.name).toBe('other');
  });

  it('is dirty exactly when it stands elsewhere than at the save point', () => {
    const start = createHistory(toyDesign());
    expect(isDirty(start)).toBe(false);
    const saved = markSaved(rename(start, 'one'));
    expect(isDirty(saved)).toBe(false);
    const later = rename(saved, 'two');
    expect(isDirty(later)).toBe(true);
    expect(isDirty(undo(later))).toBe(false);
    expect(isDirty(undo(undo(later)))).toBe(true);
    expect(isDirty(redo(undo(undo(later))))).toBe(false);
    // The saved state lies in a future that is cut off: it cannot come back by undo.
    const cut = rename(undo(saved), 'three');
    expect(isDirty(cut)).toBe(true);
    expect(isDirty(undo(cut))).toBe(true);
  });

  it('ux-63 keeps at least 500 steps and forgets the oldest in the end', { timeout: 60_000 }, () => {
    expect(historyLimit).toBeGreaterThanOrEqual(500);
    let history = createHistory(toyDesign());
    for (let number = 0; number < historyLimit + 5; number += 1) history = rename(history, `n${number}`);
    expect(history.past.length).toBe(historyLimit);
    expect(isDirty(travel(history, 0))).toBe(true);
    expect(travel(history, 0).design.components['a']?.name).toBe('n4');
  });

  it('counts an edit that changes nothing as no step', () => {
    const history = rename(createHistory(toyDesign()), 'one');
    expect(rename(history, 'one')).toBe(history);
    expect(step(history, 'component.move', { id: 'a', x: 14, y: 38 })).toBe(history);
    expect(step(history, 'component.update', { id: 'a', props: { size: 1 } })).toBe(history);
  });

  it('reveals what was touched, also what got its id only then', () => {
    const added = step(createHistory(toyDesign()), 'component.add', { kind: 'box', parent: 'net', x: 14, y: 160 });
    expect(added.past.at(-1)?.touches).toEqual(['box']);
    expect(step(added, 'component.move', { id: 'box', x: 15, y: 160 }).past.at(-1)?.touches).toEqual(['box']);
  });

  it('goes to any position', () => {
    const history = rename(rename(rename(createHistory(toyDesign()), 'one'), 'two'), 'three');
    expect(travel(history, 1).design.components['a']?.name).toBe('one');
    expect(travel(travel(history, 0), 3).design).toEqual(history.design);
  });
});

const ids = fc.constantFrom('zone', 'net', 'a', 'b', 'tag', 'gate', 'l', 'new', 'box', 'nobody');
const place = fc.integer({ min: -50, max: 800 });
const edits: fc.Arbitrary<readonly [string, unknown]> = fc.oneof(
  fc.record({ kind: fc.constantFrom('zone', 'net', 'box', 'tag', 'unknown'), parent: fc.option(ids), x: place, y: place }).map((args) => ['component.add', args] as const),
  fc.record({ id: ids, props: fc.constantFrom({ size: 3 }, { size: 'x' }, { friends: ['a'] }, { interfaces: [] }, { sealed: true }) }).map((args) => ['component.update', args] as const),
  fc.record({ ids: fc.array(ids, { maxLength: 2 }), links: fc.subarray(['l']), contents: fc.constantFrom('remove', 'moveOut') }).map((args) => ['component.remove', args] as const),
  fc.record({ moves: fc.array(fc.record({ id: ids, x: place, y: place, parent: fc.option(ids) }), { minLength: 1, maxLength: 3 }) }).map((args) => ['component.move', args] as const),
  fc.record({ id: ids, x: place, y: place, width: place, height: place }).map((args) => ['component.resize', args] as const),
  fc.record({ kind: fc.constantFrom('l2', 'attach'), from: ids, to: ids }).map((args) => ['link.connect', args] as const),
  fc.record({ id: fc.constantFrom('tag-a', 'tag-b', 'a-net', 'l') }).map((args) => ['link.disconnect', args] as const),
  fc.record({ id: ids, path: fc.constantFrom('/rules', '/interfaces', '/rules/0', '/nothing'), row: fc.constantFrom({ port: 1 }, { address: '10.0.0.9' }, {}) }).map((args) => ['row.add', args] as const),
  fc.record({ id: ids, path: fc.constantFrom('/rules/0', '/interfaces/0') }).map((args) => ['row.remove', args] as const),
  fc.record({ ids: fc.array(ids, { minLength: 1, maxLength: 2 }) }).map((args) => ['selection.duplicate', args] as const),
  fc.record({ name: fc.string() }).map((args) => ['design.rename', args] as const),
  fc.dictionary(ids, fc.record({ x: place, y: place })).map((placements) => ['layout.apply', { placements }] as const),
  fc.record({ text: fc.constantFrom(copyText(createScope(toyDesign(), registry), ['net', 'tag']), 'words'), parent: fc.option(ids), x: place, y: place }).map((args) => ['selection.paste', args] as const),
  fc.record({ id: ids, name: fc.string() }).map((args) => ['component.rename', args] as const),
  fc.record({ seed: fc.integer({ min: -1, max: 9 }), description: fc.string() }).map((args) => ['design.meta', args] as const),
  fc.record({ probe: fc.constantFrom({ from: 'a', to: 'b', kind: 'ping' }, { from: 'a' }) }).map((args) => ['probe.add', args] as const),
);

/** Every component has a parent that is there, and no circle. */
function isSound(design: Design): boolean {
  return Object.entries(design.components).every(([id, component]) => {
    const seen = new Set([id]);
    for (let at: string | null = component.parent; at !== null; at = design.components[at]?.parent ?? null) {
      if (!Object.hasOwn(design.components, at) || seen.has(at)) return false;
      seen.add(at);
    }
    return true;
  }) && Object.values(design.links).every((link) => Object.hasOwn(design.components, link.from.component) && Object.hasOwn(design.components, link.to.component));
}

describe('any sequence of edits', () => {
  it('comes back to the identical design, refused edits change nothing, nothing dangles (ux-62)', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(edits, { minLength: 10, maxLength: 25 }), (sequence) => {
        const start = toyDesign();
        let history = createHistory(start);
        for (const [command, args] of sequence) {
          const found = findCommand(command);
          if (found === null) throw new Error(command);
          const before = history.design;
          const frozen = JSON.stringify(before);
          const result = dispatch(history, found, args, registry);
          expect(JSON.stringify(before)).toBe(frozen);
          expect(result.ok).toBe(found.check(before, args, registry).length === 0);
          if (!result.ok) continue;
          accepted += 1;
          history = result.history;
          expect(isSound(history.design)).toBe(true);
          expect(!found.layoutOnly || history.design.components === before.components).toBe(true);
        }
        const end = history.design;
        const back = travel(history, 0);
        expect(back.design).toEqual(start);
        expect(travel(back, history.past.length).design).toEqual(end);
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(150);
  }, 60_000);
});
