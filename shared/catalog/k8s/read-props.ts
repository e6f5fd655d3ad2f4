import type { z } from 'zod';
import type { Entry } from '../../model/scope.ts';

/**
 * Reads the props of a component of another kind through the schema both know. Props never change, so each value is read once; what no schema could
 * read counts as the defaults (the parser refuses such a file first).
 */
export function propsReader<Schema extends z.ZodObject>(schema: Schema): (entry: Entry) => z.output<Schema> {
  const known = new WeakMap<object, z.output<Schema>>();
  return ({ component: { props } }) => {
    const cached = known.get(props);
    if (cached !== undefined) return cached;
    const read = schema.safeParse(props);
    const values = read.success ? read.data : schema.parse({});
    known.set(props, values);
    return values;
  };
}
