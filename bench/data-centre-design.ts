import { componentId, type Component, type Design, type Link } from '../shared/model/design.ts';

/*
 * A private data centre: 50 hosts of one vCenter Server instance, four tenants of an edge gateway, a distributed router and ten logical switches each, 216
 * virtual machines, and two Kubernetes clusters of 50 nodes, 20 Services and 1,500 pods. Tenants reach each other by their edges' private uplinks.
 */

const [hosts, tenants, switchesPerTenant, machinesPerSwitch, clusters, nodesPerCluster, podsPerNode, servicesPerCluster] = [50, 4, 9, 6, 2, 50, 30, 20];

interface Draft {
  readonly components: Record<string, Component>;
  readonly links: Record<string, Link>;
}

function put({ components }: Draft, id: string, kind: string, parent: string | null, props: Component['props'] = {}): void {
  components[id] = { kind, name: id, parent: parent === null ? null : componentId(parent), props };
}

function connect({ links }: Draft, kind: Link['kind'], from: string, to: string): void {
  const [owner = '', port] = from.split('/');
  links[from.replace('/', '-')] = { kind, from: { component: componentId(owner), ...(port === undefined ? {} : { port }) }, to: { component: componentId(to) } };
}

const hostOf = (number: number): string => `host-${number % hosts}`;

/** Internet, both customer routers and their VLANs, and the hosts with their tunnel endpoints. */
function addUnderlay(draft: Draft): void {
  put(draft, 'internet', 'internet', null);
  put(draft, 'client', 'external-user', null, { interfaces: [{ id: 'eth0', address: '198.51.100.25' }] });
  put(draft, 'fcr', 'customer-router', null, { role: 'frontend', interfaces: [{ id: 'internet' }, { id: 'public' }], routes: [{ id: 'default', network: '0.0.0.0/0', interface: 'internet' }] });
  put(draft, 'bcr', 'customer-router', null, { role: 'backend', interfaces: [{ id: 'private', mtu: 9000 }] });
  put(draft, 'public', 'vlan', null, { vlanKind: 'public', subnets: [{ id: 'portable', cidr: '203.0.113.0/27' }] });
  put(draft, 'private', 'vlan', null, {
    vlanKind: 'privateA', mtu: 9000,
    subnets: [{ id: 'hosts', cidr: '10.100.0.0/24', type: 'primary' }, { id: 'vtep', cidr: '10.100.1.0/24', purpose: 'vtep' }, { id: 'edges', cidr: '10.100.2.0/24', purpose: 'esgUplink' }],
  });
  connect(draft, 'routed', 'client', 'internet');
  connect(draft, 'routed', 'fcr/internet', 'internet');
  connect(draft, 'l2', 'fcr/public', 'public');
  connect(draft, 'l2', 'bcr/private', 'private');
  put(draft, 'vcenter', 'vcenter-instance', null, { transportZones: [{ id: 'tz', name: 'tz', clusters: ['cluster'] }] });
  put(draft, 'cluster', 'cluster', 'vcenter');
  put(draft, 'dfw', 'distributed-firewall', 'vcenter', { rules: Array.from({ length: 20 }, (_, rule) => ({ id: `deny-${rule}`, source: [`172.${16 + (rule % tenants)}.8.0/24`], destination: [`172.${16 + ((rule + 1) % tenants)}.7.0/24`], service: [`tcp/${9000 + rule}`], action: 'deny' })) });
  for (let number = 0; number < hosts; number++) {
    put(draft, hostOf(number), 'esxi-host', 'cluster', { interfaces: [{ id: 'vmk0', role: 'management', address: `10.100.0.${11 + number}` }, { id: 'vtep0', role: 'vtep', address: `10.100.1.${11 + number}`, mtu: 9000 }] });
    connect(draft, 'l2', `${hostOf(number)}/vmk0`, 'private');
    connect(draft, 'l2', `${hostOf(number)}/vtep0`, 'private');
  }
}

/** An edge between the outside, the other tenants and a transit network; behind it a distributed router with nine networks. */
function addTenant(draft: Draft, tenant: number): void {
  const [edge, router, transit] = [`edge-${tenant}`, `router-${tenant}`, `ls-${tenant}-transit`];
  put(draft, transit, 'logical-switch', 'vcenter', { vni: 5000 + tenant * 10, transportZone: 'tz', cidr: `192.168.${tenant}.0/24` });
  const others = Array.from({ length: tenants }, (_, other) => other).filter((other) => other !== tenant);
  const services = tenant < clusters ? [{ id: 'services', network: `10.${220 + tenant}.0.0/16`, nextHop: `192.168.${tenant}.2` }] : [];
  put(draft, edge, 'esg', hostOf(tenant), {
    interfaces: [
      { id: 'vnic0', type: 'uplink', address: `203.0.113.${10 + tenant}` }, { id: 'vnic1', type: 'uplink', address: `10.100.2.${10 + tenant}` }, { id: 'vnic2', type: 'internal', address: `192.168.${tenant}.1` },
    ],
    routes: [
      { id: 'default', network: '0.0.0.0/0', nextHop: '203.0.113.1' },
      { id: 'own', network: `172.${16 + tenant}.0.0/16`, nextHop: `192.168.${tenant}.2`, source: 'ospf' },
      ...services,
      ...others.map((other) => ({ id: `tenant-${other}`, network: `172.${16 + other}.0.0/16`, nextHop: `10.100.2.${10 + other}` })),
    ],
    firewallRules: [{ id: 'inside', source: ['172.16.0.0/14'], action: 'accept' }],
    nat: [{ id: 'out', kind: 'SNAT', appliedOn: 'vnic0', originalAddress: `172.${16 + tenant}.0.0/16`, translatedAddress: `203.0.113.${10 + tenant}` }],
  });
  connect(draft, 'l2', `${edge}/vnic0`, 'public');
  connect(draft, 'l2', `${edge}/vnic1`, 'private');
  connect(draft, 'l2', `${edge}/vnic2`, transit);
  const networks = Array.from({ length: switchesPerTenant }, (_, network) => network);
  put(draft, router, 'dlr', 'vcenter', {
    interfaces: [{ id: 'uplink', type: 'uplink', address: `192.168.${tenant}.2` }, ...networks.map((network) => ({ id: `lif-${network}`, type: 'internal', address: `172.${16 + tenant}.${network}.1` }))],
    defaultGateway: `192.168.${tenant}.1`,
    routes: services.map((route) => ({ ...route, nextHop: `172.${16 + tenant}.0.11` })),
  });
  connect(draft, 'l2', `${router}/uplink`, transit);
  for (const network of networks) {
    const id = `ls-${tenant}-${network}`;
    put(draft, id, 'logical-switch', 'vcenter', { vni: 5001 + tenant * 10 + network, transportZone: 'tz', cidr: `172.${16 + tenant}.${network}.0/24` });
    connect(draft, 'l2', `${router}/lif-${network}`, id);
    for (let machine = 0; machine < machinesPerSwitch; machine++) {
      const name = `vm-${tenant}-${network}-${machine}`;
      put(draft, name, 'virtual-machine', hostOf(tenant * 7 + network * 5 + machine), {
        interfaces: [{ id: 'eth0', address: `172.${16 + tenant}.${network}.${200 + machine}` }], gateway: `172.${16 + tenant}.${network}.1`, listens: [{ id: 'https', port: 443 }],
      });
      connect(draft, 'l2', `${name}/eth0`, id);
    }
  }
}

function addCluster(draft: Draft, cluster: number): void {
  const id = `k8s-${cluster}`;
  put(draft, id, 'kubernetes-cluster', 'vcenter', { podCidr: `10.${200 + cluster}.0.0/16`, serviceCidr: `10.${220 + cluster}.0.0/16` });
  put(draft, `pool-${cluster}`, 'ip-pool', id, { cidr: `10.${200 + cluster}.0.0/16`, ipipMode: 'Always', natOutgoing: true });
  for (let service = 0; service < servicesPerCluster; service++) {
    put(draft, `service-${cluster}-${service}`, 'service', id, { clusterIp: `10.${220 + cluster}.0.${10 + service}`, selector: [`app=${service}`], ports: [{ id: 'http', port: 80, targetPort: 8080 }] });
  }
  for (let node = 0; node < nodesPerCluster; node++) {
    const [name, block] = [`node-${cluster}-${node}`, node * 64];
    const address = (offset: number): string => `10.${200 + cluster}.${Math.trunc((block + offset) / 256)}.${(block + offset) % 256}`;
    put(draft, name, 'worker-node', hostOf(node), {
      cluster: id, interfaces: [{ id: 'eth0', address: `172.${16 + cluster}.0.${11 + node}` }], gateway: `172.${16 + cluster}.0.1`, podBlock: `${address(0)}/26`, tunnelIp: address(1),
    });
    connect(draft, 'l2', `${name}/eth0`, `ls-${cluster}-0`);
    for (let pod = 0; pod < podsPerNode; pod++) {
      put(draft, `pod-${cluster}-${node}-${pod}`, 'pod', name, { ip: address(2 + pod), labels: [`app=${(node + pod) % servicesPerCluster}`], listens: [{ id: 'http', port: 8080, application: 'http', body: 'ok' }] });
    }
  }
}

export function dataCentreDesign(): Design {
  const draft: Draft = { components: {}, links: {} };
  addUnderlay(draft);
  for (let tenant = 0; tenant < tenants; tenant++) addTenant(draft, tenant);
  for (let cluster = 0; cluster < clusters; cluster++) addCluster(draft, cluster);
  return { meta: { name: 'data centre', description: '', profile: 'current', seed: 0 }, ...draft, placements: {}, probes: {}, extra: {} };
}
