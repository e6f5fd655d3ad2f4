/* Values inside props by JSON Pointer (RFC 6901). */

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function pathParts(path: string): readonly string[] {
  return path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function replaced(value: unknown, [part, ...rest]: readonly string[], leaf: unknown): unknown {
  if (part === undefined) return leaf;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === part || (isObject(item) && item['id'] === part) ? replaced(item, rest, leaf) : item));
  return { ...(isObject(value) ? value : {}), [part]: replaced(isObject(value) ? value[part] : undefined, rest, leaf) };
}

/** Props with another value at a path; a row of a list is named by its position or its id. */
export function withValueAt(props: Json, parts: readonly string[], leaf: unknown): Json {
  const next = replaced(props, parts, leaf);
  return isObject(next) ? next : props;
}
