import { registry } from '../../../shared/catalog/index.ts';
import { layoutOf, isBox } from '../../../shared/drawing/index.ts';
import { placingTexts } from '../../../shared/i18n/placing.ts';
import { fitToContents, resizeBy } from '../../canvas/resize.ts';
import { usePlacing } from '../../palette/placing-store.ts';
import { showLeft } from '../../panels/show-panel.ts';
import { useDocument } from '../../state/document.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { isOpen, selected } from '../conditions.ts';

const isArmed: Condition = { holds: () => usePlacing.getState().armed !== null, why: placingTexts['needs.armed'] };

/** The one selected box, or null. */
function selectedBox(): string | null {
  const [id, ...others] = selected();
  const node = id === undefined || others.length > 0 ? null : layoutOf(useDocument.getState().history.design, registry).find(id);
  return node !== null && isBox(node) ? node.id : null;
}

const oneBox: Condition = { holds: () => selectedBox() !== null, why: placingTexts['needs.container'] };

const size = (id: 'size.wider' | 'size.narrower' | 'size.taller' | 'size.shorter', across: number, down: number, key: string): AppCommand =>
  command(id, placingTexts[id], () => resizeBy(selectedBox() ?? '', across, down), { shortcuts: [`$mod+Shift+${key}`], needs: [isOpen, oneBox] });

/** The palette's search, its old text selected: a kind is typed and placed with Enter, wherever the focus was. */
function findInPalette(): void {
  showLeft('palette', '.palette input');
  requestAnimationFrame(() => {
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
  });
}

/** The palette from the keyboard, click-to-place, and sizes of containers without a pointer. */
export const placingCommands: readonly AppCommand[] = [
  command('insert.find', placingTexts['palette.find'], findInPalette, { shortcuts: ['Slash'], needs: [isOpen] }),
  command('place.keep', placingTexts['place.keep'], () => usePlacing.getState().keep(!usePlacing.getState().isKept), {
    shortcuts: ['KeyQ'],
    needs: [isOpen, isArmed],
    checked: () => usePlacing.getState().isKept,
  }),
  size('size.wider', 1, 0, 'ArrowRight'),
  size('size.narrower', -1, 0, 'ArrowLeft'),
  size('size.taller', 0, 1, 'ArrowDown'),
  size('size.shorter', 0, -1, 'ArrowUp'),
  command('size.fit', placingTexts['size.fit'], () => fitToContents(selectedBox() ?? ''), { needs: [isOpen, oneBox] }),
];
