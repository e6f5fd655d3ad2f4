import { useLanguage } from '../state/texts.ts';
import { findingsAt, type NestingFieldProps } from './field-context.ts';
import { FieldNotes } from './FieldNotes.tsx';
import { pointerTo } from './form-model.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields that are one prop together, under the group's label. An edit of one writes the group as a whole. */
export function GroupField({ field, value, component, path, findings, commit, Control }: NestingFieldProps) {
  const language = useLanguage();
  const values = isRecord(value) ? value : {};
  return (
    <>
      <h3>{field.hint.label[language]}</h3>
      <FieldNotes findings={findingsAt(findings, path)} />
      {field.row.map((member) => (
        <Control
          key={member.key}
          field={member}
          value={values[member.key]}
          component={component}
          path={pointerTo(path, member.key)}
          findings={findings}
          commit={(next) => commit({ ...values, [member.key]: next })}
        />
      ))}
    </>
  );
}
