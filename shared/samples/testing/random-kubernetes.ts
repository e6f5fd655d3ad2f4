import { drawServices } from './random-services.ts';
import { type Sketch, upTo } from './random-sketch.ts';

/* A cluster: nodes on hosts or on a VLAN of their own, pods, pools in every mode, policies, virtual addresses (domain/private-cloud.md b.5). */

interface Nodes {
  readonly ids: readonly string[];
  readonly workers: readonly string[];
}

function node(sketch: Sketch, kind: string, id: string, last: number, block: number, hosts: readonly string[]): string {
  const { dice } = sketch;
  // One in ten stands in the network of the databases, behind a router.
  const prefix = dice.in100(10) ? '192.168.30' : '192.168.20';
  const hasCalico = block > 0 && !dice.in100(5);
  sketch.add(kind, id, dice.in100(4) ? 'icp' : dice.pick(hosts), {
    cluster: dice.in100(3) ? null : 'icp',
    ...(dice.in100(5) ? { state: 'stopped' } : {}),
    schedulable: !dice.in100(8),
    interfaces: [{ id: 'eth0', address: `${prefix}.${last}`, mtu: sketch.mostly(1500, [9000, 1400], 10) }],
    gateway: `${prefix}.1`,
    dnsServer: sketch.mostly<string | null>('ad-dns', [null, 'kube-dns'], 30),
    ...(hasCalico ? { podBlock: `172.28.${block}.0/26`, tunnelIp: dice.in100(4) ? '' : `172.28.${block}.1` } : {}),
    ...(dice.in100(10) ? { bgpPeers: ['192.168.20.1'] } : {}),
  });
  sketch.plug(`${id}/eth0`, prefix === '192.168.20' ? 'ls-web' : 'ls-db');
  return id;
}

function nodes(sketch: Sketch, hosts: readonly string[]): Nodes {
  const workers = upTo(sketch.count(1, 3)).map((index) => node(sketch, 'worker-node', `worker${index}`, 30 + index, index, hosts));
  const proxies = upTo(sketch.count(0, 2)).map((index) => node(sketch, 'proxy-node', `proxy${index}`, 20 + index, sketch.dice.in100(50) ? 4 + index : 0, hosts));
  const masters = upTo(sketch.count(0, 1)).map((index) => node(sketch, 'master-node', `master${index}`, 10 + index, 0, hosts));
  return { ids: [...workers, ...proxies, ...masters], workers };
}

const labels = ['app=web', 'app=db', 'app=tool', 'tier=front'] as const;

function pods(sketch: Sketch, { workers, ids }: Nodes): void {
  const { dice } = sketch;
  for (const index of upTo(sketch.count(1, 4))) {
    const on = dice.pick(workers);
    sketch.add('pod', `pod${index}`, on, {
      ip: dice.in100(4) ? '' : dice.in100(4) ? '172.28.9.9' : `172.28.${on.slice(6)}.${20 + index}`,
      labels: dice.some(labels, 45),
      listens: [{ id: 'http', name: 'http', port: 8080, application: 'http', body: `pod${index}` }, ...(dice.in100(30) ? [{ id: 'db', name: 'db', port: 3306 }] : [])],
      ...(dice.in100(7) ? { hostNetwork: true } : {}), ...(dice.in100(7) ? { ready: false } : {}), mtu: sketch.mostly(1480, [1500, 1400], 10),
    });
  }
  const dnsNode = dice.pick(workers);
  sketch.add('pod', 'pod-dns', dnsNode, { ip: `172.28.${dnsNode.slice(6)}.5`, labels: ['k8s-app=kube-dns'], dnsServes: dice.in100(50), dnsForwardTo: sketch.mostly('10.100.4.53', ['', '192.0.2.53']) });
  for (const index of upTo(sketch.count(0, 2))) {
    const on = dice.in100(60) ? dice.pick(workers) : dice.pick(ids);
    const isHost = dice.in100(35);
    sketch.add('ingress-controller', `controller${index}`, on, {
      ip: isHost ? '' : `172.28.${dnsBlock(on)}.${40 + index}`, hostNetwork: isHost, labels: ['app=ingress'],
      httpPort: isHost ? 80 : 8080, httpsPort: isHost ? 443 : 8443,
      upstreamMode: dice.pick(['endpoints', 'clusterIp']),
      entryAddress: dice.in100(20) ? '192.168.20.25' : '', visibility: dice.pick(['public', 'private']), ...(dice.in100(6) ? { enabled: false } : {}),
    });
  }
}

/** The block of a node by its name: worker1 has 1, proxy1 has 5; a master has none, and what stands there has an address of nobody's block. */
function dnsBlock(id: string): string {
  const number = Number(id.at(-1));
  return String(id.startsWith('worker') ? number : id.startsWith('proxy') ? 4 + number : 8);
}

function pools(sketch: Sketch): void {
  const { dice } = sketch;
  const mode = (): string => dice.pick(['Always', 'CrossSubnet', 'Never']);
  const [first, second] = dice.in100(25) ? ['172.28.0.0/23', '172.28.2.0/23'] : ['172.28.0.0/16', null];
  if (!dice.in100(4)) sketch.add('ip-pool', 'pool', 'icp', { cidr: first, ipipMode: mode(), natOutgoing: !dice.in100(25), mtu: sketch.mostly(1480, [1440, 8980]), ...(dice.in100(8) ? { disabled: true } : {}) });
  if (second !== null) sketch.add('ip-pool', 'pool2', 'icp', { cidr: second, ipipMode: mode(), natOutgoing: dice.in100(50), mtu: 1480 });
}

function policies(sketch: Sketch): void {
  const { dice } = sketch;
  const rows = () => upTo(dice.below(3)).map((index) => ({
    id: `r${index}`,
    podSelector: dice.in100(50) ? [dice.pick(labels)] : [],
    allPods: dice.in100(15),
    ...(dice.in100(40) ? { ipBlock: dice.pick(['192.168.0.0/16', '10.0.0.0/8', '0.0.0.0/0', 'nonsense']), except: dice.in100(40) ? ['192.168.30.0/24'] : [] } : {}),
    ports: dice.in100(50) ? [dice.pick(['tcp/8080', 'tcp/3306', 'udp/53', 'tcp/8000-8100'])] : [],
  }));
  for (const index of upTo(dice.below(3))) {
    sketch.add('network-policy', `policy${index}`, 'icp', { selector: dice.in100(30) ? [] : [dice.pick(labels)], types: dice.pick([[], ['Ingress'], ['Egress'], ['Ingress', 'Egress']]), ingress: rows(), egress: rows() });
  }
}

function virtualAddresses(sketch: Sketch, { ids }: Nodes): void {
  const { dice } = sketch;
  const holder = (start: string): string | null => sketch.mostly<string | null>(ids.find((id) => id.startsWith(start)) ?? null, [null, dice.pick(ids), 'nobody'], 15);
  if (dice.in100(40)) sketch.add('vip', 'vip-cluster', 'icp', { vipKind: 'cluster', address: '192.168.20.10', holder: holder('master') });
  if (dice.in100(60)) sketch.add('vip', 'vip-proxy', 'icp', { vipKind: 'proxy', address: '192.168.20.20', holder: holder('proxy'), manager: dice.pick(['etcd', 'keepalived']) });
}

function installation(sketch: Sketch, hosts: readonly string[]): void {
  const { dice } = sketch;
  if (!dice.in100(30)) return;
  for (const [id, kind, last] of [['squid', 'proxy-server', 70], ['images', 'registry', 71]] as const) {
    sketch.add(kind, id, dice.pick(hosts), { interfaces: [{ id: 'eth0', address: `192.168.20.${last}` }], gateway: '192.168.20.1', dnsServer: 'public-dns', listens: listensOf(kind) });
    sketch.plug(`${id}/eth0`, 'ls-web');
  }
}

const listensOf = (kind: string) => (kind.startsWith('reg') ? [{ id: 'registry', name: 'registry', port: 8500, application: 'http', tls: true }] : []);

export function drawKubernetes(sketch: Sketch, hosts: readonly string[]): void {
  const { dice } = sketch;
  sketch.add('kubernetes-cluster', 'icp', sketch.mostly<string | null>('vc', [null]), {
    flavor: sketch.mostly('ICP', ['IKS']), podCidr: '172.28.0.0/16', serviceCidr: '172.29.0.0/16',
    clusterCidrSet: !dice.in100(20), masqueradeAll: dice.in100(15), dnsService: sketch.mostly<string | null>('kube-dns', [null], 10), environment: dice.pick(['test', 'production']),
    installMode: dice.pick(['online', 'proxy', 'offline']), proxyServer: dice.in100(50) ? 'squid' : null, registry: dice.in100(50) ? 'images' : null,
  });
  const drawn = nodes(sketch, hosts);
  pods(sketch, drawn);
  pools(sketch);
  policies(sketch);
  virtualAddresses(sketch, drawn);
  installation(sketch, hosts);
  drawServices(sketch);
}
