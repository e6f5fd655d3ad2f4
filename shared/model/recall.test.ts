import { describe, expect, it } from 'vitest';
import { Recall, type Cell } from './recall.ts';

/** Cells that tell which of them were worked out, in order, since somebody last looked. */
function setUp() {
  const recall = new Recall();
  let worked: string[] = [];
  const derived = <Value>(name: string, derive: () => Value): Cell<Value> =>
    recall.derived(() => {
      worked.push(name);
      return derive();
    });
  const take = (): readonly string[] => {
    const taken = worked;
    worked = [];
    return taken;
  };
  return { recall, derived, take };
}

describe('answers that are kept', () => {
  it('are worked out again only where something they were made from has changed', () => {
    const { recall, derived, take } = setUp();
    const [a, b] = [recall.fact(1), recall.fact(10)];
    const ofA = derived('of a', () => recall.read(a) + 1);
    const ofB = derived('of b', () => recall.read(b) + 1);
    const sum = derived('sum', () => recall.read(ofA) + recall.read(ofB));
    expect([recall.read(sum), take()]).toEqual([13, ['of a', 'of b', 'sum']]);
    expect([recall.read(sum), take()]).toEqual([13, []]);
    recall.set(a, 2);
    expect([recall.read(ofB), take()]).toEqual([11, []]);
    expect([recall.read(sum), take()]).toEqual([14, ['of a', 'sum']]);
  });

  it('stand when what they read is worked out again and says the same', () => {
    const { recall, derived, take } = setUp();
    const a = recall.fact(1);
    const parity = derived('parity', () => ({ isOdd: recall.read(a) % 2 === 1 }));
    const text = derived('text', () => (recall.read(parity).isOdd ? 'odd' : 'even'));
    const before = recall.read(parity);
    take();
    recall.set(a, 3);
    expect([recall.read(text), take()]).toEqual(['odd', ['parity']]);
    expect(recall.read(parity)).toBe(before);
    recall.set(a, 4);
    expect([recall.read(text), take()]).toEqual(['even', ['parity', 'text']]);
  });

  it('follow what they read last, not what they read once', () => {
    const { recall, derived, take } = setUp();
    const [isLeft, left, right] = [recall.fact(true), recall.fact('l'), recall.fact('r')];
    const chosen = derived('chosen', () => (recall.read(isLeft) ? recall.read(left) : recall.read(right)));
    take();
    recall.set(right, 'R');
    expect([recall.read(chosen), take()]).toEqual(['l', []]);
    recall.set(isLeft, false);
    expect([recall.read(chosen), take()]).toEqual(['R', ['chosen']]);
    recall.set(left, 'L');
    expect([recall.read(chosen), take()]).toEqual(['R', []]);
    recall.set(right, 'r again');
    expect([recall.read(chosen), take()]).toEqual(['r again', ['chosen']]);
  });

  it('are not asked for what they would no longer read', () => {
    const { recall, derived, take } = setUp();
    const divisor = recall.fact(2);
    const quotient = derived('quotient', () => {
      if (recall.read(divisor) === 0) throw new Error('nobody should have asked');
      return 10 / recall.read(divisor);
    });
    const guarded = derived('guarded', () => (recall.read(divisor) === 0 ? 0 : recall.read(quotient)));
    take();
    recall.set(divisor, 0);
    expect([recall.read(guarded), take()]).toEqual([0, ['guarded']]);
    recall.set(divisor, 5);
    expect([recall.read(guarded), take()]).toEqual([2, ['guarded', 'quotient']]);
  });

  it('come again after a defect as soon as what caused it is put right, and defects come again while it is not', () => {
    const { recall, derived, take } = setUp();
    const text = recall.fact('1');
    const read = derived('read', (): unknown => JSON.parse(recall.read(text)));
    const shown = derived('shown', () => `<${String(recall.read(read))}>`);
    recall.set(text, '{');
    expect(() => recall.read(shown)).toThrow(SyntaxError);
    expect(() => recall.read(shown)).toThrow(SyntaxError);
    recall.set(text, '2');
    take();
    expect([recall.read(shown), take()]).toEqual(['<2>', ['read', 'shown']]);
    recall.set(text, '3');
    expect(recall.read(shown)).toBe('<3>');
  });

  it('are given by key, each for itself', () => {
    const { recall } = setUp();
    const facts = new Map([1, 2].map((key) => [key, recall.fact(key)]));
    const asked: number[] = [];
    const double = recall.remembering((key: number) => {
      asked.push(key);
      const fact = facts.get(key);
      return fact === undefined ? null : 2 * recall.read(fact);
    });
    expect([1, 2, 1, 3].map(double)).toEqual([2, 4, 2, null]);
    for (const [, fact] of [...facts].slice(1)) recall.set(fact, 7);
    expect([1, 2, 3].map(double)).toEqual([2, 14, null]);
    expect(asked).toEqual([1, 2, 3, 2]);
  });
});
