import { fontStack, measureText, type Bounds, type DisplayList, type Paint, type Shape, type Stroke, type TextShape, type Weight } from '../../shared/drawing/index.ts';
import { decodedPicture } from './pictures.ts';

/** Any 2D context: that of a canvas in the window or of one in a worker. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Where the sheet is seen: screen = sheet * zoom + (x, y), in CSS pixels. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

interface PaintOptions {
  readonly viewport: Viewport;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
  /** Size of the canvas in CSS pixels; painted over with the background, or cleared. */
  readonly width: number;
  readonly height: number;
  readonly background: string | null;
}

const pathLimit = 20_000;
const paths = new Map<string, Path2D>();

/** Parsed path data, kept between frames: a pan repaints the same wires. */
function pathOf(d: string): Path2D {
  const cached = paths.get(d);
  if (cached !== undefined) return cached;
  if (paths.size >= pathLimit) paths.clear();
  const made = new Path2D(d);
  paths.set(d, made);
  return made;
}

const rgba = new Map<string, string>();

function colorOf(paint: Paint): string {
  if (paint.opacity === undefined || paint.opacity >= 1) return paint.color;
  const key = `${paint.color}${paint.opacity}`;
  const cached = rgba.get(key);
  if (cached !== undefined) return cached;
  const value = Number.parseInt(paint.color.slice(1), 16);
  const made = `rgba(${(value >> 16) & 255},${(value >> 8) & 255},${value & 255},${paint.opacity})`;
  rgba.set(key, made);
  return made;
}

function applyStroke(context: PaintContext, stroke: Stroke): void {
  context.strokeStyle = colorOf(stroke);
  context.lineWidth = stroke.width;
  context.lineCap = stroke.cap ?? 'butt';
  context.lineJoin = stroke.join ?? 'miter';
  if (stroke.dash !== undefined) context.setLineDash([...stroke.dash]);
}

function strokeDone(context: PaintContext, stroke: Stroke): void {
  if (stroke.dash !== undefined) context.setLineDash([]);
}

function paintRect(context: PaintContext, shape: Extract<Shape, { type: 'rect' }>): void {
  const { x, y, width, height, radius = 0, shadow } = shape;
  if (shadow !== undefined) {
    // The two soft edges that the SVG writer draws: a blur filter per card would cost more than the rest of the picture.
    for (const [grow, opacity] of [[shadow.blur / 3, shadow.opacity * 0.35], [0, shadow.opacity * 0.6]] as const) {
      context.fillStyle = colorOf({ color: shadow.color, opacity });
      context.beginPath();
      context.roundRect(x - grow, y - grow + shadow.dy, width + 2 * grow, height + 2 * grow, radius + grow);
      context.fill();
    }
  }
  // Blocks of the lowest level of detail, by the thousand.
  if (radius === 0 && shape.fill !== undefined && shape.stroke === undefined) {
    context.fillStyle = colorOf(shape.fill);
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  if (radius > 0) context.roundRect(x, y, width, height, radius);
  else context.rect(x, y, width, height);
  fillAndStroke(context, shape);
}

function fillAndStroke(context: PaintContext, shape: { readonly fill?: Paint; readonly stroke?: Stroke }): void {
  if (shape.fill !== undefined) {
    context.fillStyle = colorOf(shape.fill);
    context.fill();
  }
  if (shape.stroke !== undefined) {
    applyStroke(context, shape.stroke);
    context.stroke();
    strokeDone(context, shape.stroke);
  }
}

function paintPath(context: PaintContext, shape: Extract<Shape, { type: 'path' }>): void {
  const path = pathOf(shape.d);
  const isMoved = shape.x !== undefined || shape.y !== undefined || shape.scale !== undefined;
  const before = isMoved ? context.getTransform() : null;
  if (isMoved) {
    context.translate(shape.x ?? 0, shape.y ?? 0);
    context.scale(shape.scale ?? 1, shape.scale ?? 1);
  }
  if (shape.fill !== undefined) {
    context.fillStyle = colorOf(shape.fill);
    context.fill(path);
  }
  if (shape.stroke !== undefined) {
    applyStroke(context, shape.stroke);
    context.stroke(path);
    strokeDone(context, shape.stroke);
  }
  if (before !== null) context.setTransform(before);
}

const fonts = new Map<string, string>();

function fontOf(weight: Weight, size: number, isItalic: boolean): string {
  const key = `${isItalic ? 'italic ' : ''}${weight} ${size}`;
  const cached = fonts.get(key);
  if (cached !== undefined) return cached;
  if (fonts.size > 200) fonts.clear();
  const made = `${key}px ${fontStack}`;
  fonts.set(key, made);
  return made;
}

function paintText(context: PaintContext, shape: TextShape): void {
  context.font = fontOf(shape.weight, shape.size, shape.italic === true);
  context.letterSpacing = `${shape.letterSpacing ?? 0}px`;
  context.fillStyle = colorOf(shape.fill);
  context.textBaseline = 'alphabetic';
  if (shape.tabular === true && /\d/.test(shape.text)) {
    paintTabular(context, shape);
    return;
  }
  context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
  context.fillText(shape.text, shape.x, shape.y);
}

/** A canvas cannot ask the font for tabular figures: every digit is centred in a place of the width the table gives it. */
function paintTabular(context: PaintContext, shape: TextShape): void {
  const style = { size: shape.size, weight: shape.weight, tabular: true };
  const spacing = shape.letterSpacing ?? 0;
  const start = shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - shape.width : shape.x - shape.width / 2;
  context.letterSpacing = '0px';
  let x = start;
  for (const run of shape.text.match(/\d|[^\d]+/g) ?? []) {
    if (run.length === 1 && run >= '0' && run <= '9') {
      const advance = measureText(run, style);
      context.textAlign = 'center';
      context.fillText(run, x + advance / 2, shape.y);
      x += advance + spacing;
    } else {
      context.textAlign = 'left';
      context.letterSpacing = `${spacing}px`;
      context.fillText(run, x, shape.y);
      context.letterSpacing = '0px';
      x += measureText(run, style) + spacing * [...run].length;
    }
  }
}

/** As an SVG reader does it: the whole picture, as large as fits, in the middle. */
function paintImage(context: PaintContext, shape: Extract<Shape, { type: 'bitmap' }>): void {
  const picture = decodedPicture(shape.href);
  if (picture === null) return;
  const scale = Math.min(shape.width / picture.width, shape.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, shape.x + (shape.width - width) / 2, shape.y + (shape.height - height) / 2, width, height);
}

function paintShape(context: PaintContext, shape: Shape): void {
  switch (shape.type) {
    case 'rect':
      paintRect(context, shape);
      return;
    case 'circle':
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      fillAndStroke(context, shape);
      return;
    case 'path':
      paintPath(context, shape);
      return;
    case 'text':
      paintText(context, shape);
      return;
    case 'bitmap':
      paintImage(context, shape);
  }
}

/** Paints shapes in the sheet's own units with the transform the context has. */
export function paintShapes(context: PaintContext, shapes: readonly Shape[]): void {
  let alpha = 1;
  for (const shape of shapes) {
    const wanted = shape.opacity ?? 1;
    if (wanted !== alpha) {
      context.globalAlpha = wanted;
      alpha = wanted;
    }
    paintShape(context, shape);
  }
  context.globalAlpha = 1;
}

/** Paints one frame. The canvas must be `width * pixelRatio` by `height * pixelRatio` device pixels. */
export function paintCanvas(context: PaintContext, list: DisplayList, options: PaintOptions): void {
  const { viewport, pixelRatio, width, height, background } = options;
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (background === null) context.clearRect(0, 0, width * pixelRatio, height * pixelRatio);
  else {
    context.fillStyle = background;
    context.fillRect(0, 0, width * pixelRatio, height * pixelRatio);
  }
  const scale = viewport.zoom * pixelRatio;
  context.setTransform(scale, 0, 0, scale, viewport.x * pixelRatio, viewport.y * pixelRatio);
  paintShapes(context, list.shapes);
}

/** The part of the sheet that a canvas of `width` by `height` CSS pixels shows. */
export function visibleArea(viewport: Viewport, width: number, height: number): Bounds {
  return { x: -viewport.x / viewport.zoom, y: -viewport.y / viewport.zoom, width: width / viewport.zoom, height: height / viewport.zoom };
}
