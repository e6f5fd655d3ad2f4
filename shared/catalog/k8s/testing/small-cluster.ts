import { compileDesign, trace, type Hop, type Leg, type Step, type Trace } from '../../../engine/index.ts';
import { emptyDesign, type Design } from '../../../model/design.ts';
import type { Probe } from '../../../model/probe.ts';
import { registry } from '../../index.ts';
import { add, connect, draw, type Step as Edit } from '../../testing/drawing-board.ts';

/* A cluster small enough to be read: two workers of one VLAN, a router, a database in another VLAN (addresses of domain/private-cloud.md 0.2). */

function node(kind: 'worker-node' | 'proxy-node' | 'master-node', id: string, address: string, block: string): readonly Edit[] {
  const gateway = address.replace(/\d+$/, '1');
  const tunnel = block === '' ? '' : block.replace(/0\/26$/, '1');
  return [add(kind, id, 'k8s', { interfaces: [{ id: 'eth0', address }], gateway, podBlock: block, tunnelIp: tunnel }), connect('l2', `${id}/eth0`, 'nodes')];
}

const web = { labels: ['app=web'], listens: [{ id: 'http', port: 8080 }] };

export const smallCluster: Design = draw(
  emptyDesign,
  add('vlan', 'nodes', null, { cidr: '192.168.20.0/24' }),
  add('vlan', 'data', null, { cidr: '192.168.30.0/24' }),
  add('onprem-router', 'router', null, { interfaces: [{ id: 'nodes', address: '192.168.20.1' }, { id: 'data', address: '192.168.30.1' }] }),
  connect('l2', 'router/nodes', 'nodes'),
  connect('l2', 'router/data', 'data'),
  add('server', 'db', null, { interfaces: [{ id: 'eth0', address: '192.168.30.50' }], gateway: '192.168.30.1', listens: [{ id: 'mysql', port: 3306 }] }),
  connect('l2', 'db/eth0', 'data'),
  add('kubernetes-cluster', 'k8s'),
  ...node('worker-node', 'worker1', '192.168.20.31', '172.28.1.0/26'),
  ...node('worker-node', 'worker2', '192.168.20.32', '172.28.2.0/26'),
  add('pod', 'web1', 'worker1', { ...web, ip: '172.28.1.20' }),
  add('pod', 'beside', 'worker1', { ...web, ip: '172.28.1.21', labels: ['app=beside'] }),
  add('pod', 'web2', 'worker2', { ...web, ip: '172.28.2.20' }),
  add('ip-pool', 'pool', 'k8s'),
);

/** The same with worker2 in a network of its own behind the router. */
export const apart: Design = draw(
  smallCluster,
  add('vlan', 'more', null, { cidr: '192.168.21.0/24' }),
  ['component.update', { id: 'router', props: { interfaces: [{ id: 'nodes', address: '192.168.20.1' }, { id: 'data', address: '192.168.30.1' }, { id: 'more', address: '192.168.21.1' }] } }],
  connect('l2', 'router/more', 'more'),
  ['link.disconnect', { id: 'worker2.eth0-nodes' }],
  ['component.update', { id: 'worker2', props: { interfaces: [{ id: 'eth0', address: '192.168.21.32' }], gateway: '192.168.21.1' } }],
  connect('l2', 'worker2/eth0', 'more'),
);

/** Two masters and two proxies beside them, with the virtual addresses of the reference topology. */
export const withVips: Design = draw(
  smallCluster,
  ...node('master-node', 'master1', '192.168.20.11', ''),
  ...node('proxy-node', 'proxy1', '192.168.20.21', '172.28.3.0/26'),
  ...node('proxy-node', 'proxy2', '192.168.20.22', '172.28.4.0/26'),
  add('vip', 'vip-cluster', 'k8s', { vipKind: 'cluster', address: '192.168.20.10', holder: 'master1' }),
  add('vip', 'vip-proxy', 'k8s', { vipKind: 'proxy', address: '192.168.20.20', holder: 'proxy1' }),
);

export function ask(design: Design, probe: Partial<Probe>): Trace {
  return trace(compileDesign(design, registry), { from: 'web1', to: 'web2', kind: 'tcp', port: 8080, sizeBytes: 1000, ...probe });
}

function hopsOf(result: Trace, direction: Leg['direction']): readonly Hop[] {
  return (result.paths[0]?.legs ?? []).filter((leg) => leg.direction === direction).flatMap((leg) => leg.hops);
}

/** Components of one direction, a space between them. */
export function way(result: Trace, direction: Leg['direction'] = 'forward'): string {
  return hopsOf(result, direction).map((hop) => hop.component).join(' ');
}

export function stepsOf(result: Trace, kind: Step['kind'], direction: Leg['direction'] = 'forward'): readonly Step[] {
  return hopsOf(result, direction).flatMap((hop) => hop.steps.filter((step) => step.kind === kind));
}

/** The addresses of a step's headers, outermost first: `a>b // c>d`. */
export function addresses({ headers }: Pick<Step, 'headers'>): string {
  return headers.flatMap((header) => (header.layer === 'ipv4' ? [`${header.source}>${header.destination}`] : [])).join(' // ');
}

/** Outcome, reason and where, of the path that is played. */
export function ending({ outcome, paths }: Trace): readonly (string | null)[] {
  return [outcome, paths[0]?.reason ?? null, paths[0]?.at ?? null];
}

/** Source and destination with which a packet arrives at the last component of a direction. */
export function arrived(result: Trace, direction: Leg['direction'] = 'forward'): string {
  const hop = hopsOf(result, direction).at(-1);
  return hop === undefined ? '' : addresses(hop.enter);
}
