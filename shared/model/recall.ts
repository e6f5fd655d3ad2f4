import { isSameValue } from './same-value.ts';

/*
 * Answers that are kept while nothing they were made from has changed.
 *
 * A fact is set from outside. A derived cell is worked out by a function that reads other cells; which ones is noted while it runs. Asked again after
 * facts have changed, it first looks at what it read, in the same order: if none of that changed, the function would go the same way again, so the
 * answer stands. A new answer that says the same as the old one counts as unchanged, and whoever read it stays valid too.
 *
 * Functions may read cells and what never changes, nothing else: a read that is not noted would go unnoticed when it changes.
 */
export class Cell<Value> {
  value: Value;
  /** The round in which the value became what it is, and the one in which it was last found valid. */
  changedAt: number;
  checkedAt: number;
  /** The run that noted this cell last: one that reads it twice in a row notes it once. */
  notedBy = -1;
  reads: readonly Cell<unknown>[] = [];
  readonly derive: (() => Value) | null;

  constructor(value: Value, derive: (() => Value) | null, round: number) {
    this.value = value;
    this.derive = derive;
    this.changedAt = round;
    this.checkedAt = round;
  }
}

export class Recall {
  #round = 0;
  #runs = 0;
  #run = -1;
  #noted: Cell<unknown>[] | null = null;

  /** Begins a round: facts may be set until the first question of the round is asked. */
  begin(): void {
    this.#round += 1;
  }

  fact<Value>(value: Value): Cell<Value> {
    return new Cell(value, null, this.#round);
  }

  set<Value>(fact: Cell<Value>, value: Value): void {
    fact.value = value;
    fact.changedAt = this.#round;
  }

  derived<Value>(derive: () => Value): Cell<Value> {
    const { value, reads } = this.#watch(derive);
    const cell = new Cell(value, derive, this.#round);
    cell.reads = reads;
    return cell;
  }

  /** The value as it is now. Called by a function that derives another cell, it is noted there. */
  read<Value>(cell: Cell<Value>): Value {
    if (this.#noted !== null && cell.notedBy !== this.#run) {
      cell.notedBy = this.#run;
      this.#noted.push(cell);
    }
    this.refresh(cell);
    return cell.value;
  }

  /** Makes a cell valid for this round. True when its value is another one since this round. */
  refresh<Value>(cell: Cell<Value>): boolean {
    if (cell.derive === null || cell.checkedAt === this.#round) return cell.changedAt === this.#round;
    for (const read of cell.reads) {
      this.refresh(read);
      if (read.changedAt <= cell.checkedAt) continue;
      this.#renew(cell, cell.derive);
      break;
    }
    cell.checkedAt = this.#round;
    return cell.changedAt === this.#round;
  }

  /** Keeps the answers of a function, key by key. */
  remembering<Key, Value>(ask: (key: Key) => Value): (key: Key) => Value {
    const cells = new Map<Key, Cell<Value>>();
    return (key) => {
      const known = cells.get(key);
      if (known !== undefined) return this.read(known);
      const made = this.derived(() => ask(key));
      cells.set(key, made);
      return this.read(made);
    };
  }

  #renew<Value>(cell: Cell<Value>, derive: () => Value): void {
    const { value, reads } = this.#watch(derive);
    cell.reads = reads;
    if (isSameValue(value, cell.value)) return;
    cell.value = value;
    cell.changedAt = this.#round;
  }

  #watch<Value>(derive: () => Value): { readonly value: Value; readonly reads: readonly Cell<unknown>[] } {
    const [noted, run] = [this.#noted, this.#run];
    const reads: Cell<unknown>[] = [];
    this.#noted = reads;
    this.#runs += 1;
    this.#run = this.#runs;
    try {
      return { value: derive(), reads };
    } finally {
      this.#noted = noted;
      this.#run = run;
    }
  }
}
