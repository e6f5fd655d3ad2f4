import { Fragment, useEffect, useId, useMemo, useRef, useState, type SyntheticEvent } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { operationTexts } from '../../shared/i18n/operations.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { Field } from '../inspector/Field.tsx';
import { formFields, pointerTo } from '../inspector/form-model.ts';
import { scopeOf, useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { PreviewList } from './PreviewList.tsx';
import { RefusalList } from './RefusalList.tsx';
import { findOperation, operationPreview, operationRefusals, runOperation } from './run-operation.ts';

type Inputs = Readonly<Record<string, unknown>>;

/** The one dialog of all operations: their inputs as the inspector's fields, then either every obstacle or what will happen. */
export function OperationDialog({ id, operation: operationId, given }: { readonly id: string; readonly operation: string; readonly given: Inputs }) {
  const say = useTexts(operationTexts);
  const sayApp = useTexts(appTexts);
  const language = useLanguage();
  const design = useDesign();
  const formId = useId();
  const { close } = useSession.getState();
  const form = useRef<HTMLFormElement>(null);
  // After the dialog has put the focus inside: what is asked comes first.
  useEffect(() => form.current?.querySelector<HTMLElement>('.input, input')?.focus(), []);
  const known = findOperation(design, id, operationId);
  const [told, setTold] = useState<Inputs>(given);
  const fields = useMemo(() => (known?.operation.inputs === null || known === null ? [] : formFields(known.operation.inputs)), [known]);
  if (known === null) {
    return (
      <Dialog title={say('refused.title')} close={close}>
        <p>{say('operate.gone')}</p>
      </Dialog>
    );
  }
  const scope = scopeOf(design);
  const inputs: Inputs = { ...known.operation.suggest(known.id, known.component, scope), ...told };
  const candidates = known.operation.candidates(known.id, known.component, scope);
  const refusals = operationRefusals(design, known, inputs);
  const preview = refusals.length > 0 ? null : operationPreview(design, known, inputs);
  const label = known.operation.label[language];
  const run = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (refusals.length > 0) return;
    close();
    runOperation(id, operationId, inputs);
  };
  // Enter must not start what cuts others off: then the way back is the default.
  const isConsequential = fields.length === 0 && (preview?.affected.length ?? 0) > 0;
  return (
    <Dialog
      title={say('actions.named', { action: label, name: known.component.name })}
      close={close}
      tone={fields.length === 0 ? 'alert' : 'plain'}
      actions={
        <>
          <span className="grow" />
          <button type="button" className="button" data-autofocus={isConsequential ? '' : undefined} onClick={close}>
            {sayApp('dialog.cancel')}
          </button>
          <button type="submit" form={formId} className="button primary" aria-disabled={refusals.length > 0} data-autofocus={fields.length === 0 && !isConsequential ? '' : undefined}>
            {label}
          </button>
        </>
      }
    >
      <form id={formId} className="operation-form" onSubmit={run} ref={form}>
        {fields.map((field) => (
          <Fragment key={field.key}>
            <Field
              field={candidates[field.key] === undefined ? field : { ...field, among: candidates[field.key] ?? [] }}
              value={inputs[field.key]}
              component={id}
              path={pointerTo('', field.key)}
              findings={[]}
              commit={(value) => {
                setTold((before) => ({ ...before, [field.key]: value }));
                return null;
              }}
            />
            {field.hint.help === undefined ? null : <p className="quiet operation-help">{field.hint.help[language]}</p>}
          </Fragment>
        ))}
        {refusals.length === 0 ? null : (
          <div className="operation-refusals" role="alert">
            <RefusalList refusals={refusals} left={close} />
          </div>
        )}
        {preview === null ? null : <PreviewList previews={[preview]} />}
      </form>
    </Dialog>
  );
}
