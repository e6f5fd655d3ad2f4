import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope } from '../../model/scope.ts';
import { cidrCovers, formatCidr, parseCidr, type Cidr } from '../../net/cidr.ts';
import type { Because } from '../../plan/stage.ts';
import { readCluster } from './cluster.ts';
import { propsReader } from './read-props.ts';

/* Calico's pools: prefixes that blocks of nodes are cut from, and how packets travel between blocks (domain/private-cloud.md b.5, IpPool). */

const encapsulation = { ko: '캡슐화', en: 'Encapsulation' };

export const poolProps = z.object({
  cidr: field.cidr({ ko: 'CIDR', en: 'CIDR' }),
  blockSize: field.number({ ko: '블록 크기', en: 'Block size' }, 26, { min: 20, max: 32 }),
  ipipMode: field.choice(
    { ko: 'IP-in-IP', en: 'IP-in-IP' },
    { Always: { ko: '항상', en: 'Always' }, CrossSubnet: { ko: '다른 서브넷일 때만', en: 'Across subnets only' }, Never: { ko: '사용 안 함', en: 'Never' } },
    'Always',
    { section: encapsulation },
  ),
  mtu: field.number({ ko: '터널 MTU', en: 'Tunnel MTU' }, 1480, { unit: 'B', min: 68, max: 8980, section: encapsulation }),
  natOutgoing: field.toggle({ ko: '나갈 때 SNAT', en: 'NAT outgoing' }, true, {
    help: { ko: '풀 밖으로 가는 팟의 출발지를 노드 주소로 바꿉니다.', en: 'What pods send to destinations outside all pools gets the address of the node.' },
  }),
  disabled: field.toggle({ ko: '새 주소 할당 안 함', en: 'Gives no new addresses' }, false),
});
export type PoolProps = z.output<typeof poolProps>;

export const readPool = propsReader(poolProps);

export interface Pool {
  /** The pool; the cluster itself where it stands for the pool it was made with. */
  readonly id: ComponentId;
  readonly cidr: Cidr;
  readonly prefix: string;
  readonly blockSize: number;
  readonly mode: 'Always' | 'CrossSubnet' | 'Never';
  readonly tunnelMtuBytes: number;
  readonly isMasqueraded: boolean;
  readonly givesAddresses: boolean;
}

const modes: Readonly<Record<string, Pool['mode']>> = { Always: 'Always', CrossSubnet: 'CrossSubnet', Never: 'Never' };
const defaultModes: Readonly<Record<string, Pool['mode']>> = { ICP: 'Always', IKS: 'CrossSubnet' };

/** The mode a cluster of this flavor starts with: seed 60 for ICP, the provider's for IKS (domain/private-cloud.md b.5). */
export function defaultMode(flavor: string): Pool['mode'] {
  return defaultModes[flavor] ?? 'Always';
}

/** Pools of a cluster with a readable prefix. A cluster without any drawn has the one it was made with: its pod network. */
export const poolsOf = perScope((scope, cluster: ComponentId): readonly Pool[] => {
  const entry = scope.component(cluster);
  if (entry === null) return [];
  const drawn = scope.children(cluster).filter(({ component }) => component.kind === 'ip-pool');
  if (drawn.length === 0) {
    const { podCidr, flavor } = readCluster(entry);
    const cidr = parseCidr(podCidr);
    return cidr === null ? [] : [{ id: cluster, cidr, prefix: formatCidr(cidr), blockSize: 26, mode: defaultMode(flavor), tunnelMtuBytes: 1480, isMasqueraded: true, givesAddresses: true }];
  }
  return drawn.flatMap((pool): readonly Pool[] => {
    const props = readPool(pool);
    const cidr = parseCidr(props.cidr);
    if (cidr === null) return [];
    return [{
      id: pool.id, cidr, prefix: formatCidr(cidr), blockSize: props.blockSize, mode: modes[props.ipipMode] ?? 'Always', tunnelMtuBytes: props.mtu, isMasqueraded: props.natOutgoing, givesAddresses: !props.disabled,
    }];
  });
});

/** The pool a block was cut from: the one with the longest prefix around it. */
export function poolAround(pools: readonly Pool[], block: Cidr): Pool | null {
  const around = pools.filter((pool) => cidrCovers(pool.cidr, block));
  return around.reduce<Pool | null>((best, pool) => (best === null || pool.cidr.prefixLength > best.cidr.prefixLength ? pool : best), null);
}

export function becauseOf(pool: Pool, path: string): Because {
  return { component: pool.id, path, label: path.slice(1) };
}
