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
  // What is no note of ours is kept and named, never a reason not to open (see notes.ts).
  notes: z.unknown().exactOptional(),
});
