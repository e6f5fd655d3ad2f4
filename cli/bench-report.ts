import { z } from 'zod';

/** The report that `npm run bench` prints: figures of this program beside those of its peers and the aim (PERFORMANCE). */
export const benchSchema = z.object({
  contract: z.literal('hopline-bench'),
  version: z.literal(1),
  results: z.array(
    z.object({
      name: z.string(),
      value: z.number(),
      unit: z.string(),
      aim: z.number().optional(),
      peers: z.array(z.object({ name: z.string(), value: z.number() })).optional(),
    }),
  ),
});
