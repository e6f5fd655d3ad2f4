import { registry } from '../../shared/catalog/index.ts';
import { findCommand } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { containerFor } from '../focus-mode/inside.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useViewport } from '../state/viewport.ts';
import { snap } from './gesture.ts';

/** Pastes a piece of a design into the container under the pointer where it may stand there, else beside where it was. */
export function pastePiece(text: string): void {
  const { pointer } = useViewport.getState();
  const { design } = useDocument.getState().history;
  if (pointer !== null) {
    const layout = layoutOf(design, registry);
    const parent = containerFor(design, layout.containerAt(pointer.x, pointer.y));
    const origin = (parent === null ? null : layout.bounds(parent)) ?? { x: 0, y: 0 };
    const there = { text, parent, x: snap(pointer.x) - origin.x, y: snap(pointer.y) - origin.y };
    if (findCommand('selection.paste')?.check(design, there, registry).length === 0) {
      edit('selection.paste', there);
      return;
    }
  }
  edit('selection.paste', { text });
}
