import type { ComponentId } from '../../../model/design.ts';
import type { InterfaceRef, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { portOf } from '../association.ts';
import type { Member } from './props.ts';

/** Where a member is: its address, and the instance and port behind it where it is one. */
export interface MemberTarget {
  readonly component: ComponentId | null;
  readonly address: string;
  readonly port: InterfaceRef | null;
}

/** Resolves a member row: an instance by its named or first port, else a bare address (owned by whoever lists it). Null when neither can be read. */
export function memberTarget(member: Member, scope: Scope): MemberTarget | null {
  const instance = scope.component(member.instance);
  const port = instance === null ? (scope.holders(member.address)[0] ?? null) : portOf(scope, instance.id, member.interface === '' ? null : member.interface);
  const address = parseIpv4(instance === null ? member.address : (port?.row.addresses[0] ?? ''));
  return address === null ? null : { component: port?.owner ?? null, address: formatIpv4(address), port };
}
