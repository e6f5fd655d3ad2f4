import type { ComponentId } from '../../../model/design.ts';
import type { Entry, Scope } from '../../../model/scope.ts';

/** Range of network identifiers (domain/private-cloud.md b.3: segment pool from 5000). */
export const vniRange = { first: 5000, last: 16_777_215 } as const;

/** The network identifier of a logical switch as it is written. */
export function vniOf(logicalSwitch: Entry): number {
  const vni = logicalSwitch.component.props['vni'];
  return typeof vni === 'number' ? vni : vniRange.first;
}

/** Logical switches of an instance, in id order. */
export function siblings(scope: Scope, instance: ComponentId | null): readonly Entry[] {
  return scope.children(instance).filter((child) => child.component.kind === 'logical-switch');
}

/** The wanted identifier where nobody else in the instance has it, else the next free one from 5000. */
export function freeVni(instance: ComponentId | null, scope: Scope, self: ComponentId, wanted: number | null = null): number {
  const used = new Set(siblings(scope, instance).filter((other) => other.id !== self).map(vniOf));
  if (wanted !== null && !used.has(wanted)) return wanted;
  let vni: number = vniRange.first;
  while (used.has(vni) && vni < vniRange.last) vni += 1;
  return vni;
}
