import type { Plan, PlanSegment } from '../../plan/plan.ts';
import { choose } from './choose.ts';
import { domainOf, isSamePlug, switchOf, type Plug, type Reached } from './layer2.ts';
import { interfaceOf } from './route.ts';
import type { Visit } from './walk.ts';

/** Who answers for the next hop: somebody, or nobody and what is said about it. */
export interface Answerer {
  readonly plug: Plug | null;
  /** False on a plain wire: whoever is there needs no finding. */
  readonly isAsked: boolean;
  readonly reason: string;
}

interface Claim {
  readonly plug: Plug;
  readonly part: Reached;
}

function membersOf(visit: Visit, parts: readonly Reached[], asking: Plug): readonly Claim[] {
  return visit.run.plan.devices.flatMap((device) =>
    device.interfaces.flatMap((candidate) => {
      const part = parts.find((known) => known.segment.id === candidate.segment);
      const plug = { device, interface: candidate };
      return part === undefined || !candidate.up || isSamePlug(plug, asking) ? [] : [{ plug, part }];
    }),
  );
}

/** Static neighbour entries of the way out. Undefined: nothing is written down; null: what is written down is not there, on none of the segments that are reached. */
function writtenDown(visit: Visit, parts: readonly Reached[]): Plug | null | undefined {
  for (const stage of visit.device.stages) {
    if (stage.kind !== 'resolve' || (stage.interface !== null && stage.interface !== visit.egress?.id)) continue;
    const entry = stage.neighbours.find((candidate) => candidate.address === visit.nextHop);
    if (entry === undefined) continue;
    const device = visit.run.plan.devices.find((candidate) => candidate.id === entry.device);
    const at = device === undefined ? null : interfaceOf(device, entry.interface);
    const isThere = at?.up === true && parts.some((part) => part.segment.id === at.segment);
    return device !== undefined && isThere ? { device, interface: at } : null;
  }
  return undefined;
}

/** Forwarding.md 15: the instance on the virtual switch that the question comes from; to what is plugged in directly, the designated one. */
function mayAnswer(plan: Plan, { plug, part }: Claim): 'alone' | 'as-any' | 'never' {
  const { distributed } = plug.device;
  if (distributed === undefined) return 'as-any';
  const from = switchOf(plan, part.asking);
  if (from === null) return distributed.isDesignated ? 'as-any' : 'never';
  return switchOf(plan, plug)?.id === from.id ? 'alone' : 'never';
}

/** Resolution over the whole layer 2 network; at the other end of a plain wire stands whoever stands there. */
export function answerer(visit: Visit, segment: PlanSegment, asking: Plug): Answerer {
  const { parts, hasBridge } = domainOf(visit.run.plan, asking);
  const members = membersOf(visit, parts, asking);
  const { missing } = segment;
  if (segment.form === 'point-to-point' && !hasBridge) return { plug: members[0]?.plug ?? null, isAsked: false, reason: missing.reason };
  const written = writtenDown(visit, parts);
  if (written !== undefined) return { plug: written, isAsked: true, reason: missing.reason };
  const owners = members.filter(({ plug }) => plug.interface.addresses.some((own) => own.address === visit.nextHop));
  const alone = owners.filter((owner) => mayAnswer(visit.run.plan, owner) === 'alone');
  const claimants = alone.length > 0 ? alone : owners.filter((owner) => mayAnswer(visit.run.plan, owner) === 'as-any');
  if (claimants.length === 0) return { plug: null, isAsked: true, reason: owners.length > 0 ? 'NO_DLR_ON_HOST' : missing.reason };
  const claims = claimants.map(({ plug }) => ({ component: plug.device.component, address: '', name: plug.device.component, plug }));
  // Whose answer comes first nobody can foresee; the animation plays the first by name.
  return { plug: choose(visit.run, segment.component ?? segment.id, visit.packet, claims, 0)?.plug ?? null, isAsked: true, reason: missing.reason };
}
