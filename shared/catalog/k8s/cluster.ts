import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import { formatCidr, parseCidr } from '../../net/cidr.ts';
import { propsReader } from './read-props.ts';

/* What a cluster says about itself, and which cluster something belongs to (domain/private-cloud.md b.5; CONTRACTS 1, containment). */

export const clusterKind = 'kubernetes-cluster';

const network = { ko: '네트워크', en: 'Networking' };
const proxying = { ko: 'kube-proxy', en: 'kube-proxy' };
const installing = { ko: '설치', en: 'Installation' };

export const flavors = {
  ICP: { ko: 'IBM Cloud Private', en: 'IBM Cloud Private' },
  IKS: { ko: 'IBM Cloud Kubernetes Service', en: 'IBM Cloud Kubernetes Service' },
};

export const clusterProps = z.object({
  flavor: field.choice({ ko: '종류', en: 'Flavor' }, flavors, 'ICP'),
  environment: field.choice({ ko: '환경', en: 'Environment' }, { test: { ko: '개발·테스트', en: 'Development and test' }, production: { ko: '프로덕션', en: 'Production' } }, 'test'),
  podCidr: field.cidr({ ko: '팟 CIDR', en: 'Pod CIDR' }, '172.28.0.0/16', { section: network }),
  serviceCidr: field.cidr({ ko: '서비스 CIDR', en: 'Service CIDR' }, '172.29.0.0/16', { section: network }),
  nodePortRange: field.text({ ko: '노드 포트 범위', en: 'Node port range' }, '30000-32767', { section: network }),
  clusterDomain: field.text({ ko: '클러스터 도메인', en: 'Cluster domain' }, 'cluster.local', { section: network }),
  dnsService: field.reference({ ko: '클러스터 DNS', en: 'Cluster DNS' }, ['service', 'dns-server'], {
    section: network, help: { ko: '비우면 이름이 kube-dns인 서비스입니다.', en: 'When empty, the Service named kube-dns.' },
  }),
  kubeProxyMode: field.choice({ ko: '방식', en: 'Mode' }, { iptables: { ko: 'iptables', en: 'iptables' } }, 'iptables', { section: proxying }),
  clusterCidrSet: field.toggle({ ko: 'clusterCIDR 설정됨', en: 'clusterCIDR is set' }, true, {
    section: proxying, help: { ko: '꺼져 있으면 클러스터 밖에서 ClusterIP를 부를 때 주소를 바꾸지 않습니다.', en: 'When off, callers from outside the cluster keep their address when they use a ClusterIP.' },
  }),
  masqueradeAll: field.toggle({ ko: '모두 마스커레이드', en: 'Masquerade all' }, false, { section: proxying }),
  installMode: field.choice(
    { ko: '설치 방식', en: 'Install mode' },
    { online: { ko: '온라인', en: 'Online' }, proxy: { ko: '프록시', en: 'Through a proxy' }, offline: { ko: '오프라인', en: 'Offline' } },
    'online',
    { section: installing },
  ),
  proxyServer: field.reference({ ko: '프록시 서버', en: 'Proxy server' }, ['proxy-server'], { section: installing }),
  registry: field.reference({ ko: '레지스트리', en: 'Registry' }, ['registry'], { section: installing }),
});
export type ClusterProps = z.output<typeof clusterProps>;

/** Props of a cluster as every kind of the family reads them. */
export const readCluster = propsReader(clusterProps);

/** Networks of a cluster as they are provisioned: Hopline's own for ICP, the provider's for IKS (domain/private-cloud.md b.5). */
export function networksOf(flavor: string): { readonly podCidr: string; readonly serviceCidr: string } {
  return flavor === 'IKS' ? { podCidr: '172.30.0.0/16', serviceCidr: '172.21.0.0/16' } : { podCidr: '172.28.0.0/16', serviceCidr: '172.29.0.0/16' };
}

/** The cluster a node names or stands in, or anything else stands in. */
export const clusterOf = perScope((scope, id: ComponentId): Entry | null => {
  for (let at = scope.component(id), steps = 0; at !== null && steps < 12; at = scope.parent(at.id), steps += 1) {
    if (at.component.kind === clusterKind) return at;
    const named = at.component.props['cluster'];
    const cluster = typeof named === 'string' ? scope.component(named) : null;
    if (cluster?.component.kind === clusterKind) return cluster;
  }
  return null;
});

/** A prefix of a cluster in canonical form; null where it cannot be read. */
export function canonicalPrefix(text: string): string | null {
  const cidr = parseCidr(text);
  return cidr === null ? null : formatCidr(cidr);
}

/** Where pods of a cluster ask for names; null: nowhere. */
export const clusterDns = perScope((scope, cluster: ComponentId): string | null => {
  const entry = scope.component(cluster);
  const named = entry === null ? null : scope.component(readCluster(entry).dnsService);
  const server = named ?? scope.children(cluster).find(({ component }) => component.kind === 'service' && component.name === 'kube-dns') ?? scope.component('kube-dns');
  if (server === null) return null;
  const text = server.component.kind === 'service' ? server.component.props['clusterIp'] : scope.interfaces(server.id)[0]?.addresses[0];
  const address = typeof text === 'string' ? parseIpv4(text) : null;
  return address === null ? null : formatIpv4(address);
});

/** The cluster something is most likely meant for: around it, or the only one there is. */
export function likelyCluster(scope: Scope, parent: ComponentId | null): ComponentId | null {
  const around = parent === null ? null : clusterOf(scope, parent);
  const all = scope.ofKind(clusterKind);
  return around?.id ?? (all.length === 1 ? (all[0]?.id ?? null) : null);
}
