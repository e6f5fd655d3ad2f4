import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../catalog/index.ts';
import { terraformTexts } from '../../i18n/terraform.ts';
import type { Design } from '../../model/design.ts';
import { exportTerraform } from '../index.ts';
import { designOf, networkWith } from './testing/cloud-design.ts';
import { parseHcl, type ParsedHcl } from './testing/parse-hcl.ts';

/** What domain/public-cloud.md (e) says of each object that the getting-started design does not have. */

function written(design: Design, undocumented = false): { readonly text: string; readonly file: ParsedHcl } {
  const text = exportTerraform(design, registry, { language: 'en', undocumented });
  return { text, file: parseHcl(text) };
}

const birth = [{ id: 'out', direction: 'egress' }, { id: 'out6', direction: 'egress', ethertype: 'IPv6' }];
const vm = (props: object, more: object = {}): object => ({ kind: 'instance', name: 'vm', parent: 'subnet', props: { interfaces: [{ id: 'eth0', address: '10.0.1.4', securityGroups: [] }], ...props }, ...more });

describe('security groups', () => {
  it('are created without the egress rules they are born with', () => {
    const { file, text } = written(networkWith({ web: { kind: 'security-group', name: 'web', parent: null, props: { rules: birth } } }));
    expect(file.at('nhncloud_networking_secgroup_v2.web')).toEqual({ name: 'web' });
    expect(file.addresses.filter((address) => address.includes('secgroup_rule'))).toEqual([]);
    expect(text).not.toContain('Delete them in the console');
  });

  it('say so when the design has taken a rule of birth away', () => {
    expect(written(networkWith({ web: { kind: 'security-group', name: 'web', parent: null, props: { rules: [{ id: 'out6', direction: 'egress', ethertype: 'IPv6' }] } } })).text)
      .toContain('# The design has web without rules it is born with (egress-any). Delete them in the console.');
  });

  it('name remote groups, and leave IPv6 rules to a comment, because the API creates IPv4 rules only', () => {
    const rules = [...birth, { id: 'app', direction: 'ingress', protocol: 'tcp', portMin: 8000, portMax: 8010, remoteGroup: 'lb-group', description: 'from the proxies' }, { id: 'six', direction: 'ingress', ethertype: 'IPv6', protocol: 'tcp', remote: '2001:db8::/32' }];
    const { file, text } = written(networkWith({
      web: { kind: 'security-group', name: 'web', parent: null, props: { rules } },
      'lb-group': { kind: 'security-group', name: 'proxies', parent: null, props: { rules: birth } },
    }));
    expect(file.at('nhncloud_networking_secgroup_rule_v2.web_app')).toEqual({
      direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp', port_range_min: 8000, port_range_max: 8010, remote_group_id: '${nhncloud_networking_secgroup_v2.lb_group.id}',
      security_group_id: '${nhncloud_networking_secgroup_v2.web.id}', description: 'from the proxies',
    });
    expect(file.addresses).not.toContain('nhncloud_networking_secgroup_rule_v2.web_six');
    expect(text).toContain('# Rule six of web (ingress IPv6 tcp 2001:db8::/32): the API creates IPv4 rules only.');
  });
});

describe('subnets and routing tables', () => {
  it('name the table only where the association is explicit', () => {
    const components = { own: { kind: 'routing-table', name: 'own', parent: 'vpc', props: { distributed: false } }, back: { kind: 'subnet', name: 'back', parent: 'vpc', props: { cidr: '10.0.2.0/24' } } };
    const { file } = written(networkWith(components, { l: { kind: 'attach', from: { component: 'back' }, to: { component: 'own' } } }));
    expect(file.at('nhncloud_networking_routingtable_v2.own')).toEqual({ name: 'own', vpc_id: '${nhncloud_networking_vpc_v2.vpc.id}', distributed: false });
    expect(file.at('nhncloud_networking_vpcsubnet_v2.back')).toMatchObject({ routingtable_id: '${nhncloud_networking_routingtable_v2.own.id}' });
    expect(file.at('nhncloud_networking_vpcsubnet_v2.subnet')).toEqual({ name: 'front', vpc_id: '${nhncloud_networking_vpc_v2.vpc.id}', cidr: '10.0.1.0/24' });
  });

  const routed = networkWith({
    subnet: { kind: 'subnet', name: 'front', parent: 'vpc', props: { cidr: '10.0.1.0/24', staticRoutes: [{ id: 'lab', cidr: '172.16.0.0/16', gateway: '10.0.1.9' }] } },
    own: {
      kind: 'routing-table', name: 'own', parent: 'vpc',
      props: { routes: [{ id: 'fw', cidr: '10.9.0.0/16', gatewayType: 'INSTANCE', gateway: '10.0.1.8' }, { id: 'out', cidr: '0.0.0.0/0', gatewayType: 'NAT_GATEWAY', target: 'nat' }] },
    },
    nat: { kind: 'nat-gateway', name: 'nat', parent: 'subnet', props: { address: '10.0.1.20' } },
  });

  it('keep routes that only the source of the provider has as comments', () => {
    const { file, text } = written(routed);
    expect(file.addresses.filter((address) => address.includes('route_v2'))).toEqual([]);
    expect(text).toContain('# nhncloud_networking_router_route_v2 is in the source of the provider only, not in its documentation.');
    expect(text).toContain('# resource "nhncloud_networking_subnet_route_v2" "subnet_lab" {\n#   subnet_id        = nhncloud_networking_vpcsubnet_v2.subnet.id\n#   destination_cidr = "172.16.0.0/16"\n#   next_hop         = "10.0.1.9"\n# }');
  });

  it('write them as live blocks when asked, routes through gateways never', () => {
    const { file, text } = written(routed, true);
    expect(file.at('nhncloud_networking_router_route_v2.own_fw')).toEqual({ router_id: '${nhncloud_networking_routingtable_v2.own.id}', destination_cidr: '10.9.0.0/16', next_hop: '10.0.1.8' });
    expect(file.at('nhncloud_networking_subnet_route_v2.subnet_lab')).toEqual({ subnet_id: '${nhncloud_networking_vpcsubnet_v2.subnet.id}', destination_cidr: '172.16.0.0/16', next_hop: '10.0.1.9' });
    expect(text).toContain('# Route 0.0.0.0/0 (NAT_GATEWAY, nat): the provider cannot create it. Add it to own in the console.');
    expect(file.addresses.filter((address) => address.includes('own_out'))).toEqual([]);
  });
});

describe('what the provider has no resource for', () => {
  it('is a comment with the values of the design: NAT gateway, network ACL, and the floating IP of the former', () => {
    const { file, text } = written(networkWith({
      nat: { kind: 'nat-gateway', name: 'nat-1', parent: 'subnet', props: { address: '10.0.1.20' } },
      acl: { kind: 'network-acl', name: 'edge', parent: null, props: { memo: 'all "in"', rules: [] } },
      pool: { kind: 'external-network', name: 'Public Network', parent: null, props: {} },
      fip: { kind: 'floating-ip', name: 'fip', parent: null, props: { address: '133.186.132.9', externalNetwork: 'pool' } },
    }, { l: { kind: 'attach', from: { component: 'fip' }, to: { component: 'nat', port: 'natgw' } } }));
    expect(text).toContain('# NAT gateway nat-1: the provider has no resource for it. Create it in the console or by the API. From the design:\n# {\n#   "address": "10.0.1.20"\n# }');
    expect(text).toContain('# Network ACL edge: the provider has no resource for it.');
    expect(file.at('nhncloud_networking_floatingip_v2.fip')).toEqual({ pool: 'Public Network' });
    expect(text).toContain('# Associate floating IP 133.186.132.9 with nat-1 in the console.');
    expect(file.addresses.filter((address) => address.includes('associate'))).toEqual([]);
  });

  it('an internet gateway without a table is a comment and asks for no variable', () => {
    const { file, text } = written(networkWith({ ig: { kind: 'internet-gateway', name: 'ig-1', parent: null, props: {} } }));
    expect(text).toContain('# Internet gateway ig-1: the provider has no resource for it, and it is attached to no routing table.');
    expect(Object.keys(file.variable)).not.toContain('ig_ig_id');
  });

  it('a design of other families says what was not written', () => {
    const { file, text } = written(designOf({ components: { net: { kind: 'internet', name: 'Internet', parent: null }, user: { kind: 'external-user', name: 'Kim', parent: null } } }));
    expect(file.addresses).toEqual([]);
    expect(text).toContain('# Outside NHN Cloud, not written: Kim');
    expect(text).toContain('# The design has no NHN Cloud resource that Terraform could create.');
  });
});

describe('instances', () => {
  it('of u2 boot from a local disk and name their image', () => {
    const { file } = written(networkWith({ vm: vm({ flavor: 'u2.c2m4', diskGb: 30, publicImage: 'Ubuntu Server 22.04 LTS', zone: 'kr-pub-a' }) }));
    expect(file.at('nhncloud_compute_instance_v2.vm')).toMatchObject({
      image_id: '${data.nhncloud_images_image_v2.Ubuntu_Server_22_04_LTS.id}', flavor_id: '${data.nhncloud_compute_flavor_v2.u2_c2m4.id}', availability_zone: 'kr-pub-a',
      block_device: [{ uuid: '${data.nhncloud_images_image_v2.Ubuntu_Server_22_04_LTS.id}', source_type: 'image', destination_type: 'local', boot_index: 0, volume_size: 30, delete_on_termination: true }],
    });
  });

  it('have their ports in order, each in its own subnet', () => {
    const { file } = written(networkWith(
      { back: { kind: 'subnet', name: 'back', parent: 'vpc', props: { cidr: '10.0.2.0/24' } }, vm: vm({ interfaces: [{ id: 'eth0', address: '10.0.1.4' }, { id: 'eth1', address: '10.0.2.4' }] }) },
      { l: { kind: 'l2', from: { component: 'vm', port: 'eth1' }, to: { component: 'back' } } },
    ));
    expect(file.at('nhncloud_compute_instance_v2.vm')['network']).toEqual([{ port: '${nhncloud_networking_port_v2.vm_eth0.id}' }, { port: '${nhncloud_networking_port_v2.vm_eth1.id}' }]);
    expect(file.at('nhncloud_networking_port_v2.vm_eth1')['fixed_ip']).toEqual([{ subnet_id: '${nhncloud_networking_vpcsubnet_v2.back.id}', ip_address: '10.0.2.4' }]);
  });

  const grouped = networkWith({
    web: { kind: 'security-group', name: 'web', parent: null, props: { rules: birth } },
    vm: vm({ state: 'SHUTOFF', interfaces: [{ id: 'eth0', address: '10.0.1.4', securityGroups: ['web'], sourceDestCheck: false }] }),
  });

  it('in other groups than default name them; the argument of the port is undocumented and stays a comment', () => {
    const { file, text } = written(grouped);
    expect(file.at('nhncloud_compute_instance_v2.vm')['security_groups']).toEqual(['${nhncloud_networking_secgroup_v2.web.name}']);
    expect(file.at('nhncloud_networking_port_v2.vm_eth0')['security_group_ids']).toBeUndefined();
    expect(text).toContain('  # security_group_ids = [nhncloud_networking_secgroup_v2.web.id]\n');
    expect(written(grouped, true).file.at('nhncloud_networking_port_v2.vm_eth0')['security_group_ids']).toEqual(['${nhncloud_networking_secgroup_v2.web.id}']);
  });

  it('tell in a comment what no argument carries', () => {
    const { text } = written(grouped);
    expect(text).toContain('# No argument of the provider says this; set it in the console: sourceDestCheck = false');
    expect(text).toContain('# No argument of the provider says this; set it in the console: state = "SHUTOFF"');
  });
});

describe('the rest', () => {
  it('a virtual IP is a port of its own', () => {
    expect(written(networkWith({ vip: { kind: 'virtual-ip', name: 'shared', parent: 'subnet', props: { address: '10.0.1.50' } } })).file.at('nhncloud_networking_port_v2.vip')).toEqual({
      name: 'shared', network_id: '${nhncloud_networking_vpc_v2.vpc.id}', admin_state_up: true, fixed_ip: [{ subnet_id: '${nhncloud_networking_vpcsubnet_v2.subnet.id}', ip_address: '10.0.1.50' }],
    });
  });

  it('a project gives region and tenant to the provider, a known public key stays in the file', () => {
    const { file } = written(designOf({ components: {
      p: { kind: 'project', name: 'shop', parent: null, props: { enabled: true, region: 'KR2', tenantId: 'aaa4c0a1' } },
      key: { kind: 'key-pair', name: 'ops', parent: null, props: { publicKey: 'ssh-rsa AAAA ops' } },
    } }));
    expect(file.variable['region']?.[0]?.['default']).toBe('KR2');
    expect(file.variable['tenant_id']?.[0]?.['default']).toBe('aaa4c0a1');
    expect(file.at('nhncloud_compute_keypair_v2.key')).toEqual({ name: 'ops', public_key: 'ssh-rsa AAAA ops' });
  });

  it('a load balancer shares a pool between listeners, speaks PROXY and asks for certificates', () => {
    const lb = {
      kind: 'load-balancer', name: 'edge', parent: 'subnet',
      props: {
        vip: '10.0.1.10', type: 'dedicated',
        listeners: [
          { id: 'tcp', protocol: 'TCP', port: 9000, defaultPool: 'p', proxyProtocol: true },
          { id: 'tls', protocol: 'TERMINATED_HTTPS', port: 443, defaultPool: 'q', certificates: ['shop.example', 'https://keys.example/v1/containers/2'] },
          { id: 'tls2', protocol: 'HTTP', port: 80, defaultPool: 'q', xForwardedFor: false },
        ],
        pools: [
          { id: 'p', protocol: 'TCP', memberPort: 9000, method: 'LEAST_CONNECTIONS', healthCheck: 'TCP', members: [{ id: 'm', address: '10.0.1.77', port: 9001, weight: 4, enabled: false }] },
          { id: 'q', protocol: 'HTTP', memberPort: 80, method: 'ROUND_ROBIN', persistence: 'SOURCE_IP', healthCheck: 'NONE', members: [] },
        ],
      },
    };
    const { file, text } = written(networkWith({ lb }));
    expect(file.at('nhncloud_lb_pool_v2.lb_pool_p')).toMatchObject({ protocol: 'PROXY', listener_id: '${nhncloud_lb_listener_v2.lb_listener_tcp.id}', lb_method: 'LEAST_CONNECTIONS' });
    expect(file.at('nhncloud_lb_member_v2.lb_pool_p_m')).toMatchObject({ address: '10.0.1.77', protocol_port: 9001, weight: 4, admin_state_up: false, subnet_id: '${nhncloud_networking_vpcsubnet_v2.subnet.id}' });
    expect(file.at('nhncloud_lb_monitor_v2.lb_pool_p')).toMatchObject({ type: 'TCP', delay: 20, timeout: 10, max_retries: 5 });
    expect(file.at('nhncloud_lb_monitor_v2.lb_pool_p')['url_path']).toBeUndefined();
    expect(file.at('nhncloud_lb_pool_v2.lb_pool_q')).toMatchObject({ listener_id: '${nhncloud_lb_listener_v2.lb_listener_tls.id}', persistence: [{ type: 'SOURCE_IP' }] });
    expect(file.at('nhncloud_lb_listener_v2.lb_listener_tls2')).toMatchObject({ default_pool_id: '${nhncloud_lb_pool_v2.lb_pool_q.id}' });
    expect(file.at('nhncloud_lb_listener_v2.lb_listener_tls')).toMatchObject({
      default_tls_container_ref: '${var.lb_listener_tls_certificate}', sni_container_refs: ['https://keys.example/v1/containers/2'], keepalive_timeout: 300,
    });
    expect(file.addresses.filter((address) => address.includes('monitor'))).toEqual(['nhncloud_lb_monitor_v2.lb_pool_p']);
    expect(text).toContain('set it in the console: xForwardedFor = false');
  });

  it('L7 rules are in the source of the provider only; access groups are not in it at all', () => {
    const lb = {
      kind: 'load-balancer', name: 'edge', parent: 'subnet',
      props: {
        vip: '10.0.1.10', ipAclGroups: [{ id: 'office', action: 'ALLOW', targets: [{ id: 't', address: '203.0.113.0/24' }] }],
        listeners: [{ id: 'web', protocol: 'HTTP', port: 80, defaultPool: 'p', policies: [
          { id: 'admin', action: 'REJECT', conditions: [{ id: 'path', type: 'PATH', compare: 'STARTS_WITH', value: '/admin' }] },
          { id: 'api', action: 'REDIRECT_TO_POOL', redirectPool: 'p', conditions: [{ id: 'head', type: 'HEADER', key: 'X-Api', compare: 'EQUAL_TO', value: '1' }] },
        ] }],
        pools: [{ id: 'p', protocol: 'HTTP', memberPort: 80, method: 'ROUND_ROBIN', persistence: 'APP_COOKIE', cookieName: 'sid', healthCheck: 'HTTP', healthHost: 'shop.example', members: [] }],
      },
    };
    const { file, text } = written(networkWith({ lb }));
    expect(file.addresses.filter((address) => address.includes('l7'))).toEqual([]);
    expect(text).toContain('# IP access control group office (ALLOW: 203.0.113.0/24): the provider has no resource for it.');
    expect(file.at('nhncloud_lb_pool_v2.lb_pool_p')['persistence']).toEqual([{ type: 'APP_COOKIE', cookie_name: 'sid' }]);
    expect(file.at('nhncloud_lb_monitor_v2.lb_pool_p')['host_header']).toBe('shop.example');
    const live = written(networkWith({ lb }), true).file;
    expect(live.at('nhncloud_lb_l7policy_v2.lb_listener_web_api')).toEqual({
      name: 'api', action: 'REDIRECT_TO_POOL', listener_id: '${nhncloud_lb_listener_v2.lb_listener_web.id}', position: 2, redirect_pool_id: '${nhncloud_lb_pool_v2.lb_pool_p.id}',
    });
    expect(live.at('nhncloud_lb_l7rule_v2.lb_listener_web_admin_path')).toEqual({ l7policy_id: '${nhncloud_lb_l7policy_v2.lb_listener_web_admin.id}', type: 'PATH', compare_type: 'STARTS_WITH', value: '/admin' });
  });

  it('half-drawn things are written as far as they go, with a comment for what is missing', () => {
    const { text } = written(designOf({ components: { vm: { kind: 'instance', name: 'alone', parent: null, props: { interfaces: [{ id: 'eth0' }], publicImage: '' } } } }));
    expect(text).toContain('# network_id, fixed_ip.subnet_id: the design does not say it. Fill it in.');
    expect(text).toContain('# block_device.uuid: the design does not say it. Fill it in.');
  });

  it('labels that would be equal are told apart, and names cannot leave their quotes', () => {
    const evil = '"}\nresource "x" "y" {${file("/etc/passwd")}';
    const { file } = written(designOf({ components: { 'a-b': { kind: 'vpc', name: evil, parent: null, props: { cidr: '10.0.0.0/16' } }, 'a.b': { kind: 'vpc', name: 'two', parent: null, props: { cidr: '10.1.0.0/16' } } }, meta: { name: evil } }));
    expect(file.addresses).toEqual(['nhncloud_networking_vpc_v2.a_b', 'nhncloud_networking_vpc_v2.a_b_2']);
    expect(file.at('nhncloud_networking_vpc_v2.a_b')).toEqual({ name: evil, cidrv4: '10.0.0.0/16' });
  });
});

describe('sentences', () => {
  it('exist for every code that a kind or the writer uses, and none is left over', () => {
    const root = path.resolve(import.meta.dirname, '../..');
    const sources = ['catalog', 'export/terraform'].flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(root, folder, file)))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const used = new Set(sources.flatMap((file) => readFileSync(file, 'utf8').match(/'tf\.[A-Za-z0-9_.]+'/g) ?? []).map((code) => code.slice(1, -1)));
    const variables = ['user_name', 'tenant_id', 'password', 'auth_url', 'region'].map((name) => `tf.var.${name}`);
    expect([...new Set([...used, ...variables])].sort()).toEqual(Object.keys(terraformTexts).sort());
  });

  it('have the same places in both languages', () => {
    const places = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [code, text] of Object.entries(terraformTexts)) expect([code, places(text.ko)]).toEqual([code, places(text.en)]);
  });
});
