import type { Component, Design } from '../../model/design.ts';

/* Makes a design that fails smaller while it still fails, so that a person can read it: components, links, members of props, rows. */

const mostTries = 1200;

function fewest(keys: readonly string[], holds: (kept: readonly string[]) => boolean): readonly string[] {
  let kept = keys;
  for (let size = Math.ceil(keys.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const less = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (holds(less)) kept = less;
      else start += size;
    }
  }
  return kept;
}

function only<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(keys.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]])));
}

/** Props with one member or one row less. */
function* smallerProps(props: Component['props']): Generator<Component['props']> {
  for (const key of Object.keys(props)) yield only(props, Object.keys(props).filter((other) => other !== key));
  for (const [key, value] of Object.entries(props)) {
    if (!Array.isArray(value)) continue;
    const rows: readonly unknown[] = value;
    for (const index of rows.keys()) yield { ...props, [key]: rows.toSpliced(index, 1) };
  }
}

/** The smallest design for which `fails` still holds, by leaving things out. */
export function shrinkDesign(design: Design, fails: (smaller: Design) => boolean): Design {
  let tries = 0;
  const holds = (candidate: Design): boolean => ++tries <= mostTries && fails(candidate);
  let least: Design = { ...design, placements: {}, probes: {} };
  if (!fails(least)) return design;
  const components = fewest(Object.keys(least.components), (kept) => holds({ ...least, components: only(least.components, kept) }));
  least = { ...least, components: only(least.components, components) };
  const links = fewest(Object.keys(least.links), (kept) => holds({ ...least, links: only(least.links, kept) }));
  least = { ...least, links: only(least.links, links) };
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const [id, component] of Object.entries(least.components)) {
      for (const props of smallerProps(component.props)) {
        const smaller = { ...least, components: { ...least.components, [id]: { ...component, props } } };
        if (!holds(smaller)) continue;
        least = smaller;
        isDone = false;
        break;
      }
    }
  }
  return least;
}
