import { validationSchema } from '../../shared/checks/index.ts';
import { comparisonSchema } from '../../shared/compare/index.ts';
import { traceSchema } from '../../shared/engine/index.ts';
import { designJsonSchema, jsonSchemaOf } from '../../shared/file/index.ts';
import { reasonCodes } from '../../shared/i18n/reasons.ts';
import { benchSchema } from '../bench-report.ts';
import { printJson, type CliContext } from '../context.ts';
import { usage } from '../exit.ts';

type Schemas = Readonly<Record<string, (context: CliContext) => unknown>>;

const schemas: Schemas = {
  design: ({ registry }) => designJsonSchema(registry),
  // Every reason a trace may give, with its sentence in both languages, beside the shape (CONTRACTS 3).
  trace: () => ({ ...jsonSchemaOf(traceSchema), title: 'Hopline trace', 'x-reasons': reasonCodes.map(({ code, text }) => ({ code, ...text })) }),
  validation: () => ({ ...jsonSchemaOf(validationSchema), title: 'Hopline validation' }),
  diff: () => ({ ...jsonSchemaOf(comparisonSchema), title: 'Hopline diff' }),
  bench: () => ({ ...jsonSchemaOf(benchSchema), title: 'Hopline bench' }),
};

/** `hopline schema`: the JSON Schema of a public shape, made from the zod value that the program itself uses. */
export function runSchema(context: CliContext, name: string): void {
  const make = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (make === undefined) throw usage('SCHEMA_UNKNOWN', { value: name, allowed: Object.keys(schemas).join(', ') });
  printJson(context, make(context));
}
