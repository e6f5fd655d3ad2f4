import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { guestsIn, type Guest } from '../guests.ts';
import type { DfwProps } from './props.ts';

/** Guests that are never filtered (domain/private-cloud.md b.3): a control VM of a distributed router is no component and has no port here. */
const alwaysExcluded: ReadonlySet<string> = new Set(['esg', 'nsx-controller']);

/** The distributed firewall of an instance: the first one in id order; a second one has nothing to say. */
export function firewallOf(scope: Scope, instance: ComponentId): Entry | null {
  return scope.children(instance).find((child) => child.component.kind === 'distributed-firewall') ?? null;
}

/** The guests whose ports this firewall filters. */
export function guardedBy(self: Self<DfwProps>, scope: Scope): readonly Guest[] {
  const instance = scope.enclosing(self.id, 'vcenter-instance');
  if (instance === null || firewallOf(scope, instance.id)?.id !== self.id) return [];
  return guestsIn(scope, instance.id).filter(
    ({ entry }) => !alwaysExcluded.has(entry.component.kind) && entry.component.props['dfwExcluded'] !== true && !self.props.exclusions.includes(entry.id),
  );
}
