import type { AnyRegistry } from '../../shared/model/definition.ts';
import type { Component } from '../../shared/model/design.ts';
import { pathParts } from './value-at.ts';
import { formFields, pointerTo, type FormField } from './form-model.ts';

/** A field that several components have, with where it stands in each. */
export interface CommonField {
  readonly path: string;
  readonly field: FormField;
}

/** One value where all agree; `isMixed` where they do not, and `value` is then no value at all. */
export interface CommonValue {
  readonly isMixed: boolean;
  readonly value: unknown;
}

/** Single values in the order of a form, groups opened; lists of rows are each component's own. */
function flat(fields: readonly FormField[], around = ''): readonly CommonField[] {
  return fields.flatMap((field): readonly CommonField[] => {
    const path = pointerTo(around, field.key);
    if (field.hint.form === 'group') return flat(field.row, path);
    return field.hint.form === 'rows' || field.hint.immutable === true ? [] : [{ path, field }];
  });
}

function optionsOf({ hint }: FormField): string {
  return JSON.stringify([hint.options?.map((option) => option.value), hint.kinds]);
}

/** What a form of several components shows: the fields that stand at the same place, take the same values and can be changed in all of them. */
export function commonFields(components: readonly Component[], registry: AnyRegistry): readonly CommonField[] {
  const kinds = [...new Set(components.map(({ kind }) => kind))];
  const forms = kinds.map((kind) => {
    const definition = registry.find(kind);
    return definition === null ? [] : flat(formFields(definition.schema));
  });
  const [first = [], ...others] = forms;
  return first.filter(({ path, field }) =>
    others.every((form) => form.some((other) => other.path === path && other.field.hint.form === field.hint.form && optionsOf(other.field) === optionsOf(field))),
  );
}

/** The value at a path of a component, defaults included, as its kind reads it. */
export function valueAt(component: Component, path: string, registry: AnyRegistry): unknown {
  const read = registry.find(component.kind)?.schema.safeParse(component.props);
  let value: unknown = read?.success === true ? read.data : component.props;
  for (const part of pathParts(path)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === part)?.[1];
  }
  return value;
}

export function commonValue(values: readonly unknown[]): CommonValue {
  const [first, ...rest] = values;
  const text = JSON.stringify(first);
  return rest.every((value) => JSON.stringify(value) === text) ? { isMixed: false, value: first } : { isMixed: true, value: undefined };
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** What all lists hold, in the order of the first. */
export function sharedItems(lists: readonly unknown[]): readonly string[] {
  const [first = [], ...rest] = lists.map(listOf);
  return first.filter((item) => rest.every((list) => list.includes(item)));
}

/** One component's list after the items that all share have been edited: what was put there comes in, what was taken goes, the rest stays its own. */
export function editedList(list: unknown, shared: readonly string[], next: readonly string[]): readonly string[] {
  const gone = shared.filter((item) => !next.includes(item));
  const kept = listOf(list).filter((item) => !gone.includes(item));
  return [...kept, ...next.filter((item) => !shared.includes(item) && !kept.includes(item))];
}
