import { z } from 'zod';
import { guestKinds } from './guests.ts';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope } from '../../model/scope.ts';

/* Guests that may not share a host (domain/private-cloud.md b.2, VsphereCluster: drsAntiAffinity). */

const ruleSchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  members: field.references({ ko: '서로 다른 호스트에 둘 대상', en: 'Keep on different hosts' }, guestKinds),
});
export const antiAffinityField = field.rows({ ko: 'DRS 반선호도 규칙', en: 'DRS anti-affinity rules' }, ruleSchema);

const rulesSchema = z.array(ruleSchema);

/** The rules of a cluster. */
export const antiAffinityOf = perScope((scope, cluster: ComponentId): readonly z.output<typeof ruleSchema>[] => rulesSchema.safeParse(scope.component(cluster)?.component.props['drsAntiAffinity'] ?? []).data ?? []);
