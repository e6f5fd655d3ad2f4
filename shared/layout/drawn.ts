import type { Placement } from '../model/design.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One thing of the picture, as the layout must know it; the picture's own index has it all. */
export interface DrawnNode {
  readonly id: string;
  readonly form: 'card' | 'rail' | 'place' | 'group' | 'host' | 'holder' | 'note';
  readonly isSegment: boolean;
  readonly parent: string | null;
  readonly children: readonly string[];
  /** Absolute, in CSS pixels at 100 %. */
  readonly bounds: Bounds;
  readonly placement: Placement | null;
}

/** Where everything stands before a layout, and which things the picture joins by wires. */
export interface Drawn {
  readonly layout: {
    readonly nodes: readonly DrawnNode[];
    readonly find: (id: string) => DrawnNode | null;
    /** From the direct parent outwards. */
    readonly ancestors: (id: string) => readonly string[];
  };
  readonly wires: readonly { readonly from: string; readonly to: string }[];
}
