import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import type { Overlay, OverlayEndpoint } from '../../plan/plan.ts';
import { vxlan } from '../../plan/tunnel.ts';
import { isHypervisorUp } from '../hosting.ts';
import { ipInterfaceFields, portsOf, type Port } from '../ip-ports.ts';
import { spannedHosts } from './transport-zones.ts';

/*
 * Tunnel endpoints of ESXi hosts (domain/private-cloud.md b.2, Vtep). Of several on one host the first one in use carries everything; how a real host
 * spreads guests over two of them is not modelled.
 */

/** MTU that IBM gives private port groups and VTEPs, in bytes. */
export const vtepMtuBytes = 9000;

/** UDP port of VXLAN, where nobody says otherwise. */
export const vxlanPort = 4789;

export const hostInterfaceSchema = z.object({
  ...ipInterfaceFields,
  role: field.choice({ ko: '역할', en: 'Role' }, { management: { ko: '관리', en: 'Management' }, vtep: { ko: 'VTEP', en: 'VTEP' } }, 'management'),
  mtu: field.number({ ko: 'MTU', en: 'MTU' }, vtepMtuBytes, { unit: 'B', min: 68, max: 9000 }),
  vxlanPort: field.number({ ko: 'VXLAN 포트', en: 'VXLAN port' }, vxlanPort, { min: 1, max: 65_535, help: { ko: 'VTEP만 해당: 4789, 오래된 NSX-v는 8472', en: 'VTEPs only: 4789, older NSX-v 8472.' } }),
});

const rowsSchema = z.array(hostInterfaceSchema);

export interface Vtep {
  readonly host: Entry;
  readonly port: Port;
  /** The first address, canonical. */
  readonly address: string;
  readonly vxlanPort: number;
}

/** VTEPs of a host that have a readable address, in the order of its rows. */
export const vtepsOf = perScope((scope, id: ComponentId): readonly Vtep[] => {
  const host = scope.component(id);
  const rows = rowsSchema.safeParse(host?.component.props['interfaces'] ?? []).data ?? [];
  return portsOf(scope, id).flatMap((port): readonly Vtep[] => {
    const row = rows.find((candidate) => candidate.id === port.row.id);
    const [address] = port.addresses;
    return host === null || row?.role !== 'vtep' || address === undefined ? [] : [{ host, port, address: address.address, vxlanPort: row.vxlanPort }];
  });
});

/** The VTEP that carries what guests of a host send: the first that is plugged in, else the first; null where it has none. */
export function vtepOf(scope: Scope, host: ComponentId): Vtep | null {
  const vteps = vtepsOf(scope, host);
  return vteps.find((vtep) => vtep.port.isUp && vtep.port.segment !== null) ?? vteps[0] ?? null;
}

/** The UDP port of a logical switch: that of the first host that knows it. Hosts with another one speak past each other. */
export const portOfSwitch = perScope((scope, logicalSwitch: ComponentId): number => spannedHosts(scope, logicalSwitch).flatMap((host) => vtepOf(scope, host.id) ?? [])[0]?.vxlanPort ?? vxlanPort);

/** Whether a host can carry frames of a logical switch to other hosts: it knows the switch and has a VTEP with its UDP port. */
export function canCarry(scope: Scope, host: ComponentId, logicalSwitch: ComponentId): boolean {
  return spannedHosts(scope, logicalSwitch).some((entry) => entry.id === host) && vtepOf(scope, host)?.vxlanPort === portOfSwitch(scope, logicalSwitch);
}

/** The overlay of a logical switch: one endpoint on each of its hosts that is up. */
export function overlayOf(scope: Scope, logicalSwitch: ComponentId, vni: number): Overlay {
  const port = portOfSwitch(scope, logicalSwitch);
  const endpoints = spannedHosts(scope, logicalSwitch).flatMap((host): readonly OverlayEndpoint[] => {
    const vtep = vtepOf(scope, host.id);
    if (vtep === null || vtep.vxlanPort !== port || !isHypervisorUp(host)) return [];
    return [{ device: host.id, address: vtep.address, because: { component: host.id, path: vtep.port.row.path, label: vtep.port.row.id } }];
  });
  return { tunnel: vxlan(vni, port), endpoints };
}
