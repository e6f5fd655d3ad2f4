import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { isHypervisorUp } from '../hosting.ts';
import { ipInterfaceFields } from '../ip-ports.ts';
import { routesField } from '../route-rows.ts';
import { hostsOf, spannedHosts } from './transport-zones.ts';

/*
 * A distributed router as its own kind, bridges and stretched networks read it (domain/private-cloud.md b.3, DistributedLogicalRouter).
 */

const control = { ko: '컨트롤 VM', en: 'Control VM' };

const dlrFields = {
  interfaces: field.rows(
    { ko: '논리 인터페이스 (LIF)', en: 'Logical interfaces (LIF)' },
    z.object({
      ...ipInterfaceFields,
      type: field.choice({ ko: '종류', en: 'Type' }, { uplink: { ko: '업링크', en: 'Uplink' }, internal: { ko: '내부', en: 'Internal' } }, 'internal'),
    }),
  ),
  defaultGateway: field.address({ ko: '기본 게이트웨이', en: 'Default gateway' }, '', { optional: true, section: { ko: '라우팅', en: 'Routing' } }),
  routes: routesField,
  protocolAddress: field.address({ ko: '프로토콜 주소', en: 'Protocol address' }, '', {
    optional: true,
    section: { ko: '라우팅', en: 'Routing' },
    help: {
      ko: 'OSPF·BGP 이웃이 대화하는 컨트롤 VM의 주소. 패킷을 전달하는 것은 업링크 LIF의 주소(포워딩 주소)입니다.',
      en: 'Address of the control VM that OSPF and BGP neighbours talk to. What forwards packets is the address of the uplink LIF, the forwarding address.',
    },
  }),
  controlVm: field.group(control, {
    host: field.reference({ ko: '호스트', en: 'Host' }, ['esxi-host']),
    state: field.choice({ ko: '상태', en: 'State' }, { up: { ko: '동작', en: 'Up' }, down: { ko: '중지', en: 'Down' } }, 'up'),
    ha: field.toggle({ ko: '고가용성', en: 'High availability' }, false),
    standbyHost: field.reference({ ko: '예비 VM의 호스트', en: 'Host of the standby' }, ['esxi-host']),
  }),
};

export const dlrSchema = z.object(dlrFields);
export type DlrProps = z.output<typeof dlrSchema>;

/** A distributed router by its id, with its props; null where there is none of that id. */
export const dlrOf = perScope((scope, id: string | null): { readonly id: ComponentId; readonly entry: Entry; readonly props: DlrProps } | null => {
  const entry = scope.component(id);
  if (entry === null || entry.component.kind !== 'dlr') return null;
  const read = dlrSchema.safeParse(entry.component.props);
  return read.success ? { id: entry.id, entry, props: read.data } : null;
});

/** The host of the control VM as far as it stands; null: none is named, or it is gone. */
export function controlHost(scope: Scope, props: DlrProps): Entry | null {
  const host = scope.component(props.controlVm.host);
  return host !== null && host.component.kind === 'esxi-host' ? host : null;
}

/** Logical switches its interfaces are plugged into. */
function switchesOf(scope: Scope, id: ComponentId): readonly ComponentId[] {
  const networks = scope.interfaces(id).flatMap((row) => scope.segmentOf(id, row.id) ?? []);
  return [...new Set(networks)].filter((network) => scope.component(network)?.component.kind === 'logical-switch');
}

/** Hosts that run an instance, in id order: those its logical switches span; with VLANs only, all of its vCenter Server instance. None that is down. */
export const dlrHosts = perScope((scope, id: ComponentId): readonly Entry[] => {
  const switches = switchesOf(scope, id);
  const instance = scope.enclosing(id, 'vcenter-instance');
  const ofInstance = instance === null ? [] : hostsOf(scope, instance.id);
  const spanned = switches.length === 0 ? ofInstance : switches.flatMap((network) => spannedHosts(scope, network));
  return [...new Map(spanned.map((host) => [host.id, host])).values()].filter(isHypervisorUp).sort((a, b) => (a.id < b.id ? -1 : 1));
});

/** Whether a network reaches a host: a logical switch by its zone; a VLAN is wherever its distributed switch is, which the model does not bound. */
export function reachesHost(scope: Scope, network: ComponentId, host: ComponentId): boolean {
  return scope.component(network)?.component.kind !== 'logical-switch' || spannedHosts(scope, network).some((entry) => entry.id === host);
}
