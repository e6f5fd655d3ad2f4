import { operationTexts } from '../../shared/i18n/operations.ts';
import type { Preview } from '../../shared/model/operation.ts';
import { operationText } from '../state/sentences.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { ComponentChips } from './ComponentChips.tsx';

/** What something means before it happens, and whom it touches: a person can stop here by looking at one of them. */
export function PreviewList({ previews }: { readonly previews: readonly Preview[] }) {
  const say = useTexts(operationTexts);
  const language = useLanguage();
  const { close } = useSession.getState();
  return previews.map((preview) => (
    <div key={`${preview.code} ${JSON.stringify(preview.params)}`} className="preview">
      <p>{operationText(preview)[language]}</p>
      {preview.affected.length === 0 ? null : (
        <>
          <h3>{say('operate.affected')}</h3>
          <ComponentChips ids={preview.affected} label={say('operate.affected')} chosen={close} />
          <p className="quiet">{say('operate.stopsHere')}</p>
        </>
      )}
    </div>
  ));
}
