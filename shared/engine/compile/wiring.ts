import { isSameValue } from '../../model/same-value.ts';
import type { Plan, PlanDevice } from '../../plan/plan.ts';
import type { Network } from '../network.ts';
import { linkLayer2 } from './layer2.ts';
import { findPeers, linkAddressBook, numberPlan, segmentOf, type Numbering } from './link.ts';
import { linkAddresses, linkStaticNeighbours } from './neighbours.ts';
import { toWords } from './words.ts';

/** Everything in a network that follows from its interfaces, segments and public addresses, whatever devices do with packets. */
export type Wiring = Omit<
  Network,
  | 'plan' | 'devices' | 'profiles' | 'code' | 'transit' | 'originate' | 'deviceDelay' | 'deviceTtlCost' | 'portOut' | 'portIn' | 'bridgeIn'
  | 'interfaceName' | 'tunnels' | 'matches' | 'stages' | 'routes' | 'services' | 'proxies'
>;

/** The wiring of a plan. */
export interface LinkedWiring {
  readonly plan: Plan;
  readonly numbering: Numbering;
  readonly wiring: Wiring;
}

export function linkWiring(plan: Plan): LinkedWiring {
  const numbering = numberPlan(plan);
  const layer2 = linkLayer2(plan, numbering);
  const flag = (value: boolean): number => (value ? 1 : 0);
  const { interfaces } = numbering;
  return {
    plan,
    numbering,
    wiring: {
      interfaces,
      segments: plan.segments,
      deviceNumbers: numbering.deviceNumbers,
      componentDevices: numbering.componentDevices,
      deviceInterfaces: numbering.deviceInterfaces,
      interfaceDevice: toWords(interfaces.map((entry) => entry.device)),
      interfaceUp: toWords(interfaces.map((entry) => flag(entry.row.up))),
      interfaceSegment: toWords(interfaces.map((entry) => segmentOf(numbering, entry))),
      interfaceMtu: toWords(interfaces.map((entry) => entry.row.mtuBytes)),
      interfacePeer: findPeers(numbering, plan.segments),
      segmentIsSilent: toWords(plan.segments.map((segment) => flag(segment.missing.silent))),
      segmentMtu: toWords(plan.segments.map((segment) => segment.mtuBytes)),
      segmentDelay: toWords(plan.segments.map((segment) => segment.delayUs)),
      ...layer2,
      ...linkAddresses(numbering, plan.devices, layer2.segmentDomain),
      ...linkAddressBook(plan, numbering),
      staticNeighbours: linkStaticNeighbours(numbering, plan.devices, layer2.segmentDomain),
    },
  };
}

/** True for lists of the same things, or of things that `isSame` takes for the same. */
export function isSameList<Item>(a: readonly Item[], b: readonly Item[], isSame: (a: Item, b: Item) => boolean): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    const [first, second] = [a[index], b[index]];
    if (first !== second && (first === undefined || second === undefined || !isSame(first, second))) return false;
  }
  return true;
}

/** Stages that say something about wires: bridges join segments, static entries name neighbours. */
function hasWiringStages(device: PlanDevice): boolean {
  return device.stages.some((stage) => stage.kind === 'bridge' || stage.kind === 'resolve');
}

function isWiredAlike(a: PlanDevice, b: PlanDevice): boolean {
  return (
    a.id === b.id && a.component === b.component && isSameValue(a.distributed, b.distributed) && isSameList(a.interfaces, b.interfaces, isSameValue) &&
    !hasWiringStages(a) && !hasWiringStages(b)
  );
}

/** True when {@link linkWiring} would make the same of both plans; may be false all the same. */
export function isSameWiring(a: Plan, b: Plan): boolean {
  return (
    a.internet === b.internet && isSameList(a.segments, b.segments, isSameValue) && isSameList(a.publicAddresses, b.publicAddresses, isSameValue) &&
    isSameList(a.calledAddresses, b.calledAddresses, isSameValue) &&
    isSameList(a.devices, b.devices, isWiredAlike)
  );
}
