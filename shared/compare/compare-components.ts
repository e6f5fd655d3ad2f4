import { isSameValue } from '../model/same-value.ts';
import type { AnyRegistry } from '../model/definition.ts';
import type { Component, Design } from '../model/design.ts';
import { compareTexts } from '../i18n/compare.ts';
import type { ObjectChange, RowChange } from './comparison.ts';
import { compareProps, fieldChange, type Designs } from './compare-props.ts';
import type { ListGroup } from './lists.ts';
import { withTwins } from './twins.ts';
import { nameOf, plain, valueText } from './value-text.ts';

export interface ComponentChanges {
  readonly objects: ObjectChange[];
  readonly rows: Readonly<Record<ListGroup, RowChange[]>>;
}

/** Ids of either record, in order, each once. */
export function idsOf(before: object, after: object): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

/** An entry of a record, null when it is not there. Ids are words of a person: none is one of the language's own. */
export function entryOf<Item>(record: Readonly<Record<string, Item>>, id: string): Item | null {
  return Object.hasOwn(record, id) ? (record[id] ?? null) : null;
}

function told(id: string, component: Component, change: ObjectChange['change']): ObjectChange {
  return { change, component: id, kind: component.kind, name: component.name, parent: component.parent, fields: [] };
}

/** A component of both designs: under another name, in another place, with other properties are three different things to say. */
function compareOne(id: string, before: Component, after: Component, designs: Designs, registry: AnyRegistry, changes: ComponentChanges): void {
  if (before.name !== after.name) {
    const texts = { before: plain(before.name), after: plain(after.name) };
    changes.objects.push({ ...told(id, after, 'renamed'), fields: [fieldChange('/name', compareTexts['field.name'], { before: before.name, after: after.name }, texts)] });
  }
  if (before.parent !== after.parent) {
    const place = (design: Design, parent: string | null) => (parent === null ? compareTexts['value.none'] : plain(nameOf(design, parent)));
    const texts = { before: place(designs.before, before.parent), after: place(designs.after, after.parent) };
    changes.objects.push({ ...told(id, after, 'moved'), fields: [fieldChange('/parent', compareTexts['field.parent'], { before: before.parent, after: after.parent }, texts)] });
  }
  const { fields, rows } = compareProps(registry.find(after.kind)?.schema ?? null, before.props, after.props, designs);
  const [tagsBefore, tagsAfter] = [before.tags ?? [], after.tags ?? []];
  const tags = isSameValue(tagsBefore, tagsAfter)
    ? []
    : [fieldChange('/tags', compareTexts['field.tags'], { before: tagsBefore, after: tagsAfter }, { before: valueText(tagsBefore, null, designs.before), after: valueText(tagsAfter, null, designs.after) })];
  if (fields.length + tags.length > 0) changes.objects.push({ ...told(id, after, 'changed'), fields: [...fields, ...tags] });
  for (const { group, ...row } of rows) changes.rows[group].push({ ...row, component: id, kind: after.kind, name: after.name });
}

/** Components by id. Under one id a component of another kind is another thing: the one is gone, the other has come. */
export function compareComponents(designs: Designs, registry: AnyRegistry): ComponentChanges {
  const changes: ComponentChanges = { objects: [], rows: { rules: [], routes: [], rows: [] } };
  for (const id of idsOf(designs.before.components, designs.after.components)) {
    const [before, after] = [entryOf(designs.before.components, id), entryOf(designs.after.components, id)];
    if (before === after) continue;
    if (before !== null && after !== null && before.kind === after.kind) {
      compareOne(id, before, after, designs, registry, changes);
      continue;
    }
    if (before !== null) changes.objects.push(told(id, before, 'removed'));
    if (after !== null) changes.objects.push(told(id, after, 'added'));
  }
  const objects = withTwins(changes.objects, ({ component, kind, name, parent }) => (name === '' ? null : { id: component, key: JSON.stringify([kind, name, parent]) }));
  return { ...changes, objects };
}
