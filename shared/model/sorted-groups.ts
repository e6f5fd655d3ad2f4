import { mergeSorted } from './merge-sorted.ts';
import type { Cell, Recall } from './recall.ts';

const none: readonly never[] = [];

/** Lists of things by name, each in the order of the things' owners, kept up to date owner by owner and readable as facts. */
export class SortedGroups<Item> {
  readonly #recall: Recall;
  readonly #ownerOf: (item: Item) => string;
  readonly #lists = new Map<string, readonly Item[]>();
  readonly #cells = new Map<string, Cell<readonly Item[]>>();

  constructor(recall: Recall, ownerOf: (item: Item) => string) {
    this.#recall = recall;
    this.#ownerOf = ownerOf;
  }

  /** The list of that name, noted as read. */
  read(name: string): readonly Item[] {
    const known = this.#cells.get(name);
    if (known !== undefined) return this.#recall.read(known);
    const made = this.#recall.fact(this.#lists.get(name) ?? none);
    this.#cells.set(name, made);
    return this.#recall.read(made);
  }

  /**
   * Takes everything of these owners out of the lists named in `left` and puts in what `joined` holds for each name: owners in order, and of one owner
   * in the order the list shall have.
   */
  update(owners: ReadonlySet<string>, left: Iterable<string>, joined: ReadonlyMap<string, readonly Item[]>): void {
    for (const name of new Set([...left, ...joined.keys()])) {
      const list = mergeSorted(this.#lists.get(name) ?? none, owners, joined.get(name) ?? none, this.#ownerOf);
      if (list.length === 0) this.#lists.delete(name);
      else this.#lists.set(name, list);
      const cell = this.#cells.get(name);
      if (cell !== undefined) this.#recall.set(cell, list);
    }
  }
}
