import { FileText } from 'lucide-react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { DesignMeta } from '../../shared/model/design.ts';
import type { Localized } from '../../shared/model/text.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useTexts } from '../state/texts.ts';
import { Field } from './Field.tsx';
import type { FormField } from './form-model.ts';

type MetaKey = keyof DesignMeta;

/** The document's own facts, as fields: the file's `meta` (CONTRACTS 1). */
const fields: readonly (FormField & { readonly key: MetaKey })[] = [
  { key: 'name', row: [], hint: { label: editorTexts['inspector.name'], form: 'text' } },
  { key: 'description', row: [], hint: { label: editorTexts['inspector.description'], form: 'text', long: true } },
  {
    key: 'profile',
    row: [],
    hint: {
      label: editorTexts['inspector.profile'],
      form: 'choice',
      options: [
        { value: 'current', label: editorTexts['inspector.profileCurrent'] },
        { value: 'seed', label: editorTexts['inspector.profileSeed'] },
      ],
    },
  },
  { key: 'seed', row: [], hint: { label: editorTexts['inspector.seed'], form: 'number', min: 0, max: 4_294_967_295 } },
];

function commit(key: MetaKey, value: unknown): Localized | null {
  const result = useDocument.getState().dispatch('design.meta', { [key]: value });
  const [refusal] = result.ok ? [] : result.refusals;
  return refusal === undefined ? null : refusalText(refusal);
}

/** Nothing is selected: the document itself. */
export function DocumentInspector() {
  const say = useTexts(editorTexts);
  const sayApp = useTexts(appTexts);
  const design = useDocument((state) => state.history.design);
  const counts = { components: Object.keys(design.components).length, links: Object.keys(design.links).length };
  return (
    <>
      <header className="panel-head">
        <span className="tile plain">
          <FileText size={20} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <div>
          <h2>{design.meta.name === '' ? sayApp('untitled') : design.meta.name}</h2>
          <small>{sayApp('status.components', counts)}</small>
        </div>
      </header>
      <div className="inspector-body">
        <section className="section">
          <h3>{say('inspector.document')}</h3>
          {fields.map((field) => (
            <Field key={field.key} field={field} value={design.meta[field.key]} component="" path={`meta/${field.key}`} findings={[]} commit={(value) => commit(field.key, value)} />
          ))}
        </section>
      </div>
    </>
  );
}
