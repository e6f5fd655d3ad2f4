import type { CardFacts } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import { hypervisorOf, isHypervisorUp } from '../hosting.ts';

/** The lamp of a guest: stopped as somebody wants it; error where it would run and its host is off. */
export function guestLamp(scope: Scope, id: ComponentId, state: string): NonNullable<CardFacts['lamp']> {
  if (state === 'stopped') return 'stopped';
  const host = hypervisorOf(scope, id);
  return host === null || isHypervisorUp(host) ? 'running' : 'error';
}
