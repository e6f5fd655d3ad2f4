import { z } from 'zod';
import type { AnyRegistry } from '../model/definition.ts';
import { idText } from '../model/design-schema.ts';
import { fieldHint } from '../model/fields.ts';
import { noteSchema } from '../model/note.ts';
import { envelopeSchema } from './envelope.ts';
import { limits } from './problem.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** JSON Schema of one zod value as files hold it; labels of fields become titles. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const hint = zodSchema instanceof z.ZodType ? fieldHint(zodSchema) : null;
      if (hint === null) return;
      const annotated = jsonSchema;
      annotated.title = hint.label.en;
      if (hint.help !== undefined) annotated.description = hint.help.en;
      if (hint.options !== undefined) annotated.examples = hint.options.map((option) => option.value);
    },
  });
}

/** The published JSON Schema of design files (CONTRACTS 1): the zod values that the parser itself uses, with the props of every registered kind. */
export function designJsonSchema(registry: AnyRegistry): JsonSchema {
  const kinds = registry.kinds.map((kind) => kind.id).sort();
  const props = Object.fromEntries(
    kinds.map((id) => {
      const { $schema: _dialect, ...schema } = jsonSchemaOf(registry.find(id)?.schema ?? z.object({}));
      return [`props-${id}`, schema];
    }),
  );
  const byKind = kinds.map((id) => ({
    if: { properties: { kind: { const: id } }, required: ['kind'] },
    then: { properties: { props: { $ref: `#/$defs/props-${id}` } } },
  }));
  return {
    ...jsonSchemaOf(envelopeSchema.extend({ notes: z.record(idText, noteSchema).exactOptional() })),
    title: 'Hopline design',
    description: `A network design (*.hopline). At most ${limits.components} components, ${limits.containment} containers around one another, 20 MB.`,
    $defs: { ...props, components: { additionalProperties: { allOf: byKind } } },
    allOf: [{ properties: { components: { $ref: '#/$defs/components' } } }],
  };
}
