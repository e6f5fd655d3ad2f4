import fc from 'fast-check';
import type { Component, Design, Link } from '../../model/design.ts';
import { componentId } from '../../model/design.ts';

/*
 * Edits nobody would make: parts of a design exchanged, emptied, removed and doubled without asking a command. What they leave behind is often wrong
 * (links to nowhere, parents that are gone, addresses twice), and every layer below the commands has to live with that.
 */

type Json = Readonly<Record<string, unknown>>;

/** Numbers that decide an edit; the same numbers give the same edit of the same design. */
export type Draws = readonly [form: number, first: number, second: number, third: number];

export const draws: fc.Arbitrary<Draws> = fc.tuple(fc.nat(999), fc.nat(99_999), fc.nat(99_999), fc.nat(99_999));

function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(1, items.length)];
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value changed a little: texts and numbers from elsewhere in the design, flags turned over, rows removed, doubled or changed inside. */
function changed(value: unknown, draw: number, words: readonly string[]): unknown {
  const rest = Math.trunc(draw / 7);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return (value + (draw % 7)) % 3000;
  if (typeof value === 'string') return draw % 5 === 0 ? '' : pick(words, rest);
  if (Array.isArray(value)) {
    const rows: readonly unknown[] = value;
    const at = rest % Math.max(1, rows.length);
    if (draw % 7 === 0) return rows.filter((_, index) => index !== at);
    if (draw % 7 === 1) return [...rows, ...rows.slice(at, at + 1)];
    if (draw % 7 === 2) return rows.toReversed();
    return rows.map((row, index) => (index === at ? changed(row, rest, words) : row));
  }
  if (!isRecord(value)) return value;
  const key = pick(Object.keys(value), rest);
  return key === undefined ? value : { ...value, [key]: changed(value[key], Math.trunc(rest / 3), words) };
}

/** Every text in the props of a design, and the ids of its components. */
function wordsOf(design: Design): readonly string[] {
  const found: string[] = Object.keys(design.components);
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (isRecord(value)) Object.values(value).forEach(visit);
  };
  for (const component of Object.values(design.components)) visit(component.props);
  return found;
}

function without<Value>(record: Readonly<Record<string, Value>>, id: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}

/** The design after one edit that the numbers decide. Never changes what it is given. */
export function randomEdit(design: Design, [form, first, second, third]: Draws): Design {
  const ids = Object.keys(design.components);
  const id = pick(ids, first);
  const linkId = pick(Object.keys(design.links), first);
  const component = id === undefined ? undefined : design.components[id];
  if (id === undefined || component === undefined) return design;
  const put = (at: string, next: Component): Design => ({ ...design, components: { ...design.components, [at]: next } });
  const putLink = (at: string, next: Link): Design => ({ ...design, links: { ...design.links, [at]: next } });
  const link = linkId === undefined ? undefined : design.links[linkId];
  const other = pick(ids, second) ?? id;
  switch (form % 12) {
    case 0:
      return put(id, { ...component, name: `name ${third % 5}` });
    case 1:
      return { ...design, components: without(design.components, id) };
    case 2:
      return put(`copy-${third % 50}`, component);
    case 3:
      return put(id, { ...component, parent: third % 4 === 0 ? null : componentId(other) });
    case 4:
      return linkId === undefined ? design : { ...design, links: without(design.links, linkId) };
    case 5:
      return link === undefined ? design : putLink(`link-${third % 50}`, { ...link, to: { ...link.to, component: componentId(other) } });
    case 6:
      return link === undefined || linkId === undefined ? design : putLink(linkId, { ...link, from: { ...link.from, component: componentId(other) } });
    case 7:
      return put(id, { ...component, kind: third % 3 === 0 ? 'of-another-version' : (design.components[other]?.kind ?? component.kind) });
    case 8:
      // What a worker gets: everything is a copy.
      return structuredClone(design);
    default: {
      const props = changed(component.props, third, wordsOf(design));
      return isRecord(props) ? put(id, { ...component, props }) : design;
    }
  }
}
