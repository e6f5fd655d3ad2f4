/**
 * The one picture (ARCHITECTURE 6). In: a design, a registry of kinds, theme, language, zoom and what a session lays over it. Out: a display
 * list of plain shapes with measured text, which the canvas painter and the SVG writer both read.
 *
 *   design -> layout index (absolute rectangles) -> wiring (rails, routes) -> layers -> display list
 *
 * Everything is a pure function of its input, so the same design gives the same bytes. Geometry is kept per (components, links, placements),
 * facts per (components, links): moving a box asks no kind anything again. Forbidden here: packets, documents' commands, DOM, clocks.
 */
export { drawDesign, drawPicture, inkOf, pictureBounds, type DrawOptions } from './draw-design.ts';
export { drawSheet, type SheetOptions } from './draw-sheet.ts';
export type { LegendWords } from './parts/legend.ts';
export type { Ink } from './parts/ink.ts';
export type { PictureState } from './draw-state.ts';
export type { FindingMark, HopBadge } from './parts/badges.ts';
export { factsOf, type PictureFacts, type Wire } from './facts.ts';
export { isBox, isFrame, layoutOf, type LayoutIndex, type LayoutNode, type NodeForm } from './layout-index.ts';
export { levelAt, nextLevel, type Level } from './level-of-detail.ts';
export { pictureOf, type Picture } from './picture.ts';
export { themes, fontStack, type Theme } from './theme.ts';
export { palettes, type ColorName, type ThemeName } from './palettes.ts';
export { measureText, fitText, type TextStyle, type Weight } from './font/measure-text.ts';
export { parseMarkdown, type TextBlock, type TextRun } from './parts/markdown.ts';
export { noteSize } from './place-notes.ts';
export { glyphPaths } from './glyph/glyph-paths.ts';
export type { Bounds, CircleShape, DisplayList, ImageShape, Paint, PathShape, RectShape, Shape, Stroke, TextShape } from './display-list.ts';
