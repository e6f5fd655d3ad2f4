import { componentId, emptyDesign, type Component, type Design, type Link, type LinkEnd, type LinkKind } from '../../model/design.ts';
import type { Chance } from '../../engine/testing/random.ts';

export type Props = Readonly<Record<string, unknown>>;

function endOf(text: string): LinkEnd {
  const [component = '', port] = text.split('/');
  return { component: componentId(component), ...(port === undefined ? {} : { port }) };
}

/** A design while chance draws it: no command is asked, so what is drawn may be wrong the way a file may be. */
export class Sketch {
  readonly dice: Chance;
  readonly #components = new Map<string, Component>();
  readonly #links = new Map<string, Link>();

  constructor(dice: Chance) {
    this.dice = dice;
  }

  add(kind: string, id: string, parent: string | null, props: Props = {}): string {
    this.#components.set(id, { kind, name: id, parent: parent === null ? null : componentId(parent), props });
    return id;
  }

  /** Draws a link unless one of its ends is not there. Ends are `component` or `component/port`. */
  wire(kind: LinkKind, from: string, to: string): void {
    const link: Link = { kind, from: endOf(from), to: endOf(to) };
    if (this.has(link.from.component) && this.has(link.to.component)) this.#links.set(`${from}-${to}`.replaceAll('/', '.'), link);
  }

  /** A layer 2 plug; mostly the address beside it was given in the network's prefix. */
  plug(port: string, network: string | null): void {
    if (network !== null) this.wire('l2', port, network);
  }

  has(id: string): boolean {
    return this.#components.has(id);
  }

  /** One of several values of which the first is the usual one. */
  mostly<Value>(usual: Value, others: readonly Value[], percentOther = 20): Value {
    return others.length > 0 && this.dice.in100(percentOther) ? this.dice.pick(others) : usual;
  }

  /** As many as chance wants, from `least` to `most`. */
  count(least: number, most: number): number {
    return least + this.dice.below(most - least + 1);
  }

  design(seed: number): Design {
    return {
      ...emptyDesign,
      meta: { ...emptyDesign.meta, name: `random ${seed}`, profile: this.dice.in100(50) ? 'seed' : 'current', seed },
      components: Object.fromEntries(this.#components),
      links: Object.fromEntries(this.#links),
    };
  }
}

/** Numbers from 1, as rows and things are counted. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
