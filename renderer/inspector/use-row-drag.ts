import { useEffect, useState, type PointerEvent, type RefObject } from 'react';

/** A row on its way: where it stood, and where it would stand now. */
interface RowDrag {
  readonly from: number;
  readonly to: number;
}

/** The row a pointer is over, by the middle of the rows: above it is before, below it behind. */
function positionAt(rows: readonly HTMLElement[], y: number): number {
  const past = rows.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y > top + height / 2;
  });
  return past.length;
}

/** Reordering the rows of a table by their handles. Escape, or a pointer that is lost, leaves the order as it was. */
export function useRowDrag(table: RefObject<HTMLElement | null>, move: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<RowDrag | null>(null);
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const giveUp = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setDrag(null);
    };
    globalThis.addEventListener('keydown', giveUp);
    return () => globalThis.removeEventListener('keydown', giveUp);
  }, [isDragging]);
  const handle = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: index, to: index });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (drag?.from !== index) return;
      const rows = [...(table.current?.querySelectorAll<HTMLElement>(':scope > tbody > tr[data-index]') ?? [])];
      const before = positionAt(rows, event.clientY);
      // Taken out, the row no longer counts among those above.
      const to = Math.max(0, Math.min(before > index ? before - 1 : before, rows.length - 1));
      if (to !== drag.to) setDrag({ from: index, to });
    },
    onPointerUp: (): void => {
      if (drag?.from === index && drag.to !== index) move(index, drag.to);
      setDrag(null);
    },
    onPointerCancel: (): void => setDrag(null),
  });
  /** The edge of a row at which the dragged one would go in. */
  const edgeOf = (index: number): 'before' | 'behind' | null => {
    if (drag === null || drag.from === drag.to || index !== drag.to) return null;
    return drag.to < drag.from ? 'before' : 'behind';
  };
  return { drag, handle, edgeOf };
}
