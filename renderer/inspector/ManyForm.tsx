import { registry } from '../../shared/catalog/index.ts';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import type { Component } from '../../shared/model/design.ts';
import type { Refusal } from '../../shared/model/finding.ts';
import type { Localized } from '../../shared/model/text.ts';
import { useDesign, useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useSession } from '../state/session.ts';
import { fillBoth, useLanguage, useTexts } from '../state/texts.ts';
import { commonFields, commonValue, editedList, sharedItems, valueAt, type CommonField } from './common-fields.ts';
import { Field } from './Field.tsx';
import { TagsField } from './TagsField.tsx';

/** How many refusing components are named before the rest is counted. */
const namedRefusals = 3;

/** Why nothing was changed, with the name of each component that refused. */
function reasonOf(refusals: readonly Refusal[], components: Readonly<Record<string, Component>>): Localized {
  const lines = refusals.slice(0, namedRefusals).map((each) => {
    const name = components[each.at?.component ?? '']?.name;
    const reason = refusalText(each);
    return name === undefined ? reason : { ko: fillBoth(inspectorTexts['many.refused'], { name, reason: reason.ko }).ko, en: fillBoth(inspectorTexts['many.refused'], { name, reason: reason.en }).en };
  });
  if (refusals.length > namedRefusals) lines.push(fillBoth(inspectorTexts['many.refusedMore'], { count: refusals.length - namedRefusals }));
  return { ko: lines.map(({ ko }) => ko).join(' '), en: lines.map(({ en }) => en).join(' ') };
}

function run(command: string, args: unknown, count: number, components: Readonly<Record<string, Component>>): Localized | null {
  const result = useDocument.getState().dispatch(command, args);
  if (!result.ok) return reasonOf(result.refusals, components);
  useSession.getState().announce(fillBoth(inspectorTexts['many.done'], { count }));
  return null;
}

/** The form of several components: what they have in common, each edit for all of them in one step, or for none (UX 54). */
export function ManyForm({ ids }: { readonly ids: readonly string[] }) {
  const say = useTexts(inspectorTexts);
  const language = useLanguage();
  const { components } = useDesign();
  const chosen = ids.flatMap((id) => components[id] ?? []);
  const fields = commonFields(chosen, registry);
  const control = ({ path, field }: CommonField) => {
    const values = chosen.map((component) => valueAt(component, path, registry));
    const { isMixed, value } = commonValue(values);
    const isList = field.hint.form === 'texts' || field.hint.form === 'references';
    const shared = isList ? sharedItems(values) : [];
    const commit = (next: unknown): Localized | null => {
      if (!isList || !isMixed) return run('component.setMany', { ids, path, value: next }, ids.length, components);
      const wanted = Array.isArray(next) ? next.filter((item): item is string => typeof item === 'string') : [];
      const edits = ids.map((id, index) => ({ command: 'component.setMany', args: { ids: [id], path, value: editedList(values[index], shared, wanted) } }));
      return run('edit.batch', { edits }, ids.length, components);
    };
    return <Field key={path} field={field} value={isMixed && isList ? shared : value} mixed={isMixed} component="" path={path} findings={[]} commit={commit} />;
  };
  const sections = [...new Map(fields.map(({ field }) => [field.hint.section?.en ?? '', field.hint.section]))];
  return (
    <>
      <section className="section">
        <h3>{say('many.common')}</h3>
        <TagsField ids={ids} />
        {fields.filter(({ field }) => field.hint.section === undefined).map(control)}
        {fields.length === 0 ? <p className="quiet">{say('many.noCommon')}</p> : null}
      </section>
      {sections.map(([id, title]) =>
        title === undefined ? null : (
          <section key={id} className="section">
            <h3>{title[language]}</h3>
            {fields.filter(({ field }) => field.hint.section?.en === id).map(control)}
          </section>
        ),
      )}
    </>
  );
}
