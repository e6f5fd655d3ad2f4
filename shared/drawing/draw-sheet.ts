import type { Bounds, DisplayList, Shape } from './display-list.ts';
import { descendants } from './contents.ts';
import { drawPicture, type DrawOptions } from './draw-design.ts';
import { levelAt } from './level-of-detail.ts';
import { textLine, textWidth, type Ink } from './parts/ink.ts';
import { legend, usedIn, type LegendWords } from './parts/legend.ts';
import type { Picture } from './picture.ts';
import { inflate, union } from './rect-grid.ts';
import { runBounds } from './routing/geometry.ts';
import { themes } from './theme.ts';

export interface SheetOptions extends DrawOptions {
  /** Empty canvas around everything, CSS pixels. */
  readonly margin: number;
  readonly title: string | null;
  readonly legend: LegendWords | null;
}

const titleStyle = { size: 18, weight: 620, letterSpacing: -0.015 } as const;
const titleHeight = 34;
const legendGap = 20;

/** The rectangle that everything drawn touches: cards, wires and the words that stand out of them. */
export function drawnBounds(shapes: readonly Shape[], fallback: Bounds): Bounds {
  const areas = shapes.flatMap((shape): readonly Bounds[] => {
    switch (shape.type) {
      case 'rect':
      case 'bitmap':
        return [shape];
      case 'circle':
        return [{ x: shape.x - shape.radius, y: shape.y - shape.radius, width: 2 * shape.radius, height: 2 * shape.radius }];
      case 'text': {
        const left = shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - shape.width : shape.x - shape.width / 2;
        return [{ x: left, y: shape.y - shape.size, width: shape.width, height: shape.size * 1.3 }];
      }
      case 'path':
        // Glyphs and marks stand inside what owns them; wires are added by their runs.
        return [];
    }
  });
  return areas.length === 0 ? fallback : union(areas);
}

/** A whole picture for a file: everything (or what was chosen), a title above it, a legend of what it uses below it, and a margin. */
export function drawSheet(picture: Picture, options: SheetOptions): DisplayList {
  const list = drawPicture(picture, options);
  const chosen = options.only === undefined ? null : descendants(picture.layout, options.only);
  const isShown = (id: string): boolean => chosen === null || chosen.has(id);
  const runs = picture.wiring.routes
    .filter((route) => isShown(route.from) && isShown(route.to))
    .flatMap((route) => route.points.slice(1).map((point, index) => runBounds(route.points[index] ?? point, point)));
  const notes = picture.layout.nodes.flatMap((node) => (node.note !== null && isShown(node.id) ? [node.bounds] : []));
  const body = union([drawnBounds(list.shapes, list.bounds), ...runs, ...notes]);
  const ink: Ink = { theme: themes[options.theme], language: options.language, level: levelAt(1), pixel: 1 };
  const shapes: Shape[] = [...list.shapes];
  let { y, height } = body;
  let width = body.width;
  if (options.title !== null && options.title !== '') {
    shapes.push(...textLine(ink, options.title, titleStyle, ink.theme.color.text, { x: body.x, y: body.y - titleHeight + titleStyle.size }));
    width = Math.max(width, textWidth(ink, options.title, titleStyle));
    y -= titleHeight;
    height += titleHeight;
  }
  if (options.legend !== null) {
    const used = usedIn(picture, isShown);
    const drawn = legend(ink, used, options.legend, { x: body.x, y: y + height + legendGap, width: Math.max(width, 240) });
    shapes.push(...drawn.shapes);
    width = Math.max(width, drawn.bounds.width);
    if (drawn.shapes.length > 0) height += legendGap + drawn.bounds.height;
  }
  return { bounds: roundOut(inflate({ x: body.x, y, width, height }, options.margin)), shapes };
}

/** Whole pixels, so that a picture of a file has the size it says. */
function roundOut(area: Bounds): Bounds {
  const [left, top] = [Math.floor(area.x), Math.floor(area.y)];
  return { x: left, y: top, width: Math.ceil(area.x + area.width) - left, height: Math.ceil(area.y + area.height) - top };
}
