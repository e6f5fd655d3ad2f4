import { z } from 'zod';
import { componentSchema, idText, linkSchema, metaSchema, placementSchema, probeSchema } from '../model/design-schema.ts';

export const designFormat = 'hopline-design';
export const designVersion = 1;

/** The outermost object of a design file of the current version. Members it does not name are kept in `Design.extra`. */
export const envelopeSchema = z.looseObject({
  format: z.literal(designFormat),
  version: z.number(),
  meta: metaSchema.default({ name: '', description: '', profile: 'current', seed: 0 }),
  components: z.record(idText, componentSchema).default({}),
  links: z.record(idText, linkSchema).default({}),
  placements: z.record(idText, placementSchema).default({}),
  probes: z.record(idText, probeSchema).default({}),
});
