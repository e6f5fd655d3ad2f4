import type { z } from 'zod';
import { registry } from '../../../shared/catalog/index.ts';
import type { Component, Design } from '../../../shared/model/design.ts';
import { fieldHint } from '../../../shared/model/fields.ts';

/** Kinds that a machine's `keyPair` prop may name, read from the catalog. */
const keyKinds = new Set(
  registry.kinds.flatMap((kind) => {
    const shape: Readonly<Record<string, z.ZodType>> = kind.schema.shape;
    const prop = shape['keyPair'];
    return prop === undefined ? [] : (fieldHint(prop)?.kinds ?? []);
  }),
);

/** The keys of a design with which an ssh probe may log in, by id. */
export function loginKeys(design: Design): readonly (readonly [id: string, key: Component])[] {
  return Object.entries(design.components)
    .filter(([, component]) => keyKinds.has(component.kind))
    .sort(([left], [right]) => (left < right ? -1 : 1));
}
