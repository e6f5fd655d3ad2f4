import { z } from 'zod';
import { componentSchema, linkSchema, metaSchema, placementSchema, probeSchema } from '../model/design-schema.ts';

export const designFormat = 'hopline-design';
export const designVersion = 1;

/** The outermost object of a design file of the current version. Members it does not name are kept in `Design.extra`. */
export const envelopeSchema = z.looseObject({
  format: z.literal(designFormat),
  version: z.number(),
  meta: metaSchema.default({ name: '', description: '', profile: 'current', seed: 0 }),
  components: z.record(z.string(), componentSchema).default({}),
  links: z.record(z.string(), linkSchema).default({}),
  placements: z.record(z.string(), placementSchema).default({}),
  probes: z.record(z.string(), probeSchema).default({}),
});
