import { useMemo } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Component } from '../../shared/model/design.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Localized } from '../../shared/model/text.ts';
import { Actions } from '../operations/Actions.tsx';
import { useDocument } from '../state/document.ts';
import { tellMore } from '../state/edits.ts';
import { refusalText } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { Field } from './Field.tsx';
import { FieldNotes } from './FieldNotes.tsx';
import { formFields, formSections, pointerTo, type FormField } from './form-model.ts';
import { Readings } from './Readings.tsx';
import { TagsField } from './TagsField.tsx';
import { TextField } from './TextField.tsx';

function commit(command: string, args: unknown): Localized | null {
  const result = useDocument.getState().dispatch(command, args);
  if (result.ok) return null;
  tellMore(result.refusals);
  const [refusal] = result.refusals;
  return refusal === undefined ? null : refusalText(refusal);
}

const nameField: FormField = { key: 'name', row: [], hint: { label: editorTexts['inspector.name'], form: 'text' } };

/** The form of a component, derived from its kind's schema. */
export function PropsForm({ id, component, findings }: { readonly id: string; readonly component: Component; readonly findings: readonly Finding[] }) {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  const definition = registry.find(component.kind);
  const sections = useMemo(() => (definition === null ? [] : formSections(formFields(definition.schema))), [definition]);
  const read = useMemo(() => definition?.schema.safeParse(component.props), [definition, component.props]);
  const values: Readonly<Record<string, unknown>> = read?.success === true ? read.data : component.props;
  const [first, ...rest] = sections[0]?.id === '' ? sections : [null, ...sections];
  const control = (field: FormField) => (
    <Field
      key={field.key}
      field={field}
      value={values[field.key]}
      component={id}
      path={pointerTo('', field.key)}
      findings={findings}
      commit={(value) => commit('component.update', { id, props: { [field.key]: value } })}
    />
  );
  return (
    <>
      <section className="section">
        <h3>{say('inspector.general')}</h3>
        <TextField field={nameField} value={component.name} component={id} path="name" findings={[]} commit={(value) => commit('component.rename', { id, name: value })} />
        {first?.fields.map(control)}
        <TagsField ids={[id]} />
        <Readings id={id} component={component} />
        <FieldNotes findings={findings.filter((finding) => finding.at.path === undefined || finding.at.path === '')} />
        {definition === null ? <p className="quiet">{say('inspector.unknownKind')}</p> : null}
      </section>
      <Actions id={id} />
      {rest.map((section) =>
        section === null ? null : (
          <section key={section.id} className="section">
            {section.title === null || section.title === undefined ? null : <h3>{section.title[language]}</h3>}
            {section.fields.map(control)}
          </section>
        ),
      )}
    </>
  );
}
