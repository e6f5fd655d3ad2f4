import type { Match } from '../../plan/stage.ts';
import { prefixOf, type Draft, type Station } from './random-draft.ts';
import type { Chance } from './random.ts';

/** Predicates over the addresses and ports that a random plan really has. */

export const publicAddress = '198.51.100.7';
export const ports = [22, 53, 80, 8080] as const;

export function anyAddress(draft: Draft): string {
  const { dice } = draft;
  const owned = draft.stations.flatMap((station) => station.at.map((own) => own.address));
  if (dice.in100(4)) return publicAddress;
  return dice.pick(owned);
}

export function somePrefix(draft: Draft): string {
  const { dice } = draft;
  const lan = dice.pick(draft.lans);
  return dice.in100(40) ? `${anyAddress(draft)}/32` : dice.in100(15) ? '0.0.0.0/0' : prefixOf(lan);
}

export function portRange(dice: Chance): readonly [number, number] {
  const first = dice.pick(ports);
  return dice.in100(30) ? [first, first + 100] : [first, first];
}

function exceptions(draft: Draft): Match {
  const { dice } = draft;
  if (!dice.in100(10)) return {};
  return dice.in100(50) ? { exceptSources: [somePrefix(draft)] } : { exceptDestinations: Array.from({ length: 1 + dice.below(2) }, () => somePrefix(draft)) };
}

/** By which interfaces of its device, or of none; and what the device sends itself. */
export function randomPlace(draft: Draft, station: Station, percent: number): Match {
  const { dice } = draft;
  if (!dice.in100(percent)) return {};
  const names = [...station.at.map((place) => place.name), ...(dice.in100(10) ? ['eth9'] : [])];
  const some = dice.some(names, 70);
  const form = dice.below(10);
  if (form < 4) return { ingress: some };
  if (form < 8) return { egress: some };
  return form < 9 ? { isOwn: true } : { ingress: some, egress: names };
}

export function randomMatch(draft: Draft): Match {
  const { dice } = draft;
  const protocol = dice.in100(45) ? dice.pick(draft.isLayered && dice.in100(15) ? [4, 50] : [1, 6, 17]) : undefined;
  return {
    ...(dice.in100(40) ? { sources: Array.from({ length: 1 + dice.below(2) }, () => somePrefix(draft)) } : {}),
    ...(dice.in100(40) ? { destinations: [somePrefix(draft)] } : {}),
    ...(protocol === undefined ? {} : { protocol }),
    ...(protocol === 6 || protocol === 17 ? (dice.in100(40) ? { destinationPorts: [portRange(dice)] } : {}) : {}),
    ...(protocol === 1 && dice.in100(30) ? { icmpTypes: [[dice.pick([0, 3, 8, 11]), 11] as const] } : {}),
    ...exceptions(draft),
  };
}

export function oneInterface(draft: Draft, station: Station, percent: number): string | null {
  return station.at.length > 0 && draft.dice.in100(percent) ? draft.dice.pick(station.at).name : null;
}
