import { isSameValue } from './same-value.ts';

/*
 * Answers that are kept while nothing they were made from has changed.
 *
 * A fact is set from outside. A derived cell is worked out by a function that reads other cells; which ones is noted while it runs. A fact that is set
 * marks everything that was made from it, directly or not, as doubtful; what is not doubtful is valid without a look. Asked again, a doubtful cell first
 * looks at what it read, in the same order: if none of that changed, the function would go the same way again, so the answer stands. A new answer that
 * says the same as the old one counts as unchanged, and whoever read it stays valid too. So an edit costs what it concerns, not what there is.
 *
 * Functions may read cells and what never changes, nothing else: a read that is not noted would go unnoticed when it changes.
 */
export class Cell<Value> {
  value: Value;
  /** When the value became what it is, and when it was last found valid: counts of changes so far. */
  changedAt: number;
  checkedAt: number;
  /** Something it was made from has been set since. Whoever read a doubtful cell is doubtful too. */
  isDoubtful = false;
  /** The run that noted this cell last: one that reads it twice in a row notes it once. */
  notedBy = -1;
  reads: readonly Cell<unknown>[] = [];
  readonly readers = new Set<Cell<unknown>>();
  readonly derive: (() => Value) | null;

  constructor(value: Value, derive: (() => Value) | null, changes: number) {
    this.value = value;
    this.derive = derive;
    this.changedAt = changes;
    this.checkedAt = changes;
  }
}

/** Everything that was made from a cell may be another now. */
function castDoubt(from: Cell<unknown>): void {
  const changed = [from];
  for (let cell = changed.pop(); cell !== undefined; cell = changed.pop()) {
    for (const reader of cell.readers) {
      if (reader.isDoubtful) continue;
      reader.isDoubtful = true;
      changed.push(reader);
    }
  }
}

export class Recall {
  #changes = 0;
  #runs = 0;
  #run = -1;
  #noted: Cell<unknown>[] | null = null;

  fact<Value>(value: Value): Cell<Value> {
    return new Cell(value, null, this.#changes);
  }

  /** Not for use by a function that derives a cell. */
  set<Value>(fact: Cell<Value>, value: Value): void {
    this.#changes += 1;
    fact.value = value;
    fact.changedAt = this.#changes;
    castDoubt(fact);
  }

  derived<Value>(derive: () => Value): Cell<Value> {
    const { value, reads } = this.#watch(derive);
    const cell = new Cell(value, derive, this.#changes);
    this.#connect(cell, reads);
    return cell;
  }

  /** Lets go of a derived cell that nobody reads or asks for any more. */
  forget(cell: Cell<unknown>): void {
    this.#connect(cell, []);
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

  /** Makes the value what it is now. */
  refresh<Value>(cell: Cell<Value>): void {
    if (!cell.isDoubtful || cell.derive === null) return;
    for (const read of cell.reads) {
      this.refresh(read);
      if (read.changedAt <= cell.checkedAt) continue;
      this.#renew(cell, cell.derive);
      break;
    }
    cell.checkedAt = this.#changes;
    cell.isDoubtful = false;
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
    this.#connect(cell, reads);
    if (isSameValue(value, cell.value)) return;
    this.#changes += 1;
    cell.value = value;
    cell.changedAt = this.#changes;
  }

  #connect(cell: Cell<unknown>, reads: readonly Cell<unknown>[]): void {
    for (const read of cell.reads) read.readers.delete(cell);
    for (const read of reads) read.readers.add(cell);
    cell.reads = reads;
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
