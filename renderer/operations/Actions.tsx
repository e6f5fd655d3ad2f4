import { operationTexts } from '../../shared/i18n/operations.ts';
import { useDesign } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { asksFirst, offeredOperations, startOperation } from './run-operation.ts';

/** What can be done to a component besides editing its fields, as it stands now. */
export function Actions({ id }: { readonly id: string }) {
  const say = useTexts(operationTexts);
  const language = useLanguage();
  const design = useDesign();
  const offered = offeredOperations(design, id);
  if (offered.length === 0) return null;
  return (
    <section className="section" aria-label={say('actions.title')}>
      <h3>{say('actions.title')}</h3>
      <div className="actions">
        {offered.map((known) => {
          const label = known.operation.label[language];
          return (
            <button key={known.operation.id} type="button" className="button small" data-operation={known.operation.id} onClick={() => startOperation(id, known.operation.id)}>
              {asksFirst(design, known) ? say('actions.asks', { action: label }) : label}
            </button>
          );
        })}
      </div>
    </section>
  );
}
