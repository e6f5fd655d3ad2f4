import { create } from 'zustand';
import type { Bounds, Shape } from '../../shared/drawing/display-list.ts';
import type { ThemeName } from '../../shared/drawing/palettes.ts';
import type { Route } from '../../shared/drawing/routing/route-wires.ts';
import type { LinkKind } from '../../shared/model/design.ts';
import type { Refusal } from '../../shared/model/finding.ts';
import type { Language, Localized } from '../../shared/model/text.ts';

/** Where a dragged thing would land, and if it may not, why. `id` null is the drawing itself. */
export interface DropTarget {
  readonly id: string | null;
  readonly allowed: boolean;
  readonly reason: Localized | null;
  /** All that refuses it, with what stands in the way and the remedies. */
  readonly refusals?: readonly Refusal[];
  /** What letting go would bring besides the place, a line each. */
  readonly notes?: readonly Localized[];
}

/** How the canvas is drawn while a ghost is over it. */
export interface GhostLook {
  readonly theme: ThemeName;
  readonly language: Language;
  readonly zoom: number;
}

/** What the pointer is doing on the canvas. Everything is in drawing coordinates; nothing of it reaches the document before the pointer is released. */
export type Gesture =
  | {
      readonly name: 'place';
      /** What would stand there, in its real size and look. */
      readonly draw: (bounds: Bounds, look: GhostLook) => readonly Shape[];
      readonly ghost: Bounds;
      /** Containers it may be let go in. */
      readonly legal: ReadonlySet<string>;
      readonly target: DropTarget | null;
      readonly pointer: Point;
    }
  | { readonly name: 'move'; readonly ids: readonly string[]; readonly dx: number; readonly dy: number; readonly target: DropTarget; readonly pointer: Point }
  | { readonly name: 'bend'; readonly link: string; readonly route: Route | null; readonly pointer: Point }
  | { readonly name: 'resize'; readonly id: string; readonly bounds: Bounds; readonly pointer: Point; readonly reason: Localized | null }
  | { readonly name: 'connect'; readonly from: string; readonly targets: ReadonlySet<string>; readonly lit: ReadonlySet<string>; readonly start: Point; readonly pointer: Point; readonly over: ConnectTarget | null };

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The component under the pointer while a link is drawn. */
export interface ConnectTarget {
  readonly id: string;
  readonly allowed: boolean;
  /** The kind of link that would be made. */
  readonly link: LinkKind | null;
  /** The interface that would be made for it; null where a free one is there. */
  readonly newPort: string | null;
  readonly reason: Localized | null;
  readonly refusals: readonly Refusal[];
}

interface GestureState {
  readonly gesture: Gesture | null;
  readonly set: (gesture: Gesture | null) => void;
}

export const useGesture = create<GestureState>()((set) => ({ gesture: null, set: (gesture) => set({ gesture }) }));

/** Grid that dropped things snap to, in drawing units. */
export const gridStep = 4;

export function snap(value: number): number {
  return Math.round(value / gridStep) * gridStep;
}
