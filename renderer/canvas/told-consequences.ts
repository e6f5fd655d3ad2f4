import { registry } from '../../shared/catalog/index.ts';
import { consequencesOf, type ChangedValue } from '../../shared/document/index.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import type { Design } from '../../shared/model/design.ts';
import { formFields, type FormField } from '../../shared/model/form-fields.ts';
import type { Localized } from '../../shared/model/text.ts';
import { findingText } from '../state/sentences.ts';
import { fillBoth } from '../state/texts.ts';

/** What people call the field at a path of a component's props; the last part of the path where no form shows it. */
function fieldLabel(kind: string, path: string): Localized {
  const parts = path.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  const definition = registry.find(kind);
  let fields: readonly FormField[] = definition === null ? [] : formFields(definition.schema);
  let label: Localized | null = null;
  for (const part of parts) {
    const field = fields.find((one) => one.key === part);
    label = field === undefined ? null : field.hint.label;
    fields = field?.row ?? [];
  }
  const last = parts.at(-1) ?? path;
  return label ?? { ko: last, en: last };
}

function changeLine(design: Design, { component, path, from, to }: ChangedValue, isAlone: boolean): Localized {
  const { kind, name } = design.components[component] ?? { kind: '', name: component };
  const label = fieldLabel(kind, path);
  const line = (language: keyof Localized): string => {
    const said = placingTexts['tip.change'][language].replace('{name}', isAlone ? label[language] : `${name} ${label[language]}`);
    const value = (text: string | null): string => (text === null || text === '' ? placingTexts['tip.none'][language] : text);
    return said.replace('{from}', value(from)).replace('{to}', value(to));
  };
  return { ko: line('ko'), en: line('en') };
}

/** So many lines fit into a tip without covering what it is about. */
const lines = 4;

/** What an edit of these components brings with it, a line each: values that changed, links that went, findings that appeared. Empty when it is only what was asked for. */
export function toldConsequences(before: Design, after: Design, ids: readonly string[]): readonly Localized[] {
  const { values, lostLinks, findings } = consequencesOf(before, after, registry, ids);
  const isAlone = ids.length === 1 && values.every((value) => value.component === ids[0]);
  const all = [
    ...values.map((value) => changeLine(after, value, isAlone)),
    ...(lostLinks.length === 0 ? [] : [fillBoth(placingTexts['tip.lost'], { count: lostLinks.length })]),
    ...findings.map(findingText),
  ];
  return all.length <= lines ? all : [...all.slice(0, lines - 1), fillBoth(placingTexts['tip.more'], { count: all.length - lines + 1 })];
}
