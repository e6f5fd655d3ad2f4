import { registry } from '../../shared/catalog/index.ts';
import { componentId, type Component, type Design } from '../../shared/model/design.ts';
import type { Scope } from '../../shared/model/scope.ts';
import { formatIpv4, offsetIpv4 } from '../../shared/net/address.ts';
import { cidrSize, parseCidr } from '../../shared/net/cidr.ts';
import { scopeOf } from '../state/document.ts';
import { pathParts, withValueAt } from './value-at.ts';

/** How many addresses are looked at, and how many of them are tried, before a search gives up. */
const searchLimits = { addresses: 65_536, tries: 64 } as const;

/** An address that nobody has (RFC 5737), to see where a field's value shows up. */
const documentation = '192.0.2.1';

/** The interface that an address field belongs to, and the network it is plugged into; null for any other field. */
function networkOfField(scope: Scope, id: string, path: string): { readonly interfaceId: string; readonly network: string } | null {
  const own = componentId(id);
  const row = scope.interfaces(own).find((each) => path === each.path || path.startsWith(`${each.path}/`));
  const network = row === undefined ? null : scope.segmentOf(own, row.id);
  return row === undefined || network === null ? null : { interfaceId: row.id, network };
}

/** Whether an interface has the address of this field as its own, and a network to have it on. */
export function isOwnAddress(design: Design, id: string, path: string): boolean {
  const [scope, component] = [scopeOf(design), design.components[id]];
  const field = networkOfField(scope, id, path);
  if (field === null || component === undefined) return false;
  const next: Component = { ...component, props: withValueAt(component.props, pathParts(path), documentation) };
  if (registry.find(component.kind)?.schema.safeParse(next.props).success !== true) return false;
  return scope.supposing(componentId(id), next).interfaces(componentId(id)).some((row) => row.id === field.interfaceId && row.addresses.includes(documentation));
}

/** The component with another value at a path: its kind says whether the interface then holds it, and whether anything is wrong there. */
function isGood(scope: Scope, id: string, next: Component, path: string, holds: (after: Scope) => boolean): boolean {
  const definition = registry.find(next.kind);
  if (definition?.schema.safeParse(next.props).success !== true) return false;
  const after = scope.supposing(componentId(id), next);
  const isBad = definition.checks(componentId(id), next, after).some(({ at, severity }) => severity === 'error' && at.path !== undefined && (at.path === path || path.startsWith(`${at.path}/`)));
  return holds(after) && !isBad;
}

/**
 * The lowest address of the network that nobody holds and that the kind finds nothing wrong with; null where the field is no address of an interface,
 * the network has no prefix, or none is left.
 */
export function nextFreeAddress(design: Design, id: string, path: string): string | null {
  const [scope, component] = [scopeOf(design), design.components[id]];
  const field = networkOfField(scope, id, path);
  if (field === null || component === undefined) return null;
  let tries = 0;
  for (const text of scope.prefixes(componentId(field.network))) {
    const cidr = parseCidr(text);
    if (cidr === null) continue;
    for (let offset = 1; offset < Math.min(cidrSize(cidr) - 1, searchLimits.addresses); offset += 1) {
      const address = formatIpv4(offsetIpv4(cidr.network, offset));
      if (scope.holders(address).length > 0) continue;
      tries += 1;
      if (tries > searchLimits.tries) return null;
      const next: Component = { ...component, props: withValueAt(component.props, pathParts(path), address) };
      const holds = (after: Scope): boolean => after.interfaces(componentId(id)).some((row) => row.id === field.interfaceId && row.addresses.includes(address));
      if (isGood(scope, id, next, path, holds)) return address;
    }
  }
  return null;
}

/** The free range that a new component of this kind would get here; null where it would get none, or has it already. */
export function nextFreeRange(design: Design, id: string, path: string): string | null {
  const [scope, component] = [scopeOf(design), design.components[id]];
  const [key = '', ...deeper] = pathParts(path);
  const definition = component === undefined ? null : registry.find(component.kind);
  if (component === undefined || definition === null || deeper.length > 0) return null;
  const range = definition.create(componentId(id), { ...component, props: definition.schema.parse({}) }, scope)[key];
  if (typeof range !== 'string' || parseCidr(range) === null || component.props[key] === range) return null;
  const next: Component = { ...component, props: { ...component.props, [key]: range } };
  return isGood(scope, id, next, path, () => true) ? range : null;
}
