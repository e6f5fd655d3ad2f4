import { z } from 'zod';
import { linkKinds } from '../model/design.ts';
import { probeSchema } from '../model/design-schema.ts';
import { dispositions, verdicts } from '../engine/report.ts';

/**
 * What differs between two designs: the public shape of `hopline diff --json`. Program and JSON Schema share these zod values.
 * Texts are in both languages, values beside them as the files hold them (null: not there). Lists are in order of ids, rows in order of their place.
 */

const text = z.object({ ko: z.string(), en: z.string() });

const fieldChangeSchema = z.object({
  path: z.string().describe('JSON Pointer into the component, row, link, probe or meta'),
  label: text,
  before: z.unknown(),
  after: z.unknown(),
  text: z.object({ before: text, after: text }),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

const owner = { component: z.string(), kind: z.string(), name: z.string() };

const objectChangeSchema = z.object({
  change: z.enum(['added', 'removed', 'renamed', 'moved', 'changed']),
  ...owner,
  parent: z.string().nullable(),
  fields: z.array(fieldChangeSchema),
  twin: z.string().optional().describe('the one component of the same kind, name and parent that was removed or added: perhaps the same thing'),
});
export type ObjectChange = z.infer<typeof objectChangeSchema>;

const rowChangeSchema = z.object({
  change: z.enum(['added', 'removed', 'changed', 'reordered']),
  ...owner,
  list: text,
  path: z.string().describe('JSON Pointer into the props: the row in the second design, a removed one in the first, a list that was reordered'),
  row: z.string().nullable().describe('id of the row, null for a list that was reordered'),
  summary: text,
  fields: z.array(fieldChangeSchema),
  order: z.array(z.object({ row: z.string(), summary: text, from: z.number().int(), to: z.number().int() })).describe('the fewest rows that, put elsewhere, give the new order; positions from 1'),
});
export type RowChange = z.infer<typeof rowChangeSchema>;

const linkEnd = z.object({ component: z.string(), name: z.string(), port: z.string().nullable() });

const linkChangeSchema = z.object({
  change: z.enum(['added', 'removed', 'changed']),
  link: z.string(),
  kind: z.enum(linkKinds),
  from: linkEnd,
  to: linkEnd,
  fields: z.array(fieldChangeSchema),
  twin: z.string().optional().describe('the removed or added link that says the same'),
});
export type LinkChange = z.infer<typeof linkChangeSchema>;

const probeChangeSchema = z.object({
  change: z.enum(['added', 'removed', 'changed']),
  probe: z.string(),
  name: z.string(),
  fields: z.array(fieldChangeSchema),
});
export type ProbeChange = z.infer<typeof probeChangeSchema>;

const answerSchema = z.object({
  verdict: z.enum(verdicts),
  outcome: z.string(),
  disposition: z.enum(dispositions).nullable(),
  reason: z.string().nullable(),
  at: z.string().nullable().describe('component where the packet ended'),
  name: z.string().nullable().describe('name of that component'),
  passed: z.boolean().nullable().describe('whether the expectation is met, null without one'),
});
export type Answer = z.infer<typeof answerSchema>;

const verdictChangeSchema = z.object({
  change: z.enum(['gained', 'lost', 'other']).describe('gained: unreachable in the first, reachable in the second; lost: the other way round; other: any other change of the answer'),
  probe: z.string(),
  name: z.string(),
  of: z.enum(['both', 'before', 'after']).describe('which design saves this question'),
  question: probeSchema,
  before: answerSchema,
  after: answerSchema,
});
export type VerdictChange = z.infer<typeof verdictChangeSchema>;

/** Groups in the order in which the command line prints them. */
export const groups = ['objects', 'rules', 'routes', 'rows', 'links', 'probes', 'document', 'verdicts'] as const;
export type Group = (typeof groups)[number];

const count = z.number().int();

export const comparisonSchema = z.object({
  contract: z.literal('hopline-diff'),
  version: z.literal(1),
  same: z.boolean().describe('nothing differs but the drawing'),
  objects: z.array(objectChangeSchema),
  rules: z.array(rowChangeSchema),
  routes: z.array(rowChangeSchema),
  rows: z.array(rowChangeSchema).describe('rows of all other lists: listeners, members, interfaces, ...'),
  links: z.array(linkChangeSchema),
  probes: z.array(probeChangeSchema),
  document: z.array(fieldChangeSchema).describe('meta, and members of the file that this version does not know'),
  verdicts: z.array(verdictChangeSchema),
  layout: z.array(z.string()).describe('components and links of both designs that are only drawn differently'),
  counts: z.object({ objects: count, rules: count, routes: count, rows: count, links: count, probes: count, document: count, verdicts: count, layout: count }),
});
export type Comparison = z.infer<typeof comparisonSchema>;
