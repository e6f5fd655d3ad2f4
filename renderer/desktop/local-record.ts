import type { z } from 'zod';

export interface LocalRecord<Value> {
  readonly read: () => Value;
  /** False when the browser keeps nothing; the value then holds until the page is left. */
  readonly write: (value: Value) => boolean;
  /** Where a content that could not be understood was put. */
  readonly setAside: string | null;
}

/** A value in localStorage. What cannot be read is moved to another key, never a reason not to start. */
export function createLocalRecord<Value>(key: string, schema: z.ZodType<Value>, fallback: Value): LocalRecord<Value> {
  let value = fallback;
  let setAside: string | null = null;
  try {
    const text = localStorage.getItem(key);
    if (text !== null) {
      const parsed = schema.safeParse(jsonOf(text));
      if (parsed.success) value = parsed.data;
      else {
        setAside = `${key}.broken`;
        localStorage.setItem(setAside, text);
        localStorage.removeItem(key);
      }
    }
  } catch {
    // The browser refuses storage; the page works without.
  }
  return {
    read: () => value,
    write: (next) => {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
        return true;
      } catch {
        return false;
      }
    },
    setAside,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
