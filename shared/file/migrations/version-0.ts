import type { JsonObject } from './migrate.ts';

/**
 * Version 0 was the form of the first drafts: `title` and `about` beside the parts instead of `meta`; `nodes` with `type`, `label`, `inside`
 * and `settings`; `edges` whose ends were one text, `vm1/eth0`; `positions` as `[x, y]` or `[x, y, width, height]`; no probes.
 */

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Moves members to their new names; what has no new name stays. */
function rename(value: JsonObject, names: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [Object.hasOwn(names, key) ? (names[key] ?? key) : key, member]));
}

function each(value: unknown, change: (member: unknown) => unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)])) : value;
}

function component(value: unknown): unknown {
  return isObject(value) ? { parent: null, props: {}, ...rename(value, { type: 'kind', label: 'name', inside: 'parent', settings: 'props' }) } : value;
}

function end(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const [owner = '', port] = value.split('/');
  return port === undefined ? { component: owner } : { component: owner, port };
}

function link(value: unknown): unknown {
  if (!isObject(value)) return value;
  const renamed = rename(value, { type: 'kind' });
  return { ...renamed, from: end(renamed['from']), to: end(renamed['to']) };
}

function placement(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const numbers: readonly unknown[] = value;
  const [x, y, width, height] = numbers;
  return width === undefined ? { x, y } : { x, y, width, height };
}

export function migrateVersion0(file: JsonObject): JsonObject {
  const { title, about, nodes, edges, positions, ...rest } = file;
  return {
    ...rest,
    version: 1,
    meta: { name: title ?? '', description: about ?? '', profile: 'current', seed: 0 },
    components: each(nodes ?? {}, component),
    links: each(edges ?? {}, link),
    placements: each(positions ?? {}, placement),
    probes: {},
  };
}
