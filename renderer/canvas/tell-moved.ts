import { editorTexts } from '../../shared/i18n/editor.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Localized } from '../../shared/model/text.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { toldConsequences } from './told-consequences.ts';

function headOf(after: Design, moved: readonly string[]): Localized {
  const [first, ...others] = moved;
  const container = after.components[first ?? '']?.parent ?? null;
  const place = container === null ? placingTexts['moved.canvas'] : { ko: after.components[container]?.name ?? container, en: after.components[container]?.name ?? container };
  const name = after.components[first ?? '']?.name ?? '';
  const text = others.length === 0 ? placingTexts['moved.to'] : placingTexts['moved.many'];
  const said = (language: keyof Localized): string => fillBoth(text, { name, count: moved.length, place: place[language] })[language];
  return { ko: said('ko'), en: said('en') };
}

/**
 * Says what a move has done: politely to a screen reader, and to everybody when it changed more than places (UX 42).
 * @param name what was under the pointer
 */
export function tellMoved(before: Design, after: Design, ids: readonly string[], name: string): void {
  const { announce, toast } = useSession.getState();
  const moved = ids.filter((id) => after.components[id] !== undefined && after.components[id]?.parent !== before.components[id]?.parent);
  if (moved.length === 0) {
    announce(fillBoth(editorTexts['canvas.moved'], { name }));
    return;
  }
  const head = headOf(after, moved);
  const lines = toldConsequences(before, after, ids);
  if (lines.length === 0) announce(head);
  else toast({ ko: [head.ko, ...lines.map((line) => line.ko)].join(' · '), en: [head.en, ...lines.map((line) => line.en)].join(' · ') });
}
