import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { hypervisorOf, isHypervisorUp } from '../hosting.ts';
import { ipInterfacesField } from '../ip-host.ts';
import { portsOf, type Port } from '../ip-ports.ts';

/*
 * Pairs of layer 2 concentrators and the networks they stretch, as both kinds read each other (domain/private-cloud.md b.4, L2Concentrator and
 * StretchedNetwork; b.6 rule 10).
 */

const tunnel = { ko: '터널', en: 'Tunnel' };

/** What the tunnel adds to a packet, and what of it is encryption, in bytes (domain/private-cloud.md e; the exact split is not published). */
const overheadBytes = 150;
const encryptionBytes = 28;

export const sites = { onprem: { ko: '온프레미스', en: 'On-premises' }, cloud: { ko: '클라우드', en: 'Cloud' } };

export const concentratorSchema = z.object({
  site: field.choice({ ko: '위치', en: 'Site' }, sites, 'onprem'),
  state: field.choice({ ko: '터널 상태', en: 'Tunnel state' }, { up: { ko: '연결됨', en: 'Up' }, down: { ko: '끊김', en: 'Down' } }, 'up'),
  interfaces: ipInterfacesField,
  gateway: field.address({ ko: '기본 게이트웨이', en: 'Default gateway' }, '', { optional: true }),
  overhead: field.number({ ko: '터널 오버헤드', en: 'Tunnel overhead' }, overheadBytes, {
    unit: 'B', min: 0, max: 300, section: tunnel,
    help: { ko: '암호화 몫 28바이트를 포함합니다. 두 장비 중 큰 값이 적용됩니다.', en: 'With the 28 bytes of encryption. The larger of both appliances counts.' },
  }),
  encryption: field.toggle({ ko: '암호화', en: 'Encryption' }, true, { section: tunnel }),
  flowConditioning: field.toggle({ ko: '흐름 조정 (MSS 조정)', en: 'Flow conditioning (MSS clamping)' }, false, { section: tunnel }),
  networkLimit: field.number({ ko: '확장 네트워크 한도', en: 'Stretched networks at most' }, 8, {
    min: 1, max: 4096, section: tunnel, help: { ko: '현재 어플라이언스 8, 2019년 L2C 4096', en: 'Current appliance 8, L2C of 2019 4096.' },
  }),
});
export type ConcentratorProps = z.output<typeof concentratorSchema>;

export const stretchedSchema = z.object({
  cidr: field.cidr({ ko: 'CIDR', en: 'CIDR' }),
  onpremSegment: field.reference({ ko: '온프레미스 구간', en: 'On-premises segment' }, ['vlan', 'logical-switch']),
  cloudSegment: field.reference({ ko: '클라우드 구간', en: 'Cloud segment' }, ['logical-switch']),
  onpremConcentrator: field.reference({ ko: '온프레미스 L2C', en: 'On-premises concentrator' }, ['l2-concentrator']),
  cloudConcentrator: field.reference({ ko: '클라우드 L2C', en: 'Cloud concentrator' }, ['l2-concentrator']),
  gatewaySite: field.choice({ ko: '게이트웨이 위치', en: 'Gateway at' }, sites, 'onprem', { section: { ko: '게이트웨이', en: 'Gateway' } }),
  cloudGateway: field.text({ ko: '클라우드 게이트웨이', en: 'Cloud gateway' }, '', {
    optional: true, section: { ko: '게이트웨이', en: 'Gateway' },
    help: { ko: '구성 요소/인터페이스. 예: dlr/lif-stretched. 기본은 연결하지 않습니다.', en: 'Component/interface, for example dlr/lif-stretched. It stays disconnected unless somebody connects it.' },
  }),
  proximityRouting: field.toggle({ ko: '근접 라우팅', en: 'Proximity routing' }, false, {
    section: { ko: '게이트웨이', en: 'Gateway' },
    help: { ko: '클라우드의 머신이 클라우드 게이트웨이로 나갑니다. 동적 라우팅이 필요합니다.', en: 'Machines in the cloud leave by the cloud gateway. Needs dynamic routing.' },
  }),
});
export type StretchedProps = z.output<typeof stretchedSchema>;

export interface Concentrator {
  readonly id: ComponentId;
  readonly entry: Entry;
  readonly props: ConcentratorProps;
  /** The interface its tunnel leaves by: the first one. */
  readonly uplink: Port | null;
  readonly host: Entry | null;
}

export const concentratorOf = perScope((scope, id: string | null): Concentrator | null => {
  const entry = scope.component(id);
  if (entry?.component.kind !== 'l2-concentrator') return null;
  const read = concentratorSchema.safeParse(entry.component.props);
  return read.success ? { id: entry.id, entry, props: read.data, uplink: portsOf(scope, entry.id)[0] ?? null, host: hypervisorOf(scope, entry.id) } : null;
});

/** The other appliances at the ends of its tunnel links, in id order of the links. */
export function peersOf(scope: Scope, id: ComponentId): readonly Concentrator[] {
  return scope.links(id, 'tunnel').flatMap((view) => (view.peer === id ? [] : (concentratorOf(scope, view.peer) ?? [])));
}

export interface StretchedNetwork {
  readonly id: ComponentId;
  readonly entry: Entry;
  readonly props: StretchedProps;
}

export const stretchedNetworks = perScope((scope, _all: null): readonly StretchedNetwork[] =>
  scope.ofKind('stretched-network').flatMap((entry): readonly StretchedNetwork[] => {
    const read = stretchedSchema.safeParse(entry.component.props);
    return read.success ? [{ id: entry.id, entry, props: read.data }] : [];
  }),
);

/** Both appliances of a network that a tunnel link joins. */
export interface Pair {
  readonly onprem: Concentrator;
  readonly cloud: Concentrator;
}

/** The pair a network travels by; null while one of the two is missing or no tunnel joins them. */
export function pairOf(scope: Scope, props: StretchedProps): Pair | null {
  const [onprem, cloud] = [concentratorOf(scope, props.onpremConcentrator), concentratorOf(scope, props.cloudConcentrator)];
  if (onprem === null || cloud === null || onprem.id === cloud.id) return null;
  return peersOf(scope, onprem.id).some((peer) => peer.id === cloud.id) ? { onprem, cloud } : null;
}

/** The first pair of the two sites that is there, by the id of its end on premises. */
export function firstPair(scope: Scope): Pair | null {
  for (const { id } of scope.ofKind('l2-concentrator')) {
    const onprem = concentratorOf(scope, id);
    const cloud = onprem?.props.site === 'onprem' ? peersOf(scope, id).find((peer) => peer.props.site === 'cloud') : undefined;
    if (onprem !== null && cloud !== undefined) return { onprem, cloud };
  }
  return null;
}

/** A tunnel is up while both ends are. */
export function isPairUp({ onprem, cloud }: Pair): boolean {
  return onprem.props.state !== 'down' && cloud.props.state !== 'down';
}

/** Whether the machine an appliance runs on carries it now. */
export function isHostUp({ host }: Concentrator): boolean {
  return host === null || isHypervisorUp(host);
}

/** Bytes the tunnel of a pair adds to a packet: the larger of what its ends say, less what encryption would take where neither encrypts. */
export function tunnelOverheadBytes({ onprem, cloud }: Pair): number {
  const isPlain = !onprem.props.encryption && !cloud.props.encryption;
  return Math.max(0, Math.max(onprem.props.overhead, cloud.props.overhead) - (isPlain ? encryptionBytes : 0));
}

/** The interface that is, or would be, the gateway of the network in the cloud. */
export interface CloudGateway {
  readonly owner: Entry;
  readonly port: Port;
}

/** Reads `dlr/lif-stretched`; null where it names nothing that is there. */
export function cloudGatewayOf(scope: Scope, props: StretchedProps): CloudGateway | null {
  const [component = '', interfaceId = ''] = props.cloudGateway.split('/');
  const owner = scope.component(component);
  const port = owner === null ? undefined : portsOf(scope, owner.id).find((candidate) => candidate.row.id === interfaceId);
  return owner === null || port === undefined ? null : { owner, port };
}

/** Interfaces on the on-premises segment that have the address of the cloud's gateway: the gateway that the network had before. */
export function onpremGateways(scope: Scope, props: StretchedProps): readonly CloudGateway[] {
  const segment = scope.component(props.onpremSegment);
  const gateway = cloudGatewayOf(scope, props)?.port.addresses[0]?.address;
  if (segment === null || gateway === undefined) return [];
  return scope.members(segment.id).flatMap(({ owner, row }): readonly CloudGateway[] => {
    const entry = scope.component(owner);
    const port = portsOf(scope, owner).find((candidate) => candidate.row.id === row.id);
    return entry === null || port === undefined || !port.addresses.some(({ address }) => address === gateway) ? [] : [{ owner: entry, port }];
  });
}
