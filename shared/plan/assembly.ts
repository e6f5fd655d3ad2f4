import type { ComponentId } from '../model/design.ts';
import { mergeSorted } from '../model/merge-sorted.ts';
import { isSameValue } from '../model/same-value.ts';
import { isSameAbout, type Contribution, type DevicePart, type NetworkPart } from './contribution.ts';
import { finishDevice } from './finish-device.ts';
import type { Plan, PlanDevice, PlanSegment } from './plan.ts';
import type { DeviceId } from './stage.ts';

/** A device under construction: who speaks about it, in id order, and what came of it. */
interface Site {
  readonly id: DeviceId;
  readonly contributors: ComponentId[];
  device: PlanDevice | null;
  isStale: boolean;
}

type Whole = Omit<Plan, 'seed' | 'devices'>;

function isSilent(part: NetworkPart): boolean {
  const { segments, publicAddresses, calledAddresses, keys, internet, assumptions, strangerIn } = part;
  return segments.length + publicAddresses.length + calledAddresses.length + keys.length + assumptions.length === 0 && internet === null && strangerIn === null;
}

/** A segment in which something of an unknown kind stands: an address that nobody else has may be its. */
function shadowed(segment: PlanSegment, strangers: ReadonlySet<string | null>): PlanSegment {
  const isShadowed = segment.component !== null && strangers.has(segment.component);
  return isShadowed ? { ...segment, missing: { silent: true, reason: 'UNSUPPORTED_COMPONENT' } } : segment;
}

function gather(parts: readonly NetworkPart[]): Whole {
  const segments = new Map(parts.flatMap((part) => part.segments.map((segment) => [segment.id, segment] as const)));
  const strangers = new Set(parts.map((part) => part.strangerIn));
  return {
    segments: [...segments.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((segment) => shadowed(segment, strangers)),
    publicAddresses: parts.flatMap((part) => part.publicAddresses),
    calledAddresses: parts.flatMap((part) => part.calledAddresses),
    keys: parts.flatMap((part) => part.keys),
    internet: parts.findLast((part) => part.internet !== null)?.internet ?? null,
    assumptions: parts.flatMap((part) => part.assumptions),
  };
}

/** Where an id stands, or would stand, among ids in order. */
function positionOf(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A plan as the sum of what components say. Only devices about which something else is said than before are made anew; all others stay the very same
 * objects, so whoever made something of them can keep it.
 */
export class Assembly {
  readonly #contributions = new Map<ComponentId, Contribution>();
  readonly #sites = new Map<DeviceId, Site>();
  #stale: Site[] = [];
  #order: readonly Site[] = [];
  readonly #added = new Set<Site>();
  readonly #gone = new Set<DeviceId>();
  #whole: Whole | null = null;

  /** Takes what a component says now in place of what it said before. */
  put(id: ComponentId, contribution: Contribution): void {
    const before = this.#contributions.get(id);
    this.#contributions.set(id, contribution);
    for (const [device, parts] of contribution.devices) {
      const old = before?.devices.get(device);
      if (old === undefined) this.#join(device, id);
      else if (!isSameAbout(old, parts)) this.#touch(this.#siteOf(device));
    }
    if (before !== undefined) for (const device of before.devices.keys()) if (!contribution.devices.has(device)) this.#leave(device, id);
    if (before === undefined ? !isSilent(contribution.network) : !isSameValue(before.network, contribution.network)) this.#whole = null;
  }

  remove(id: ComponentId): void {
    const before = this.#contributions.get(id);
    if (before === undefined) return;
    this.#contributions.delete(id);
    for (const device of before.devices.keys()) this.#leave(device, id);
    if (!isSilent(before.network)) this.#whole = null;
  }

  /** Ids of all who have said something, or nothing, so far. */
  ids(): Iterable<ComponentId> {
    return this.#contributions.keys();
  }

  /** The plan of everything said so far. */
  plan(seed: number): Plan {
    for (const site of this.#stale) this.#finish(site);
    this.#stale = [];
    this.#arrange();
    const devices: PlanDevice[] = [];
    for (const { device } of this.#order) if (device !== null) devices.push(device);
    this.#whole ??= gather([...this.#contributions].filter(([, { network }]) => !isSilent(network)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { network }]) => network));
    return { seed, devices, ...this.#whole };
  }

  #siteOf(device: DeviceId): Site {
    const known = this.#sites.get(device);
    if (known !== undefined) return known;
    const made: Site = { id: device, contributors: [], device: null, isStale: false };
    this.#sites.set(device, made);
    this.#added.add(made);
    return made;
  }

  #touch(site: Site): void {
    if (!site.isStale) this.#stale.push(site);
    site.isStale = true;
  }

  #join(device: DeviceId, id: ComponentId): void {
    const site = this.#siteOf(device);
    site.contributors.splice(positionOf(site.contributors, id), 0, id);
    this.#touch(site);
  }

  #leave(device: DeviceId, id: ComponentId): void {
    const site = this.#siteOf(device);
    site.contributors.splice(positionOf(site.contributors, id), 1);
    this.#touch(site);
    if (site.contributors.length > 0) return;
    this.#sites.delete(device);
    this.#added.delete(site);
    this.#gone.add(device);
  }

  #arrange(): void {
    if (this.#added.size + this.#gone.size === 0) return;
    const added = [...this.#added].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#order = mergeSorted(this.#order, this.#gone, added, (site) => site.id);
    this.#added.clear();
    this.#gone.clear();
  }

  #finish(site: Site): void {
    site.isStale = false;
    const parts: (readonly DevicePart[])[] = [];
    for (const id of site.contributors) {
      const said = this.#contributions.get(id)?.devices.get(site.id);
      if (said !== undefined) parts.push(said);
    }
    site.device = finishDevice(parts);
  }
}
