import { ArrowLeftRight, ArrowUpDown, MoveRight, SquareMinus, SquarePen, SquarePlus, TextCursorInput } from 'lucide-react';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import type { Change, ChangeFilter } from './entries.ts';

/** What happened, by its shape; colour only repeats it (VISUAL 1). */
const icons = { added: SquarePlus, removed: SquareMinus, changed: SquarePen, renamed: TextCursorInput, moved: MoveRight, reordered: ArrowUpDown, other: ArrowLeftRight, verdict: ArrowLeftRight } as const;

/** A way that is open now, one that is closed now, or what an edit did. */
export function ChangeMark({ change, size = 15 }: { readonly change: Change | ChangeFilter; readonly size?: number }) {
  if (change === 'gained') return <SeverityMark severity="ok" size={size} />;
  if (change === 'lost') return <SeverityMark severity="error" size={size} />;
  const Icon = icons[change];
  return <Icon className={`change-mark ${change}`} size={size} strokeWidth={1.9} aria-hidden="true" />;
}
