import type { Plan, PlanDevice, PlanInterface, PlanSegment } from '../../plan/plan.ts';
import type { BridgeStage } from '../../plan/stage.ts';

/** An interface, and whose it is. */
export interface Plug {
  readonly device: PlanDevice;
  readonly interface: PlanInterface;
}

/** A packet on its way over layer 2, within one segment of the network that bridges join. */
export interface Frame {
  readonly segment: PlanSegment;
  /** Whose packet it is, and whom it is for: these stay whatever it crosses. */
  readonly source: Plug;
  readonly target: Plug;
  /** By which interface it was put on this segment, and by which it will leave it. */
  readonly at: Plug;
  readonly stop: Plug;
  /** The port that refused what this frame answers: it is not asked again. */
  readonly refusedAt: Plug | null;
}

export function isSamePlug(a: Plug, b: Plug): boolean {
  return a.device.id === b.device.id && a.interface.id === b.interface.id;
}

/** The hypervisor in whose virtual switch the interface is plugged. */
export function switchOf(plan: Plan, plug: Plug): PlanDevice | null {
  return plan.devices.find((device) => device.id === plug.interface.virtualSwitch) ?? null;
}

export function segmentOf(plan: Plan, plug: Plug): PlanSegment | null {
  return plan.segments.find((segment) => segment.id === plug.interface.segment) ?? null;
}

export interface Crossing {
  readonly stage: BridgeStage;
  readonly from: Plug;
  readonly to: Plug;
}

/** Every way through a bridge, in the order of devices and of their interfaces. An interface that is down joins nothing. */
function findCrossings(plan: Plan): readonly Crossing[] {
  return plan.devices.flatMap((device) => {
    const ports = device.interfaces.filter((port) => port.up && port.segment !== null).map((port) => ({ device, interface: port }));
    const bridges = device.stages.filter((stage) => stage.kind === 'bridge');
    return ports.flatMap((from) =>
      bridges
        .filter((stage) => stage.interfaces.includes(from.interface.id))
        .flatMap((stage) =>
          ports.filter((to) => to.interface.id !== from.interface.id && stage.interfaces.includes(to.interface.id)).map((to) => ({ stage, from, to })),
        ),
    );
  });
}

const known = new WeakMap<Plan, readonly Crossing[]>();

/** Asked at every step of every packet: found once per plan. */
function crossings(plan: Plan): readonly Crossing[] {
  const found = known.get(plan) ?? findCrossings(plan);
  known.set(plan, found);
  return found;
}

/** True when a bridge stands in the network, whether or not it leads anywhere now. */
function isBridged(plan: Plan, domain: readonly Reached[]): boolean {
  return plan.devices.some((device) =>
    device.stages.some(
      (stage) =>
        stage.kind === 'bridge' &&
        device.interfaces.some((port) => port.up && stage.interfaces.includes(port.id) && domain.some((part) => part.segment.id === port.segment)),
    ),
  );
}

/** A segment of the network, how many bridges away, and who asks on it: the bridge's interface there. */
export interface Reached {
  readonly segment: PlanSegment;
  readonly asking: Plug;
  readonly bridges: number;
}

function spread(plan: Plan, start: Plug): readonly Reached[] {
  const first = segmentOf(plan, start);
  if (first === null) return [];
  const reached: Reached[] = [{ segment: first, asking: start, bridges: 0 }];
  const ways = crossings(plan);
  for (const part of reached) {
    for (const way of ways) {
      const next = way.from.interface.segment === part.segment.id ? segmentOf(plan, way.to) : null;
      if (next === null || reached.some((other) => other.segment.id === next.id)) continue;
      reached.push({ segment: next, asking: way.to, bridges: part.bridges + 1 });
    }
  }
  return reached;
}

/** The layer 2 network an interface is in: its own segment first, then what bridges join to it. */
export function domainOf(plan: Plan, start: Plug): { readonly parts: readonly Reached[]; readonly hasBridge: boolean } {
  const parts = spread(plan, start);
  return { parts, hasBridge: isBridged(plan, parts) };
}

/** The bridge to take from a segment to where the target is: fewest bridges, then the order of devices and interfaces. Null: it is here, or nowhere. */
export function bridgeTowards(plan: Plan, segment: string | null, target: Plug, by: Plug | null = null): Crossing | null {
  if (target.interface.segment === segment) return null;
  let best: { readonly way: Crossing; readonly bridges: number } | null = null;
  for (const way of crossings(plan)) {
    if (way.from.interface.segment !== segment || (by !== null && !isSamePlug(by, way.from))) continue;
    const there = spread(plan, way.to).find((part) => part.segment.id === target.interface.segment);
    if (there !== undefined && (best === null || there.bridges < best.bridges)) best = { way, bridges: there.bridges };
  }
  return best?.way ?? null;
}

/** Where the frame leaves the segment: at its target, or at the bridge that leads there. */
export function frameOn(plan: Plan, way: { readonly segment: PlanSegment; readonly source: Plug; readonly target: Plug; readonly at: Plug; readonly refusedAt?: Plug }): Frame {
  const { segment, source, target, at, refusedAt = null } = way;
  return { segment, source, target, at, stop: bridgeTowards(plan, segment.id, target)?.from ?? target, refusedAt };
}
