import { compareTexts } from '../i18n/compare.ts';
import { noteOf, notesOf } from '../model/note.ts';
import { isSameValue } from '../model/same-value.ts';
import type { Localized } from '../model/text.ts';
import type { FieldChange, ProbeChange } from './comparison.ts';
import { entryOf, idsOf } from './compare-components.ts';
import { fieldChange, type Designs } from './compare-props.ts';
import { nameOf, plain, valueText } from './value-text.ts';

function labelOf(key: string): Localized {
  const texts: Readonly<Record<string, Localized>> = compareTexts;
  return texts[`field.${key}`] ?? plain(key);
}

/** Members of two flat objects that differ, in order of their names. */
function membersBetween(before: object, after: object, designs: Designs, within = ''): FieldChange[] {
  return idsOf(before, after).flatMap((key) => {
    const [old, now] = [member(before, key), member(after, key)];
    if (isSameValue(old, now)) return [];
    const texts = { before: valueText(old, null, designs.before), after: valueText(now, null, designs.after) };
    return [fieldChange(`${within}/${key}`, labelOf(key), { before: old, after: now }, texts)];
  });
}

function member(of: object, key: string): unknown {
  return Object.hasOwn(of, key) ? Reflect.get(of, key) : undefined;
}

/** What the file says about itself, its notes, and what it holds besides. */
export function compareDocument(designs: Designs): FieldChange[] {
  const { before, after } = designs;
  return [...membersBetween(before.meta, after.meta, designs, '/meta'), ...notesBetween(designs), ...membersBetween(before.extra, after.extra, designs)];
}

/** Notes by id, shown by their text. */
function notesBetween({ before, after }: Designs): FieldChange[] {
  const [first, second] = [notesOf(before), notesOf(after)];
  return idsOf(first, second).flatMap((id) => {
    const [old, now] = [noteOf(before, id), noteOf(after, id)];
    if (isSameValue(old, now)) return [];
    const texts = { before: valueText(old?.text, null, before), after: valueText(now?.text, null, after) };
    return [fieldChange(`/notes/${id}`, compareTexts['field.note'], { before: old, after: now }, texts)];
  });
}

/** Saved probes by id. A probe that is called nothing is called by its ends. */
export function compareProbes(designs: Designs): ProbeChange[] {
  const { before: first, after: second } = designs;
  return idsOf(first.probes, second.probes).flatMap((id): readonly ProbeChange[] => {
    const [before, after] = [entryOf(first.probes, id), entryOf(second.probes, id)];
    if (before === after || isSameValue(before, after)) return [];
    const shown = after ?? before;
    if (shown === null) return [];
    const design = after === null ? first : second;
    const name = shown.name ?? `${nameOf(design, shown.from)} → ${nameOf(design, shown.to)}`;
    if (before === null) return [{ change: 'added', probe: id, name, fields: [] }];
    if (after === null) return [{ change: 'removed', probe: id, name, fields: [] }];
    return [{ change: 'changed', probe: id, name, fields: membersBetween(before, after, designs) }];
  });
}

/** What is drawn elsewhere or otherwise and exists in both designs: no answer depends on it. */
export function compareLayout({ before, after }: Designs): string[] {
  const isShared = (id: string): boolean =>
    (Object.hasOwn(before.components, id) && Object.hasOwn(after.components, id)) || (Object.hasOwn(before.links, id) && Object.hasOwn(after.links, id));
  return idsOf(before.placements, after.placements).filter((id) => isShared(id) && !isSameValue(entryOf(before.placements, id), entryOf(after.placements, id)));
}
