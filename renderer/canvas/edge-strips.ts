import type { CSSProperties } from 'react';

/** Thickness of the strip that starts a link, out of an edge and into it together, in screen pixels at every zoom (UX 55). */
const stripPx = 24;
/** The most of it that lies inside: a card keeps its middle for being dragged, a box its inner side for what stands in it. */
const intoPx = { card: 8, box: 4 };
/** The ports in the middle of the edges are targets of their own (VISUAL 6). */
const portPx = 24;

/** A component on the screen, in CSS pixels. */
export interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Four strips along the edges: a link can be drawn from any point of them (UX 55). The title band of a box stays free: it is what the box is moved by. */
export function edgeStrips(box: ScreenBox, isContainer: boolean): readonly { readonly id: string; readonly style: CSSProperties }[] {
  const into = Math.min(isContainer ? intoPx.box : intoPx.card, box.height / 6);
  const [out, intoTop] = [stripPx - into, isContainer ? 0 : into];
  const across = { left: box.left - out, width: box.width + 2 * out, height: stripPx };
  const down = { top: box.top + intoTop, height: Math.max(0, box.height - intoTop - into), width: stripPx };
  const [middle, centre] = [box.left + box.width / 2 - portPx / 2, box.top + box.height / 2 - portPx / 2];
  const port = { width: portPx, height: portPx, borderRadius: portPx / 2 };
  const ports = isContainer || box.height < 2 * portPx - 16 ? [] : [
    { id: 'port-top', style: { ...port, left: middle, top: box.top - portPx / 2 - 4 } },
    { id: 'port-bottom', style: { ...port, left: middle, top: box.top + box.height - portPx / 2 + 4 } },
    { id: 'port-left', style: { ...port, left: box.left - portPx / 2 - 4, top: centre } },
    { id: 'port-right', style: { ...port, left: box.left + box.width - portPx / 2 + 4, top: centre } },
  ];
  return [
    ...ports,
    { id: 'top', style: { ...across, top: box.top + intoTop - stripPx } },
    { id: 'bottom', style: { ...across, top: box.top + box.height - into } },
    { id: 'left', style: { ...down, left: box.left - out } },
    { id: 'right', style: { ...down, left: box.left + box.width - into } },
  ];
}
