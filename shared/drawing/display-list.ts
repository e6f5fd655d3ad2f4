/**
 * One picture as data (ARCHITECTURE 6): plain shapes in drawing order with resolved colours and measured text. Units are CSS pixels at 100 %.
 * Two painters read it, a 2D canvas one and an SVG one; there is no second drawing of a component anywhere.
 */

/** A colour as `#RRGGBB`, with an opacity of its own where the drawing asks for one. */
export interface Paint {
  readonly color: string;
  readonly opacity?: number;
}

export interface Stroke extends Paint {
  readonly width: number;
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round';
  readonly join?: 'miter' | 'round';
}

interface ShapeBase {
  /** The component, link or probe the shape belongs to; for hit testing, dimming and tests. */
  readonly owner?: string;
  /** Dimming of the whole shape, 0 to 1. */
  readonly opacity?: number;
}

export interface RectShape extends ShapeBase {
  readonly type: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
  readonly fill?: Paint;
  readonly stroke?: Stroke;
  readonly shadow?: { readonly dy: number; readonly blur: number; readonly color: string; readonly opacity: number };
}

export interface CircleShape extends ShapeBase {
  readonly type: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill?: Paint;
  readonly stroke?: Stroke;
}

/** SVG path data (absolute M, L, C, Q, A, Z), optionally moved and scaled. */
export interface PathShape extends ShapeBase {
  readonly type: 'path';
  readonly d: string;
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
  readonly fill?: Paint;
  readonly stroke?: Stroke;
}

/** One line of text. y is the baseline. `width` is the measured advance, from the bundled metrics of Pretendard. */
export interface TextShape extends ShapeBase {
  readonly type: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 430 | 530 | 620;
  readonly fill: Paint;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly width: number;
  readonly tabular?: boolean;
  readonly italic?: boolean;
  readonly letterSpacing?: number;
}

/** A picture, as large as it is drawn, keeping its proportions in the middle of the rectangle. */
export interface ImageShape extends ShapeBase {
  readonly type: 'bitmap';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A PNG as data URL: nothing is fetched. */
  readonly href: string;
}

export type Shape = RectShape | CircleShape | PathShape | TextShape | ImageShape;

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DisplayList {
  readonly bounds: Bounds;
  readonly shapes: readonly Shape[];
}
