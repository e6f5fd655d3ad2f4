import { editorTexts } from '../../shared/i18n/editor.ts';
import { useGesture, type DropTarget, type Point } from '../canvas/gesture.ts';
import { followPointer, isOverCanvas, pointerAt } from '../canvas/pointer.ts';
import { tellRefused } from '../state/edits.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { usePlacing } from './placing-store.ts';
import { rememberUse } from './used-entries.ts';

/** The pointer must travel this far before a press on a palette item becomes a drag. */
const dragThresholdPx = 4;

interface Held {
  readonly target: DropTarget | null;
  readonly ghost: ReturnType<PaletteEntry['land']>;
}

type Where = Pick<PointerEvent, 'clientX' | 'clientY'>;

/** Where an entry is held: a large container hangs from the pointer by its band, a card by its middle. The ghost stands where it would land. */
function holdAt(entry: PaletteEntry, event: Where): Held & { readonly pointer: Point } {
  const pointer = pointerAt(event);
  const corner = { x: pointer.x - entry.size.width / 2, y: pointer.y - Math.min(entry.size.height / 2, 23) };
  const target = isOverCanvas(event) ? entry.target(pointer) : null;
  return { pointer, target, ghost: target?.allowed === true ? entry.land(target, corner) : { ...corner, ...entry.size } };
}

/** Shows an entry under the pointer: its ghost in real size, all containers it may stand in lit, or the reason why not here. */
export function showHeld(entry: PaletteEntry, legal: ReadonlySet<string>, event: Where): Held {
  const held = holdAt(entry, event);
  useGesture.getState().set({ name: 'place', draw: entry.draw, legal, ...held });
  return held;
}

function tellPlaced(entry: PaletteEntry, name: string | null): boolean {
  if (name === null) return false;
  rememberUse(entry.id);
  useSession.getState().announce(fillBoth(editorTexts['palette.placed'], { name }));
  return true;
}

/** Lets an entry go where it is held. True when it was added; a refusal is shown with its reason. */
export function letGo(entry: PaletteEntry, { target, ghost }: Held): boolean {
  if (target === null) return false;
  if (target.allowed) return tellPlaced(entry, entry.put(target, ghost));
  tellRefused(target.refusals ?? []);
  return false;
}

/** Follows the pointer from a palette item to the canvas. Escape gives up; a press that goes nowhere arms click-to-place, or disarms it. */
export function startPlacing(entry: PaletteEntry, down: PointerEvent): void {
  if (down.button !== 0) return;
  const { set } = useGesture.getState();
  const wasArmed = usePlacing.getState().armed?.id === entry.id;
  usePlacing.getState().leave();
  const legal = entry.legal();
  let held: Held | null = null;
  followPointer(down, {
    move: (event) => {
      if (held === null && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < dragThresholdPx) return;
      event.preventDefault();
      held = showHeld(entry, legal, event);
    },
    finish: () => {
      set(null);
      if (held !== null) letGo(entry, held);
      else if (!wasArmed) usePlacing.getState().arm(entry);
    },
    cancel: () => set(null),
  });
}

/** Places an entry without a pointer, where there is room. */
export function placeFromKeyboard(entry: PaletteEntry): void {
  usePlacing.getState().leave();
  tellPlaced(entry, entry.putFree());
}
