import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../catalog/index.ts';
import { validate } from '../../checks/index.ts';
import { fileTexts } from '../../i18n/file.ts';
import { fileSentence } from '../../i18n/sentence.ts';
import type { Design } from '../../model/design.ts';
import { createScope } from '../../model/scope.ts';
import { importTerraform, openText, parseDesign, serializeDesign, type FileNotice } from '../index.ts';
import { plan, shown, state, type TestResource } from './testing/terraform-files.ts';

const gettingStarted = readFileSync(path.join(import.meta.dirname, 'testing/getting-started.tfstate'), 'utf8');

function imported(text: string, name = 'infra/test.tfstate'): { readonly design: Design; readonly notices: readonly FileNotice[] } {
  const read = importTerraform(text, { registry, name });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  // What was imported is a design like any other: it survives a file.
  const again = parseDesign(serializeDesign(read.design), { registry, name: 'again' });
  if (!again.ok) throw new Error(JSON.stringify(again.problems));
  expect(again.design).toEqual(read.design);
  return read;
}

const idsOf = (design: Design, kind: string): readonly string[] => Object.keys(design.components).filter((id) => design.components[id]?.kind === kind).sort();
const linksOf = (design: Design): readonly string[] => Object.values(design.links).map(({ kind, from, to }) => `${kind} ${from.component}${from.port === undefined ? '' : `/${from.port}`} > ${to.component}${to.port === undefined ? '' : `/${to.port}`}`).sort();

describe('a state of getting-started written by hand', () => {
  const { design, notices } = imported(gettingStarted, 'infra/getting-started.tfstate');

  it('gives its components under the names of their blocks, with the external network and the internet around them', () => {
    expect(Object.keys(design.components).sort()).toEqual([
      'external-network', 'fip-lb', 'fip-vm1', 'fip-web-1', 'fip-web-2', 'igw', 'internet', 'lb', 'my_keypair', 'rt', 'sg-default', 'subnet', 'vm1', 'vpc', 'web-1', 'web-2', 'web-image',
    ]);
    expect(design.meta).toEqual({ name: 'getting-started', description: '', profile: 'current', seed: 0 });
    expect(design.components['subnet']).toEqual({ kind: 'subnet', name: 'Default Subnet', parent: 'vpc', props: { cidr: '192.168.0.0/24' } });
    expect(design.components['web-1']).toMatchObject({ name: 'web-1', parent: 'subnet', props: { image: 'web-image', keyPair: 'my_keypair', state: 'ACTIVE', zone: 'kr-pub-a', flavor: 'm2.c1m2', interfaces: [{ id: 'eth0', address: '192.168.0.6', securityGroups: ['sg-default'] }] } });
    expect(design.components['lb']).toMatchObject({ parent: 'subnet', props: {
      vip: '192.168.0.10', listeners: [{ id: 'http', protocol: 'HTTP', port: 80, defaultPool: 'web' }],
      pools: [{ id: 'web', method: 'ROUND_ROBIN', memberPort: 80, healthCheck: 'HTTP', members: [{ instance: 'web-1', interface: 'eth0', address: '' }, { instance: 'web-2', interface: 'eth0', address: '' }] }],
    } });
  });

  it('links gateway, floating IPs and networks, and leaves the implicit association implicit', () => {
    expect(linksOf(design)).toEqual([
      'attach fip-lb > lb/vip', 'attach fip-vm1 > vm1/eth0', 'attach fip-web-1 > web-1/eth0', 'attach fip-web-2 > web-2/eth0', 'attach igw > rt', 'routed external-network > internet',
    ]);
  });

  it('rebuilds what the cloud makes by itself: default table, LOCAL and gateway route, birth rules, the state of the gateway', () => {
    expect(design.components['rt']).toEqual({ kind: 'routing-table', name: 'vpc-d2c0a3f1', parent: 'vpc', props: { isDefault: true } });
    const scope = createScope(design, registry);
    const table = scope.component('rt');
    if (table === null) throw new Error('no table');
    const rows = registry.find('routing-table')?.derivedRows(table.id, table.component, scope)['routes'] ?? [];
    expect(rows.map(({ row }) => [row['cidr'], row['gatewayType']])).toEqual([['192.168.0.0/16', 'LOCAL'], ['0.0.0.0/0', 'INTERNET_GATEWAY']]);
    expect(design.components['igw']?.props).toMatchObject({ externalNetwork: 'external-network', state: 'available' });
    expect(design.components['igw']?.props['publicIp']).toMatch(/^133\.186\.\d+\.\d+$/);
    const rules = design.components['sg-default']?.props['rules'];
    expect(Array.isArray(rules) && rules.map((rule: { id: string; preset: string }) => `${rule.id} ${rule.preset}`)).toEqual([
      'egress-any CUSTOM', 'egress-any-v6 CUSTOM', 'ingress-self CUSTOM', 'ingress-self-v6 CUSTOM', 'http HTTP', 'icmp ALL_ICMP', 'ssh SSH',
    ]);
  });

  it('finds no error in it', () => {
    expect(validate(design, registry).filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it('flags what is known by id only, and tells what was assumed', () => {
    expect(Object.keys(design.components).filter((id) => design.components[id]?.tags?.includes('imported-reference') === true)).toEqual(['igw']);
    expect(notices).toEqual([
      { code: 'TERRAFORM_IMPORTED', params: { resources: 27, components: 17 } },
      { code: 'TERRAFORM_REFERENCES', params: { count: 1, list: 'igw' } },
      { code: 'TERRAFORM_ASSUMED', params: { count: 3, list: 'vm1, web-1, web-2' } },
    ]);
  });

  it('keeps no private key', () => {
    expect(gettingStarted).toContain('BEGIN RSA PRIVATE KEY');
    expect(serializeDesign(design)).not.toMatch(/PRIVATE KEY|MIIEowIBAAKCAQEA/);
  });

  it('reads the same from the output of terraform show -json, and by content when it is opened', () => {
    const resources = (JSON.parse(gettingStarted) as { resources: { mode: 'managed' | 'data'; type: string; name: string; instances: { attributes: object }[] }[] }).resources
      .map(({ mode, type, name, instances }): TestResource => ({ mode, type, name, values: instances[0]?.attributes ?? {} }));
    expect(imported(shown(resources), 'getting-started.json').design).toEqual(design);
    expect(openText(gettingStarted, { registry, name: 'infra/getting-started.tfstate' })).toMatchObject({ ok: true, isImported: true, design });
    expect(openText(serializeDesign(design), { registry, name: 'x.hopline' })).toMatchObject({ ok: true, isImported: false, design });
  });
});

describe('what a state only refers to', () => {
  const subnet = { type: 'nhncloud_networking_vpcsubnet_v2', name: 'front', values: { id: 's-1', name: 'front', vpc_id: 'e34fc878-89f6-4d17-a039-3830a0b78346', cidr: '10.0.1.0/24', routingtable_id: 'bf15f6f6-1339-4057-a7fe-5811d39bab18', routingtable_default_table: true, routingtable_explicit: false, routingtable_gateway_id: '5c7c578a-d199-4672-95d0-1980f996643f' } };

  it('becomes placeholders: VPC, default table and internet gateway', () => {
    const { design, notices } = imported(state([subnet]));
    expect(idsOf(design, 'vpc')).toEqual(['vpc-e34fc878']);
    expect(design.components['vpc-e34fc878']).toMatchObject({ tags: ['imported-reference'], props: { cidr: '' } });
    expect(idsOf(design, 'routing-table')).toEqual(['routing-table-bf15f6f6']);
    expect(design.components['routing-table-bf15f6f6']).toMatchObject({ parent: 'vpc-e34fc878', props: { isDefault: true }, tags: ['imported-reference'] });
    expect(idsOf(design, 'internet-gateway')).toEqual(['internet-gateway-5c7c578a']);
    expect(linksOf(design)).toContain('attach internet-gateway-5c7c578a > routing-table-bf15f6f6');
    expect(linksOf(design)).not.toContain('attach front > routing-table-bf15f6f6');
    expect(notices).toContainEqual({ code: 'TERRAFORM_REFERENCES', params: { count: 3, list: 'vpc-e34fc878, routing-table-bf15f6f6, internet-gateway-5c7c578a' } });
  });

  it('a rule of an unknown group makes the group, an instance of unknown networks its subnet and default group', () => {
    const { design } = imported(state([
      { type: 'nhncloud_networking_secgroup_rule_v2', name: 'ssh', values: { id: 'r', direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp', port_range_min: 22, port_range_max: 22, remote_ip_prefix: '10.0.0.0/8', security_group_id: '9e4b5c1a-6d0b' } },
      { type: 'nhncloud_compute_instance_v2', name: 'vm', values: { id: 'i', name: 'vm', security_groups: ['default'], network: [{ uuid: 'e34fc878-89f6', port: '', fixed_ip_v4: '10.0.1.7' }] } },
    ]));
    expect(design.components['security-group-9e4b5c1a']).toMatchObject({ tags: ['imported-reference'], props: { isDefault: false } });
    expect(design.components['default']).toMatchObject({ kind: 'security-group', props: { isDefault: true }, tags: ['imported-reference'] });
    expect(design.components['vm']).toMatchObject({ parent: 'subnet', props: { interfaces: [{ id: 'eth0', address: '10.0.1.7', securityGroups: ['default'] }] } });
    expect(design.components['subnet']).toMatchObject({ parent: 'vpc-e34fc878', tags: ['imported-reference'] });
  });

  it('every VPC gets the default table it is born with', () => {
    const { design } = imported(state([{ type: 'nhncloud_networking_vpc_v2', name: 'net', values: { id: 'v', name: 'net', cidrv4: '10.0.0.0/16' } }, { type: 'nhncloud_networking_routingtable_v2', name: 'own', values: { id: 't', name: 'own', vpc_id: 'v', distributed: false } }]));
    expect(design.components['own']).toEqual({ kind: 'routing-table', name: 'own', parent: 'net', props: { isDefault: false, distributed: false } });
    expect(design.components['vpc-net']).toMatchObject({ kind: 'routing-table', parent: 'net', props: { isDefault: true }, tags: ['imported-reference'] });
  });

  it('resources of other kinds and providers are named as left out', () => {
    const { notices } = imported(state([
      { type: 'nhncloud_networking_vpc_v2', name: 'net', values: { id: 'v', name: 'net', cidrv4: '10.0.0.0/16' } },
      { type: 'aws_instance', name: 'other', values: { id: 'i-1', password: 'secret' } }, { type: 'nhncloud_kubernetes_cluster_v1', name: 'k8s', values: { id: 'k' } },
    ]));
    expect(notices).toContainEqual({ code: 'TERRAFORM_LEFT', params: { count: 2, list: 'aws_instance.other, nhncloud_kubernetes_cluster_v1.k8s' } });
  });
});

describe('further objects of a state', () => {
  const net: readonly TestResource[] = [
    { type: 'nhncloud_networking_vpc_v2', name: 'net', values: { id: 'v', name: 'net', cidrv4: '10.0.0.0/16' } },
    { type: 'nhncloud_networking_vpcsubnet_v2', name: 'a', values: { id: 'sa', name: 'a', vpc_id: 'v', cidr: '10.0.1.0/24' } },
    { type: 'nhncloud_networking_vpcsubnet_v2', name: 'b', values: { id: 'sb', name: 'b', vpc_id: 'v', cidr: '10.0.2.0/24' } },
  ];

  it('an instance has its ports in order, each in its subnet; one connected by network finds it by address', () => {
    const { design } = imported(state([
      ...net,
      { type: 'nhncloud_networking_port_v2', name: 'p1', values: { id: 'p1', network_id: 'v', fixed_ip: [{ subnet_id: 'sb', ip_address: '10.0.2.9' }], all_fixed_ips: ['10.0.2.9'], port_security_enabled: false } },
      { type: 'nhncloud_compute_instance_v2', name: 'vm', values: { id: 'i', name: 'vm', power_state: 'shutoff', security_groups: ['default'], network: [{ uuid: 'v', port: '', fixed_ip_v4: '10.0.1.8' }, { uuid: 'v', port: 'p1', fixed_ip_v4: '10.0.2.9' }] } },
    ]));
    expect(design.components['vm']).toMatchObject({ parent: 'a', props: { state: 'SHUTOFF', interfaces: [{ id: 'eth0', address: '10.0.1.8' }, { id: 'eth1', address: '10.0.2.9', portSecurity: false }] } });
    expect(linksOf(design)).toContain('l2 vm/eth1 > b');
  });

  it('a load balancer brings its L7 rules in their order, its cookie and the members that are no instances', () => {
    const { design } = imported(state([
      ...net,
      { type: 'nhncloud_lb_loadbalancer_v2', name: 'lb', values: { id: 'lb', name: 'edge', vip_subnet_id: 'sa', vip_address: '10.0.1.10' } },
      { type: 'nhncloud_lb_listener_v2', name: 'web', values: { id: 'li', loadbalancer_id: 'lb', protocol: 'HTTP', protocol_port: 80, default_pool_id: 'po' } },
      { type: 'nhncloud_lb_pool_v2', name: 'p', values: { id: 'po', loadbalancer_id: 'lb', protocol: 'HTTP', lb_method: 'LEAST_CONNECTIONS', member_port: -1, persistence: [{ type: 'APP_COOKIE', cookie_name: 'sid' }] } },
      { type: 'nhncloud_lb_member_v2', name: 'm', values: { id: 'm', pool_id: 'po', address: '172.16.0.9', protocol_port: 8080, weight: 4, admin_state_up: false } },
      { type: 'nhncloud_lb_l7policy_v2', name: 'second', values: { id: 'l2', listener_id: 'li', action: 'REDIRECT_TO_POOL', position: 2, redirect_pool_id: 'po' } },
      { type: 'nhncloud_lb_l7policy_v2', name: 'first', values: { id: 'l1', listener_id: 'li', action: 'REJECT', position: 1 } },
      { type: 'nhncloud_lb_l7rule_v2', name: 'path', values: { id: 'ru', l7policy_id: 'l1', type: 'PATH', compare_type: 'STARTS_WITH', value: '/admin' } },
    ]));
    expect(design.components['lb']?.props).toMatchObject({
      listeners: [{ id: 'web', defaultPool: 'p', policies: [{ id: 'first', action: 'REJECT', conditions: [{ type: 'PATH', compare: 'STARTS_WITH', value: '/admin' }] }, { id: 'second', redirectPool: 'p', conditions: [] }] }],
      pools: [{ id: 'p', memberPort: 8080, method: 'LEAST_CONNECTIONS', persistence: 'APP_COOKIE', cookieName: 'sid', healthCheck: 'NONE', members: [{ instance: null, address: '172.16.0.9', weight: 4, enabled: false }] }],
    });
  });

  it('several of one resource are told apart by their index', () => {
    const many = state([...net, { type: 'nhncloud_networking_secgroup_v2', name: 'g', index: 0, values: { id: 'g0', name: 'g-1' } }, { type: 'nhncloud_networking_secgroup_v2', name: 'g', index: 'two', values: { id: 'g1', name: 'g-2' } }]);
    expect(idsOf(imported(many).design, 'security-group')).toEqual(['g-0', 'g-two']);
  });

  it('a port of nobody is a virtual IP, a volume is attached to its instance, routes that users wrote come back', () => {
    const { design } = imported(state([
      ...net,
      { type: 'nhncloud_networking_port_v2', name: 'vip', values: { id: 'pv', name: 'shared', network_id: 'v', device_id: '', fixed_ip: [{ subnet_id: 'sa', ip_address: '10.0.1.50' }] } },
      { type: 'nhncloud_compute_instance_v2', name: 'vm', values: { id: 'i', name: 'vm', network: [{ uuid: 'v', port: '', fixed_ip_v4: '10.0.1.8' }] } },
      { type: 'nhncloud_blockstorage_volume_v2', name: 'data', values: { id: 'vol', name: 'data', size: 10, volume_type: 'General SSD', availability_zone: 'kr-pub-a' } },
      { type: 'nhncloud_compute_volume_attach_v2', name: 'data', values: { id: 'i/vol', instance_id: 'i', volume_id: 'vol' } },
      { type: 'nhncloud_networking_routingtable_v2', name: 'own', values: { id: 't', name: 'own', vpc_id: 'v' } },
      { type: 'nhncloud_networking_router_route_v2', name: 'fw', values: { id: 'rr', router_id: 't', destination_cidr: '10.9.0.0/16', next_hop: '10.0.1.8' } },
      { type: 'nhncloud_networking_subnet_route_v2', name: 'lab', values: { id: 'sr', subnet_id: 'sa', destination_cidr: '172.16.0.0/16', next_hop: '10.0.1.9' } },
    ]));
    expect(design.components['vip']).toEqual({ kind: 'virtual-ip', name: 'shared', parent: 'a', props: { address: '10.0.1.50', holder: null } });
    expect(design.components['data']?.props).toMatchObject({ sizeGb: 10, type: 'SSD', zone: 'kr-pub-a', device: 'vdb' });
    expect(linksOf(design)).toContain('attach data > vm');
    expect(design.components['own']?.props['routes']).toEqual([{ id: 'fw', cidr: '10.9.0.0/16', gatewayType: 'INSTANCE', gateway: '10.0.1.8' }]);
    expect(design.components['a']?.props['staticRoutes']).toEqual([{ id: 'lab', cidr: '172.16.0.0/16', gateway: '10.0.1.9' }]);
  });
});

describe('a plan', () => {
  const planned = plan(
    [
      { type: 'nhncloud_networking_vpc_v2', name: 'net', values: { name: 'net', cidrv4: '10.0.0.0/16' } },
      { type: 'nhncloud_networking_vpcsubnet_v2', name: 'front', values: { name: 'front', cidr: '10.0.1.0/24' } },
      { type: 'nhncloud_networking_port_v2', name: 'p', index: 0, values: { name: 'p-0', fixed_ip: [{ ip_address: '10.0.1.4' }] } },
      { type: 'nhncloud_networking_port_v2', name: 'p', index: 1, values: { name: 'p-1', fixed_ip: [{ ip_address: '10.0.1.5' }] } },
      { type: 'nhncloud_compute_instance_v2', name: 'vm', index: 0, values: { name: 'vm-1', flavor_name: 'm2.c1m2', network: [{}] } },
      { type: 'nhncloud_compute_instance_v2', name: 'vm', index: 1, values: { name: 'vm-2', flavor_name: 'm2.c1m2', network: [{}] } },
      { type: 'nhncloud_networking_floatingip_v2', name: 'fip', values: { pool: 'Public Network' } },
      { type: 'nhncloud_networking_floatingip_associate_v2', name: 'fip', values: {} },
      { type: 'nhncloud_networking_routingtable_attach_gateway_v2', name: 'ig', values: { gateway_id: '5c7c578a-d199' } },
    ],
    {
      'nhncloud_networking_vpcsubnet_v2.front': { vpc_id: { references: ['nhncloud_networking_vpc_v2.net.id', 'nhncloud_networking_vpc_v2.net'] } },
      'nhncloud_networking_port_v2.p': { network_id: { references: ['nhncloud_networking_vpc_v2.net.id', 'nhncloud_networking_vpc_v2.net'] }, fixed_ip: [{ subnet_id: { references: ['nhncloud_networking_vpcsubnet_v2.front.id', 'nhncloud_networking_vpcsubnet_v2.front'] }, ip_address: {} }] },
      'nhncloud_compute_instance_v2.vm': { network: [{ port: { references: ['nhncloud_networking_port_v2.p', 'count.index'] } }], security_groups: { references: ['data.nhncloud_networking_secgroup_v2.default.name', 'data.nhncloud_networking_secgroup_v2.default'] } },
      'data.nhncloud_networking_secgroup_v2.default': { name: { constant_value: 'default' } },
      'nhncloud_networking_floatingip_associate_v2.fip': { floating_ip: { references: ['nhncloud_networking_floatingip_v2.fip.address', 'nhncloud_networking_floatingip_v2.fip'] }, port_id: { references: ['nhncloud_networking_port_v2.p[1].id', 'nhncloud_networking_port_v2.p[1]', 'nhncloud_networking_port_v2.p'] } },
      'nhncloud_networking_routingtable_attach_gateway_v2.ig': { routingtable_id: { references: ['data.nhncloud_networking_routingtable_v2.rt.id', 'data.nhncloud_networking_routingtable_v2.rt'] } },
    },
    [{ mode: 'data', type: 'nhncloud_networking_routingtable_v2', name: 'rt', values: { id: 'bf15f6f6', name: 'vpc-1', default_table: true } }, { mode: 'data', type: 'nhncloud_networking_secgroup_v2', name: 'default', values: { id: '9e4b', name: 'default' } }],
  );
  const { design, notices } = imported(planned, 'plan.json');

  it('is followed through its configuration where ids are not known yet', () => {
    expect(design.components['front']).toMatchObject({ parent: 'net', props: { cidr: '10.0.1.0/24' } });
    expect(design.components['vm-0']).toMatchObject({ name: 'vm-1', parent: 'front', props: { interfaces: [{ id: 'eth0', address: '10.0.1.4', securityGroups: ['default'] }] } });
    expect(design.components['vm-1']).toMatchObject({ name: 'vm-2', parent: 'front', props: { interfaces: [{ id: 'eth0', address: '10.0.1.5' }] } });
    expect(linksOf(design)).toEqual(['attach fip > vm-1/eth0', 'attach ig > rt', 'routed external-network > internet']);
    expect(idsOf(design, 'virtual-ip')).toEqual([]);
  });

  it('an address that only applying will tell is chosen from the pool and told as assumed', () => {
    expect(design.components['fip']?.props['address']).toMatch(/^133\.186\.\d+\.\d+$/);
    expect(notices.find((notice) => notice.code === 'TERRAFORM_ASSUMED')?.params['list']).toContain('fip');
    expect(serializeDesign(design)).not.toContain('known after apply');
  });
});

describe('a plan with a module', () => {
  it('is followed through variables and outputs', () => {
    const resource = (address: string, type: string, name: string, values: object): object => ({ address, mode: 'managed', type, name, values });
    const text = JSON.stringify({
      format_version: '1.2', terraform_version: '1.11.4',
      planned_values: { root_module: {
        resources: [resource('nhncloud_networking_vpc_v2.net', 'nhncloud_networking_vpc_v2', 'net', { name: 'net', cidrv4: '10.0.0.0/16' }), resource('nhncloud_networking_port_v2.vip', 'nhncloud_networking_port_v2', 'vip', { name: 'vip', fixed_ip: [{ ip_address: '10.0.1.9' }] })],
        child_modules: [{ address: 'module.sub[0]', resources: [resource('module.sub[0].nhncloud_networking_vpcsubnet_v2.this', 'nhncloud_networking_vpcsubnet_v2', 'this', { name: 'front', cidr: '10.0.1.0/24' })] }],
      } },
      configuration: { root_module: {
        resources: [{ mode: 'managed', type: 'nhncloud_networking_port_v2', name: 'vip', expressions: { fixed_ip: [{ subnet_id: { references: ['module.sub[0].id', 'module.sub[0]'] } }] } }],
        module_calls: { sub: { expressions: { vpc: { references: ['nhncloud_networking_vpc_v2.net.id', 'nhncloud_networking_vpc_v2.net'] } }, module: {
          outputs: { id: { expression: { references: ['nhncloud_networking_vpcsubnet_v2.this.id', 'nhncloud_networking_vpcsubnet_v2.this'] } } },
          resources: [{ mode: 'managed', type: 'nhncloud_networking_vpcsubnet_v2', name: 'this', expressions: { vpc_id: { references: ['var.vpc'] } } }],
        } } },
      } },
    });
    const { design } = imported(text);
    expect(design.components['this']).toMatchObject({ kind: 'subnet', name: 'front', parent: 'net' });
    expect(design.components['vip']).toMatchObject({ kind: 'virtual-ip', parent: 'this', props: { address: '10.0.1.9' } });
  });
});

describe('bad input', () => {
  const refused = (text: string): unknown => {
    const read = importTerraform(text, { registry, name: 'in.json' });
    return read.ok ? 'opened' : read.problems.map(({ code, path: at, line }) => [code, at, line]);
  };

  it.each([
    ['nothing', '  \n', [['FILE_EMPTY', '', undefined]]],
    ['half a file', '{ "version": 4,\n "resources": [', [['JSON_UNFINISHED', '/resources/0', 2]]],
    ['configuration', 'resource "nhncloud_networking_vpc_v2" "v" {\n}\n', [['TERRAFORM_CONFIGURATION', '', undefined]]],
    ['a binary plan', 'PK\u0003\u0004...', [['TERRAFORM_BINARY_PLAN', '', undefined]]],
    ['a design of ours', '{ "format": "hopline-design", "version": 1 }', [['TERRAFORM_MISSING', '', 1]]],
    ['an old state', '{\n "version": 3,\n "modules": [] }', [['TERRAFORM_STATE_VERSION', '/version', 2]]],
    ['a later plan format', '{\n "format_version": "2.0", "planned_values": {} }', [['TERRAFORM_PLAN_VERSION', '/format_version', 2]]],
    ['an empty state', '{ "version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "outputs": {}, "resources": [] }', [['TERRAFORM_NOTHING', '', 1]]],
    ['another provider', state([{ type: 'aws_instance', name: 'a', values: { id: 'i' } }]), [['TERRAFORM_NOTHING', '', 1]]],
    ['wrong types in resources', '{ "version": 4, "resources": [\n 7,\n { "type": "t",\n "name": 5, "instances": {} } ] }', [['WRONG_TYPE', '/resources/0', 2], ['WRONG_TYPE', '/resources/1/name', 4], ['WRONG_TYPE', '/resources/1/instances', 4]]],
    ['attributes that are none', '{ "version": 4, "resources": [ { "mode": "managed", "type": "t", "name": "n", "instances": [\n {} ] } ] }', [['MISSING_MEMBER', '/resources/0/instances/0/attributes', 2]]],
  ])('%s is refused with code, place and remedy', (_name, text, problems) => {
    expect(refused(text)).toEqual(problems);
  });

  it('never throws, whatever the values are', () => {
    for (const value of [null, 7, '', 'x', [], {}, [[]], true]) {
      const types = ['nhncloud_networking_vpc_v2', 'nhncloud_networking_vpcsubnet_v2', 'nhncloud_compute_instance_v2', 'nhncloud_networking_port_v2', 'nhncloud_lb_loadbalancer_v2', 'nhncloud_lb_pool_v2', 'nhncloud_networking_secgroup_rule_v2', 'nhncloud_networking_floatingip_v2', 'nhncloud_blockstorage_volume_v2'];
      const names = ['id', 'name', 'vpc_id', 'cidr', 'network', 'fixed_ip', 'block_device', 'security_groups', 'routingtable_id', 'listener_id', 'size', 'address', 'vip_address', 'port_range_min'];
      const all = types.map((type, index): TestResource => ({ type, name: `n${index}`, values: Object.fromEntries(names.map((name) => [name, value])) }));
      expect(importTerraform(state(all), { registry, name: 'x' })).toBeDefined();
      expect(importTerraform(plan(all, {}), { registry, name: 'x' })).toBeDefined();
    }
  });

  it('every sentence says what to do, with the same places in both languages', () => {
    const places = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    const own = Object.keys(fileTexts).filter((code): code is keyof typeof fileTexts => code.startsWith('TERRAFORM'));
    expect(own.length).toBe(11);
    for (const code of own) expect([code, places(fileTexts[code].ko)]).toEqual([code, places(fileTexts[code].en)]);
    expect(fileSentence('en', 'TERRAFORM_STATE_VERSION', { version: 3, known: 4 })).toBe('State format 3 cannot be read, only 4. Run "terraform show -json > state.json" with a current Terraform and choose state.json.');
  });
});
