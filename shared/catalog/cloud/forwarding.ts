import type { ComponentId } from '../../model/design.ts';
import type { InterfaceRef, Scope } from '../../model/scope.ts';

/* Instances that forward packets of others: NAT instances and appliances (domain/public-cloud.md B.2 NAT instance, C.4 rule 9). */

/** The port as its instance holds it. */
function portRow(scope: Scope, ref: InterfaceRef): Readonly<Record<string, unknown>> | null {
  const rows: unknown = scope.component(ref.owner)?.component.props['interfaces'];
  if (!Array.isArray(rows)) return null;
  return rows.find((row: unknown): row is Readonly<Record<string, unknown>> => typeof row === 'object' && row !== null && 'id' in row && row.id === ref.row.id) ?? null;
}

/** True where the cloud lets a port send with addresses that are not its own: the check is off, or port security altogether. */
export function isForwarder(scope: Scope, ref: InterfaceRef): boolean {
  const row = portRow(scope, ref);
  return row !== null && (row['sourceDestCheck'] === false || row['portSecurity'] === false);
}

/** True for an instance whose guest forwards and translates. */
export function isNatInstance(scope: Scope, id: ComponentId): boolean {
  const props = scope.component(id)?.component.props ?? {};
  return props['ipForward'] === true && props['natMasquerade'] === true;
}
