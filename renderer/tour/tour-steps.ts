/** The places a newcomer is shown, in order. Each is a real part of the window, found when its step begins. */
export const tourSteps = [
  { id: 'palette', place: '.region-left' },
  { id: 'canvas', place: '.region-canvas' },
  { id: 'inspector', place: '.region-right' },
  { id: 'findings', place: '.region-bottom' },
  { id: 'trace', place: '.toolbar .button.primary' },
] as const;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a card stands beside a place: on the side with the most room, along the middle of the place, always inside the window. A place that fills the
 * window has the card in its middle.
 */
export function besidePlace(place: Box, card: { readonly width: number; readonly height: number }, room: { readonly width: number; readonly height: number }): { readonly left: number; readonly top: number } {
  const gap = 12;
  const within = (at: number, length: number, whole: number): number => Math.max(gap, Math.min(at, whole - length - gap));
  const middle = { left: place.left + (place.width - card.width) / 2, top: place.top + (place.height - card.height) / 2 };
  const sides = [
    { free: room.width - (place.left + place.width), needs: card.width, left: place.left + place.width + gap, top: middle.top },
    { free: place.left, needs: card.width, left: place.left - card.width - gap, top: middle.top },
    { free: place.top, needs: card.height, left: middle.left, top: place.top - card.height - gap },
    { free: room.height - (place.top + place.height), needs: card.height, left: middle.left, top: place.top + place.height + gap },
  ].filter((side) => side.free >= side.needs + 2 * gap);
  const widest = sides.toSorted((one, other) => other.free - one.free)[0] ?? middle;
  return { left: within(widest.left, card.width, room.width), top: within(widest.top, card.height, room.height) };
}
