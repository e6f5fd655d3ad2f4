import { expect, test } from 'vitest';
import { z } from 'zod';
import { registry } from '../catalog/index.ts';
import { fieldHint } from '../model/fields.ts';
import { innerSchema } from '../model/prop-values.ts';
import { listGroup } from './lists.ts';

interface List {
  readonly key: string;
  readonly label: string;
}

function listsOf(schema: z.core.$ZodType): readonly List[] {
  const inner = innerSchema(schema);
  const object = inner instanceof z.ZodArray ? innerSchema(inner.element) : inner;
  if (!(object instanceof z.ZodObject)) return [];
  return Object.entries<z.core.$ZodType>(object.shape).flatMap(([key, member]) => {
    const hint = member instanceof z.ZodType ? fieldHint(member) : null;
    return [...(hint?.form === 'rows' ? [{ key, label: hint.label.en }] : []), ...listsOf(member)];
  });
}

test('every list of every kind that calls its rows rules or routes is told among them, and no other list', () => {
  const lists = registry.kinds.flatMap((kind) => listsOf(kind.schema));
  expect(lists.length).toBeGreaterThan(40);
  for (const { key, label } of lists) {
    const expected = /\broutes\b/i.test(label) ? 'routes' : /\brules\b|\ballowed$/i.test(label) ? 'rules' : 'rows';
    expect([key, label, listGroup(key)]).toEqual([key, label, expected]);
  }
});
