import type { Bounds, ImageShape, Shape, TextShape } from '../display-list.ts';
import type { LayoutNode } from '../layout-index.ts';
import { fitText, measureText } from '../font/measure-text.ts';
import { paint, path, rect, stroke, textLine, type, type Ink } from './ink.ts';
import { lock } from './lamp.ts';
import { noteLines, notePadding, type LinePiece, type TextLine } from './note-text.ts';
import type { Note } from '../../model/note.ts';

/** An annotation: paper with a folded corner, bare words, a thin frame or a picture. Quiet: nothing of it is as strong as a card. */
export function noteShapes(ink: Ink, node: LayoutNode, note: Note): readonly Shape[] {
  const isLocked = node.placement?.locked === true;
  const { x, width, y } = node.bounds;
  const sign = isLocked && ink.level !== 'block' ? lock(ink, x + width - 12 * ink.pixel, y + 10 * ink.pixel, node.id) : [];
  return [...ground(ink, node, note), ...words(ink, node, note), ...sign];
}

/** The folded corner's size. */
const fold = 12;

function ground(ink: Ink, { bounds, id }: LayoutNode, note: Note): readonly Shape[] {
  const { color } = ink.theme;
  const px = ink.pixel;
  const line = stroke(color['line-strong'], 1.25 * px);
  switch (note.shape) {
    case 'note':
      return paper(ink, bounds, id);
    case 'text':
      return [];
    case 'rectangle':
      return [rect(bounds, { radius: 4, stroke: line, owner: id })];
    case 'ellipse':
      return [path(ellipse(bounds), { stroke: line, owner: id })];
    case 'picture':
      return note.image === undefined
        ? [rect(bounds, { radius: 4, fill: paint(color['bg-hover']), stroke: stroke(color.line, px, { dash: [4 * px, 3 * px] }), owner: id })]
        : [picture(bounds, note.image, id)];
  }
}

function paper(ink: Ink, { x, y, width, height }: Bounds, owner: string): readonly Shape[] {
  const { color } = ink.theme;
  const cut = Math.min(fold, width / 3, height / 3);
  const [right, bottom] = [x + width, y + height];
  const edge = stroke(color.line, ink.pixel, { join: 'round' });
  return [
    path(`M${x} ${y}L${right - cut} ${y}L${right} ${y + cut}L${right} ${bottom}L${x} ${bottom}Z`, { fill: paint(color['bg-raised']), stroke: edge, owner }),
    path(`M${right - cut} ${y}L${right - cut} ${y + cut}L${right} ${y + cut}Z`, { fill: paint(color['bg-hover']), stroke: edge, owner }),
  ];
}

/** Four curves that are as near to an ellipse as an eye can tell. */
function ellipse({ x, y, width, height }: Bounds): string {
  const [rx, ry] = [width / 2, height / 2];
  const [cx, cy] = [x + rx, y + ry];
  const [kx, ky] = [rx * 0.5523, ry * 0.5523];
  return `M${cx - rx} ${cy}C${cx - rx} ${cy - ky} ${cx - kx} ${cy - ry} ${cx} ${cy - ry}C${cx + kx} ${cy - ry} ${cx + rx} ${cy - ky} ${cx + rx} ${cy}C${cx + rx} ${cy + ky} ${cx + kx} ${cy + ry} ${cx} ${cy + ry}C${cx - kx} ${cy + ry} ${cx - rx} ${cy + ky} ${cx - rx} ${cy}Z`;
}

function picture({ x, y, width, height }: Bounds, href: string, owner: string): ImageShape {
  return { type: 'bitmap', x, y, width, height, href, owner };
}

/** Where the words of a note stand: on paper and bare text from the top left, in frames in the middle, of a picture below it. */
function column(ink: Ink, { bounds }: LayoutNode, note: Note): Bounds {
  const { x, y, width, height } = bounds;
  const pad = notePadding;
  if (note.shape === 'picture') return { x, y: y + height + 4, width, height: 6 * 17 * ink.pixel };
  return { x: x + pad, y: y + pad, width: width - 2 * pad, height: height - 2 * pad };
}

/** What fits is written, the rest is left out: text keeps its size on the screen (VISUAL 1). From 35 to 70 % only the first line is, below nothing. */
function words(ink: Ink, node: LayoutNode, note: Note): readonly Shape[] {
  if (note.text === '' || ink.level === 'block') return [];
  const room = column(ink, node, note);
  if (ink.level === 'compact') return firstLine(ink, node, room, note);
  const isCentred = note.shape !== 'note' && note.shape !== 'text';
  const lines = noteLines(note, room.width, ink.pixel);
  const shown = lines.filter((line) => line.bottom <= room.height + 0.5);
  const kept = shown.length === 0 ? lines.slice(0, 1) : shown;
  const used = kept.at(-1)?.bottom ?? 0;
  const top = isCentred && note.shape !== 'picture' ? room.y + (room.height - used) / 2 : room.y;
  return kept.flatMap((line, index) => lineShapes(ink, line, { x: room.x, y: top, width: room.width, isCentred, isCut: index === kept.length - 1 && kept.length < lines.length, owner: node.id }));
}

function firstLine(ink: Ink, node: LayoutNode, room: Bounds, note: Note): readonly Shape[] {
  const px = ink.pixel;
  const isCentred = note.shape !== 'note' && note.shape !== 'text';
  const y = note.shape === 'picture' ? room.y + 10 * px : isCentred ? room.y + room.height / 2 + 4 * px : room.y + Math.min(10 * px, room.height);
  const x = isCentred ? room.x + room.width / 2 : room.x;
  return textLine(ink, node.component.name, type.compactName, ink.theme.color['text-2'], { x, y, room: room.width, anchor: isCentred ? 'middle' : 'start', owner: node.id });
}

interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isCentred: boolean;
  /** The last line that is shown of a text that goes on. */
  readonly isCut: boolean;
  readonly owner: string;
}

function lineShapes(ink: Ink, line: TextLine, place: LinePlace): readonly Shape[] {
  const last = line.pieces.at(-1);
  const used = last === undefined ? 0 : last.x + measureText(last.text.trimEnd(), last.style);
  const x = place.x + (place.isCentred ? Math.max(0, (place.width - used) / 2) : 0);
  const baseline = place.y + line.baseline;
  return line.pieces.flatMap((piece, index) => pieceShapes(ink, piece, x + piece.x, baseline, place.owner, place.isCut && index === line.pieces.length - 1 ? place.width - piece.x : null));
}

function pieceShapes(ink: Ink, piece: LinePiece, x: number, baseline: number, owner: string, cutAt: number | null): readonly Shape[] {
  const { color } = ink.theme;
  const { run, style } = piece;
  const px = ink.pixel;
  const written = piece.text.trimEnd();
  const text = cutAt === null ? written : withEllipsis(written, cutAt, piece);
  if (text === '') return [];
  const width = measureText(text, style);
  const look: TextShape = {
    type: 'text',
    x,
    y: baseline,
    text,
    size: style.size,
    weight: style.weight,
    fill: { color: run.link === null ? color.text : color['text-2'] },
    anchor: 'start',
    width,
    ...(run.isItalic ? { italic: true } : {}),
    owner,
  };
  const back = run.isCode ? [rect({ x: x - 2 * px, y: baseline - style.size, width: width + 4 * px, height: style.size * 1.3 }, { radius: 3 * px, fill: paint(color['bg-hover']), owner })] : [];
  const under = run.link === null ? [] : [path(`M${x} ${baseline + 2 * px}L${x + width} ${baseline + 2 * px}`, { stroke: stroke(color['text-2'], px), owner })];
  return [...back, look, ...under];
}

function withEllipsis(text: string, room: number, piece: LinePiece): string {
  const whole = `${text}…`;
  return measureText(whole, piece.style) <= room ? whole : fitText(whole, room, piece.style);
}
