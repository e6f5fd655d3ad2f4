import { ChoiceField, ReferenceField, ReferencesField, TextsField, ToggleField } from './ChoiceFields.tsx';
import type { FieldProps } from './field-context.ts';
import { GroupField } from './GroupField.tsx';
import { RowsField } from './RowsField.tsx';
import { TextField } from './TextField.tsx';

/** The control for a prop, chosen by its hint and by nothing else. */
export function Field(props: FieldProps) {
  switch (props.field.hint.form) {
    case 'text':
    case 'address':
    case 'cidr':
    case 'number':
      return <TextField {...props} />;
    case 'toggle':
      return <ToggleField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'reference':
      return <ReferenceField {...props} />;
    case 'references':
      return <ReferencesField {...props} />;
    case 'texts':
      return <TextsField {...props} />;
    case 'rows':
      return <RowsField {...props} Control={Field} />;
    case 'group':
      return <GroupField {...props} Control={Field} />;
  }
}
