import { componentId, type Component, type Design, type Link } from '../shared/model/design.ts';

/** Instances that share a subnet, and of these the share that has a floating IP of its own. */
const perSubnet = 40;
const floatingEvery = 4;

/** A public cloud of about the wanted number of components: one VPC, subnets of 40 instances in one group, every fourth with a floating IP. */
export function cloudDesign(size: number): Design {
  const components: Record<string, Component> = {
    internet: { kind: 'internet', name: 'Internet', parent: null, props: {} },
    'public-network': { kind: 'external-network', name: 'Public Network', parent: null, props: { cidr: '133.186.128.0/17' } },
    client: { kind: 'external-user', name: 'client', parent: null, props: { interfaces: [{ id: 'eth0', address: '103.243.200.42' }] } },
    vpc: { kind: 'vpc', name: 'vpc', parent: null, props: { cidr: '10.0.0.0/8' } },
    rt: { kind: 'routing-table', name: 'rt', parent: componentId('vpc'), props: { isDefault: true } },
    igw: { kind: 'internet-gateway', name: 'igw', parent: null, props: { externalNetwork: 'public-network', publicIp: '133.186.255.9' } },
    group: {
      kind: 'security-group', name: 'group', parent: componentId('vpc'),
      props: {
        isDefault: true,
        rules: [
          { id: 'out', direction: 'egress' },
          { id: 'self', direction: 'ingress', remoteGroup: 'group' },
          { id: 'icmp', direction: 'ingress', protocol: 'icmp', remote: '0.0.0.0/0' },
          { id: 'http', direction: 'ingress', protocol: 'tcp', portMin: 80, portMax: 80, remote: '0.0.0.0/0' },
        ],
      },
    },
  };
  const links: Record<string, Link> = {
    'client-internet': { kind: 'routed', from: { component: componentId('client') }, to: { component: componentId('internet') } },
    'public-internet': { kind: 'routed', from: { component: componentId('public-network') }, to: { component: componentId('internet') } },
    'igw-rt': { kind: 'attach', from: { component: componentId('igw') }, to: { component: componentId('rt') } },
  };
  let count = Object.keys(components).length;
  for (let number = 0; count < size; number++) count += addInstance(components, links, number);
  return { meta: { name: 'bench', description: '', profile: 'current', seed: 0 }, components, links, placements: {}, probes: {}, extra: {} };
}

/** Adds one instance with what it needs and tells how many components that were. */
function addInstance(components: Record<string, Component>, links: Record<string, Link>, number: number): number {
  const network = Math.trunc(number / perSubnet);
  const subnet = `subnet-${network}`;
  const id = `vm-${number}`;
  const prefix = `10.${network >> 8}.${network & 255}`;
  const isNew = number % perSubnet === 0 ? 1 : 0;
  components[subnet] ??= { kind: 'subnet', name: subnet, parent: componentId('vpc'), props: { cidr: `${prefix}.0/24` } };
  components[id] = {
    kind: 'instance', name: id, parent: componentId(subnet),
    props: {
      state: 'ACTIVE',
      interfaces: [{ id: 'eth0', address: `${prefix}.${10 + (number % perSubnet)}`, securityGroups: ['group'] }],
      services: [{ id: 'web', name: 'web', port: 80, application: 'http', body: 'hello world!' }],
    },
  };
  if (number % floatingEvery !== 0) return 1 + isNew;
  const floating = number / floatingEvery + 256;
  components[`fip-${number}`] = {
    kind: 'floating-ip', name: `fip-${number}`, parent: null,
    props: { externalNetwork: 'public-network', address: `133.186.${128 + (floating >> 8)}.${floating & 255}` },
  };
  links[`fip-${number}-association`] = { kind: 'attach', from: { component: componentId(`fip-${number}`) }, to: { component: componentId(id), port: 'eth0' } };
  return 2 + isNew;
}
