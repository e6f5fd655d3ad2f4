import { useState } from 'react';
import { outlineTexts } from '../../shared/i18n/outline.ts';
import type { Localized } from '../../shared/model/text.ts';
import { InlineEditor, type Leaving } from '../controls/InlineEditor.tsx';
import { useDesign, useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useTexts } from '../state/texts.ts';

/** The name of a row being edited. A name that is refused stays with the reason below it; going elsewhere gives it up. */
export function OutlineRename({ id, top, left, done }: { readonly id: string; readonly top: number; readonly left: number; readonly done: () => void }) {
  const say = useTexts(outlineTexts);
  const name = useDesign().components[id]?.name ?? '';
  const [problem, setProblem] = useState<Localized | null>(null);
  const take = (text: string, by: Leaving): boolean => {
    const typed = text.normalize('NFC').trim();
    if (typed === name) return true;
    const result = useDocument.getState().dispatch('component.rename', { id, name: typed });
    const [refusal] = result.ok ? [] : result.refusals;
    setProblem(refusal === undefined ? null : refusalText(refusal));
    return result.ok || by === 'elsewhere';
  };
  return (
    <div className="outline-rename" style={{ top, left }}>
      <InlineEditor text={name} label={say('outline.name', { name })} problem={problem} take={take} leave={done} />
    </div>
  );
}
