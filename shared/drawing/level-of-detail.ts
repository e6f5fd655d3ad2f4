/** How much of a component is shown (VISUAL 8): everything, no addresses, glyph and name, or a block of colour. */
export type Level = 'full' | 'plain' | 'compact' | 'block';

const thresholds: readonly { readonly level: Level; readonly from: number }[] = [
  { level: 'full', from: 0.92 },
  { level: 'plain', from: 0.7 },
  { level: 'compact', from: 0.35 },
  { level: 'block', from: 0 },
];

export function levelAt(zoom: number): Level {
  return thresholds.find((threshold) => zoom >= threshold.from - 1e-9)?.level ?? 'block';
}

/** The level after a zoom, given the one before: it changes only once the zoom is 6 % past a threshold, so nothing flickers there. */
export function nextLevel(before: Level, zoom: number): Level {
  const target = levelAt(zoom);
  if (target === before) return before;
  const order = thresholds.map((threshold) => threshold.level);
  const isCloser = order.indexOf(target) < order.indexOf(before);
  return isCloser ? maxDetail(before, levelAt(zoom / 1.06), order) : maxDetail(levelAt(zoom * 1.06), target, order);
}

function maxDetail(one: Level, other: Level, order: readonly Level[]): Level {
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}
