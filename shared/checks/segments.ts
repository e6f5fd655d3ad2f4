import type { ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { InterfaceRef, Scope } from '../model/scope.ts';
import { parseIpv4 } from '../net/address.ts';
import { cidrContains, parseCidr, type Cidr } from '../net/cidr.ts';
import type { DesignCheck, WholeContext } from './contract.ts';
import { referencesOf } from './names.ts';

/**
 * Members that exchange packets at layer 2: those of one subnet, where several lie on one wire (jumbo frames between VTEPs beside uplinks of 1500 bytes
 * are meant so). Whoever stands in several of them, their router, has one size for all and is compared in none.
 */
function groupsOf(scope: Scope, id: ComponentId): readonly (readonly InterfaceRef[])[] {
  const prefixes = scope.prefixes(id).flatMap((text) => parseCidr(text) ?? []);
  const members = scope.members(id);
  if (prefixes.length < 2) return [members];
  const homes = (ref: InterfaceRef): readonly Cidr[] =>
    prefixes.filter((cidr) => ref.row.addresses.some((text) => {
      const word = parseIpv4(text);
      return word !== null && cidrContains(cidr, word);
    }));
  const placed = members.flatMap((ref) => {
    const [home, another] = homes(ref);
    return home === undefined || another !== undefined ? [] : [{ ref, home }];
  });
  return prefixes.map((cidr) => placed.flatMap(({ ref, home }) => (home === cidr ? [ref] : [])));
}

/** Networks that no interface is in. One that a field names, as the heartbeat network of a pair of appliances is, is in use all the same. */
function deserted({ scope, registry, ids }: WholeContext): readonly Finding[] {
  const entries = ids.flatMap((id) => scope.component(id) ?? []);
  const empty = entries.filter(({ id, component }) => registry.find(component.kind)?.shape === 'segment' && scope.members(id).length === 0);
  if (empty.length === 0) return [];
  const named = new Set(entries.flatMap((entry) => referencesOf(entry, registry).map(({ target }) => target)));
  return empty.filter(({ id }) => !named.has(id)).map(({ id, component: { name } }): Finding => ({ code: 'SUB-005', severity: 'info', at: { component: id }, params: { name } }));
}

/** SUB-005: a layer 2 network nobody is in. MTU-002: one in which members of one subnet disagree about the largest packet. */
export const segments: DesignCheck = {
  codes: ['SUB-005', 'MTU-002'],
  component: ({ id, component: { kind, name } }, { scope, registry }) => {
    if (registry.find(kind)?.shape !== 'segment') return [];
    return groupsOf(scope, id).flatMap((members) => {
      if (new Set(members.map((member) => member.row.mtuBytes)).size < 2) return [];
      const list = members.map((member) => `${member.owner}/${member.row.id} ${member.row.mtuBytes}`).join(', ');
      return [{ code: 'MTU-002', severity: 'warning', at: { component: id }, params: { name, members: list } }];
    });
  },
  design: deserted,
};
