import type { PathShape, Shape } from './display-list.ts';

/** Longest path made of several: short enough that a painter can still skip what lies outside its canvas. */
const wiresPerPath = 400;

function isPlainStroke(shape: Shape): shape is PathShape {
  return shape.type === 'path' && shape.stroke !== undefined && shape.stroke.dash === undefined && shape.stroke.cap === 'round' && shape.fill === undefined && shape.x === undefined;
}

/**
 * Joins solid wires of one look to a few long paths. At the lowest level of detail thousands of them are on the screen at once, and stroking
 * one path of many runs costs a fraction of stroking each. Everything else keeps its place before them.
 */
export function mergeStrokes(shapes: readonly Shape[]): readonly Shape[] {
  const others: Shape[] = [];
  const looks = new Map<string, PathShape[]>();
  for (const shape of shapes) {
    if (!isPlainStroke(shape)) {
      others.push(shape);
      continue;
    }
    const key = `${shape.stroke?.color ?? ''} ${shape.stroke?.width ?? 0} ${shape.opacity ?? 1}`;
    const group = looks.get(key);
    if (group === undefined) looks.set(key, [shape]);
    else group.push(shape);
  }
  for (const group of looks.values()) {
    for (let start = 0; start < group.length; start += wiresPerPath) {
      const part = group.slice(start, start + wiresPerPath);
      const [first] = part;
      if (first === undefined) continue;
      const { owner: _owner, ...look } = first;
      others.push(part.length === 1 ? first : { ...look, d: part.map((shape) => shape.d).join('') });
    }
  }
  return others;
}
