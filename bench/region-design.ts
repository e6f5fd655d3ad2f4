import { componentId, type Component, type Design, type Link } from '../shared/model/design.ts';
import type { Probe } from '../shared/model/probe.ts';

/*
 * A region of the public cloud as a large customer has it: 10 VPCs with an internet gateway and a load balancer each, 100 subnets, 1,000 instances of which
 * every tenth has a floating IP, 50 security groups of 20 rules, and 40 saved probes of which every fourth expects not to get through.
 */

const [vpcs, subnetsPerVpc, instancesPerSubnet, groupsPerVpc, rulesPerGroup, probeCount] = [10, 10, 10, 5, 20, 40];
const floatingEvery = 10;
const firstHost = 10;

type Components = Record<string, Component>;
type Links = Record<string, Link>;

function put(components: Components, id: string, kind: string, parent: string | null, props: Component['props'] = {}): void {
  components[id] = { kind, name: id, parent: parent === null ? null : componentId(parent), props };
}

function connect(links: Links, kind: Link['kind'], from: string, to: string, port?: string): void {
  links[`${from}-${to}`] = { kind, from: { component: componentId(from) }, to: { component: componentId(to), ...(port === undefined ? {} : { port }) } };
}

/** Everything out; ICMP and the group itself in, the next group's members at a database port, the web for all, and ports of their own for neighbours. */
function rulesOf(vpc: number, group: number): readonly unknown[] {
  const named = [
    { id: 'out', direction: 'egress' },
    { id: 'self', direction: 'ingress', remoteGroup: `group-${vpc}-${group}` },
    { id: 'next', direction: 'ingress', protocol: 'tcp', portMin: 3306, portMax: 3306, remoteGroup: `group-${vpc}-${(group + 1) % groupsPerVpc}` },
    { id: 'icmp', direction: 'ingress', protocol: 'icmp', remote: '10.0.0.0/8' },
    { id: 'web', direction: 'ingress', protocol: 'tcp', portMin: 80, portMax: 80, remote: '0.0.0.0/0' },
  ];
  const others = Array.from({ length: rulesPerGroup - named.length }, (_, rule) => ({
    id: `service-${rule}`, direction: 'ingress', protocol: rule % 3 === 0 ? 'udp' : 'tcp', portMin: 8000 + rule, portMax: 8010 + rule, remote: `10.${vpc}.${rule % subnetsPerVpc}.0/24`,
  }));
  return [...named, ...others];
}

function addInstance(components: Components, links: Links, vpc: number, subnet: number, number: number): void {
  const id = `vm-${vpc}-${subnet}-${number}`;
  put(components, id, 'instance', `subnet-${vpc}-${subnet}`, {
    state: 'ACTIVE',
    keyPair: 'key',
    interfaces: [{ id: 'eth0', address: `10.${vpc}.${subnet}.${firstHost + number}`, securityGroups: [`group-${vpc}-${(subnet + number) % groupsPerVpc}`] }],
    services: [{ id: 'web', name: 'web', port: 80, application: 'http', body: id }],
  });
  if (number % floatingEvery !== 0) return;
  put(components, `fip-${vpc}-${subnet}`, 'floating-ip', null, { externalNetwork: 'public-network', address: `133.186.${130 + vpc}.${10 + subnet}` });
  connect(links, 'attach', `fip-${vpc}-${subnet}`, id, 'eth0');
}

function addVpc(components: Components, links: Links, vpc: number): void {
  const id = `vpc-${vpc}`;
  put(components, id, 'vpc', 'project', { cidr: `10.${vpc}.0.0/16` });
  put(components, `rt-${vpc}`, 'routing-table', id, { isDefault: true });
  put(components, `igw-${vpc}`, 'internet-gateway', 'project', { externalNetwork: 'public-network', publicIp: `133.186.129.${10 + vpc}` });
  connect(links, 'attach', `igw-${vpc}`, `rt-${vpc}`);
  for (let group = 0; group < groupsPerVpc; group++) put(components, `group-${vpc}-${group}`, 'security-group', id, { isDefault: group === 0, rules: rulesOf(vpc, group) });
  for (let subnet = 0; subnet < subnetsPerVpc; subnet++) {
    put(components, `subnet-${vpc}-${subnet}`, 'subnet', id, { cidr: `10.${vpc}.${subnet}.0/24` });
    for (let number = 0; number < instancesPerSubnet; number++) addInstance(components, links, vpc, subnet, number);
  }
  const members = Array.from({ length: instancesPerSubnet }, (_, number) => ({ id: `m-${number}`, instance: `vm-${vpc}-1-${number}` }));
  put(components, `lb-${vpc}`, 'load-balancer', `subnet-${vpc}-0`, {
    vip: `10.${vpc}.0.200`,
    listeners: [{ id: 'http', protocol: 'HTTP', port: 80, defaultPool: 'web' }],
    pools: [{ id: 'web', name: 'web', protocol: 'HTTP', memberPort: 80, healthCheck: 'TCP', members }],
  });
}

/** A saved question: through a floating IP, to a load balancer, to a neighbour, or to a port that no rule opens. */
function probeOf(number: number): Probe {
  const [vpc, subnet] = [number % vpcs, Math.trunc(number / vpcs) % subnetsPerVpc];
  switch (number % 4) {
    case 0:
      return { from: 'client', to: `fip-${vpc}-${subnet}`, kind: 'tcp', port: 80, expect: 'reachable' };
    case 1:
      return { from: `vm-${vpc}-3-${subnet}`, to: `lb-${vpc}`, kind: 'tcp', port: 80, expect: 'reachable' };
    case 2:
      return { from: `vm-${vpc}-4-${subnet}`, to: `vm-${vpc}-5-${subnet}`, kind: 'ping', count: 1, expect: 'reachable' };
    default:
      return { from: 'client', to: `fip-${vpc}-${subnet}`, kind: 'tcp', port: 22, expect: 'unreachable' };
  }
}

/** The design that the aims of findings and traces of the public cloud are measured on. */
export function regionDesign(): Design {
  const components: Components = {};
  const links: Links = {};
  put(components, 'internet', 'internet', null);
  put(components, 'public-network', 'external-network', null, { cidr: '133.186.128.0/17' });
  put(components, 'client', 'external-user', null, { interfaces: [{ id: 'eth0', address: '103.243.200.42' }] });
  put(components, 'key', 'key-pair', null, { fileMode: '0400' });
  const raised = (id: string, limit: number): unknown => ({ id, quota: id, limit });
  put(components, 'project', 'project', null, { enabled: true, quotaOverrides: [raised('vpcs', vpcs), raised('internetGateways', vpcs)] });
  connect(links, 'routed', 'client', 'internet');
  connect(links, 'routed', 'public-network', 'internet');
  for (let vpc = 0; vpc < vpcs; vpc++) addVpc(components, links, vpc);
  const probes = Object.fromEntries(Array.from({ length: probeCount }, (_, number) => [`probe-${String(number).padStart(2, '0')}`, probeOf(number)]));
  return { meta: { name: 'region', description: '', profile: 'current', seed: 0 }, components, links, placements: {}, probes, extra: {} };
}
