import { describe, expect, it } from 'vitest';
import { registry } from '../../catalog/index.ts';
import { exportTerraform } from '../index.ts';
import { sampleDesign } from './testing/cloud-design.ts';
import { parseHcl } from './testing/parse-hcl.ts';

/** The final state of seed 001 as domain/public-cloud.md (e) maps it, resource by resource. */

const text = exportTerraform(sampleDesign('getting-started'), registry, { language: 'en' });
const file = parseHcl(text);

describe('getting-started as Terraform', () => {
  it('has these blocks and no others', () => {
    expect(file.addresses).toEqual([
      'data.nhncloud_compute_flavor_v2.m2_c1m2',
      'data.nhncloud_images_image_v2.CentOS_6',
      'data.nhncloud_images_image_v2.web_image',
      'data.nhncloud_networking_routingtable_v2.rt',
      'data.nhncloud_networking_secgroup_v2.sg_default',
      'nhncloud_compute_instance_v2.vm1',
      'nhncloud_compute_instance_v2.web_1',
      'nhncloud_compute_instance_v2.web_2',
      'nhncloud_compute_keypair_v2.my_keypair',
      'nhncloud_lb_listener_v2.lb_listener_http',
      'nhncloud_lb_loadbalancer_v2.lb',
      'nhncloud_lb_member_v2.lb_pool_web_web_1',
      'nhncloud_lb_member_v2.lb_pool_web_web_2',
      'nhncloud_lb_monitor_v2.lb_pool_web',
      'nhncloud_lb_pool_v2.lb_pool_web',
      'nhncloud_networking_floatingip_associate_v2.fip_lb',
      'nhncloud_networking_floatingip_associate_v2.fip_vm1',
      'nhncloud_networking_floatingip_associate_v2.fip_web_1',
      'nhncloud_networking_floatingip_associate_v2.fip_web_2',
      'nhncloud_networking_floatingip_v2.fip_lb',
      'nhncloud_networking_floatingip_v2.fip_vm1',
      'nhncloud_networking_floatingip_v2.fip_web_1',
      'nhncloud_networking_floatingip_v2.fip_web_2',
      'nhncloud_networking_port_v2.vm1_eth0',
      'nhncloud_networking_port_v2.web_1_eth0',
      'nhncloud_networking_port_v2.web_2_eth0',
      'nhncloud_networking_routingtable_attach_gateway_v2.igw',
      'nhncloud_networking_secgroup_rule_v2.sg_default_http',
      'nhncloud_networking_secgroup_rule_v2.sg_default_icmp',
      'nhncloud_networking_secgroup_rule_v2.sg_default_ssh',
      'nhncloud_networking_vpc_v2.vpc',
      'nhncloud_networking_vpcsubnet_v2.subnet',
    ]);
  });

  it('asks for credentials and never holds one', () => {
    expect(file.terraform).toEqual([{ required_version: '>= 1.0.0', required_providers: [{ nhncloud: { source: 'nhn-cloud/nhncloud', version: '~> 1.0' } }] }]);
    expect(file.provider['nhncloud']).toEqual([{ user_name: '${var.user_name}', tenant_id: '${var.tenant_id}', password: '${var.password}', auth_url: '${var.auth_url}', region: '${var.region}' }]);
    expect(Object.keys(file.variable).sort()).toEqual(['auth_url', 'ig_igw_id', 'my_keypair_public_key', 'password', 'region', 'tenant_id', 'user_name']);
    expect(file.variable['password']).toEqual([{ type: '${string}', description: 'API password', sensitive: true }]);
    expect(file.variable['region']?.[0]?.['default']).toBe('KR1');
    expect(file.variable['auth_url']?.[0]?.['default']).toBe('https://api-identity-infrastructure.nhncloudservice.com/v2.0');
  });

  it('writes VPC and subnet with the explicit table of the design', () => {
    expect(file.at('nhncloud_networking_vpc_v2.vpc')).toEqual({ name: 'Default Network', cidrv4: '192.168.0.0/16' });
    expect(file.at('nhncloud_networking_vpcsubnet_v2.subnet')).toEqual({
      name: 'Default Subnet', vpc_id: '${nhncloud_networking_vpc_v2.vpc.id}', cidr: '192.168.0.0/24', routingtable_id: '${data.nhncloud_networking_routingtable_v2.rt.id}',
    });
  });

  it('looks the default table up and attaches the gateway by a variable, because the gateway has no resource', () => {
    expect(file.at('data.nhncloud_networking_routingtable_v2.rt')).toEqual({ name: 'vpc-default', depends_on: ['${nhncloud_networking_vpc_v2.vpc}'] });
    expect(file.at('nhncloud_networking_routingtable_attach_gateway_v2.igw')).toEqual({ routingtable_id: '${data.nhncloud_networking_routingtable_v2.rt.id}', gateway_id: '${var.ig_igw_id}' });
    expect(file.variable['ig_igw_id']).toEqual([{ type: '${string}', description: 'Id of the internet gateway ig-default' }]);
    expect(text).toContain('# Internet gateway ig-default: the provider has no resource for it.');
  });

  it('writes the three rules that somebody added; the default group and what it is born with are not created', () => {
    const group = '${data.nhncloud_networking_secgroup_v2.sg_default.id}';
    expect(file.at('data.nhncloud_networking_secgroup_v2.sg_default')).toEqual({ name: 'default' });
    expect(file.at('nhncloud_networking_secgroup_rule_v2.sg_default_icmp')).toEqual({ direction: 'ingress', ethertype: 'IPv4', protocol: 'icmp', remote_ip_prefix: '0.0.0.0/0', security_group_id: group });
    expect(file.at('nhncloud_networking_secgroup_rule_v2.sg_default_ssh')).toEqual({
      direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp', port_range_min: 22, port_range_max: 22, remote_ip_prefix: '0.0.0.0/0', security_group_id: group,
    });
    expect(file.at('nhncloud_networking_secgroup_rule_v2.sg_default_http')).toMatchObject({ protocol: 'tcp', port_range_min: 80, port_range_max: 80 });
  });

  it('makes every interface a port with its address, and the instance of an image, a flavor and a key pair', () => {
    expect(file.at('nhncloud_networking_port_v2.vm1_eth0')).toEqual({
      name: 'vm1-eth0', network_id: '${nhncloud_networking_vpc_v2.vpc.id}', admin_state_up: true,
      fixed_ip: [{ subnet_id: '${nhncloud_networking_vpcsubnet_v2.subnet.id}', ip_address: '192.168.0.4' }],
    });
    expect(file.at('nhncloud_compute_instance_v2.vm1')).toEqual({
      name: 'vm1', region: '${var.region}', flavor_id: '${data.nhncloud_compute_flavor_v2.m2_c1m2.id}', key_pair: '${nhncloud_compute_keypair_v2.my_keypair.name}',
      security_groups: ['${data.nhncloud_networking_secgroup_v2.sg_default.name}'],
      network: [{ port: '${nhncloud_networking_port_v2.vm1_eth0.id}' }],
      block_device: [{ uuid: '${data.nhncloud_images_image_v2.CentOS_6.id}', source_type: 'image', destination_type: 'volume', boot_index: 0, volume_size: 20, delete_on_termination: true }],
    });
    expect(file.at('data.nhncloud_compute_flavor_v2.m2_c1m2')).toEqual({ name: 'm2.c1m2' });
    expect(file.at('data.nhncloud_images_image_v2.web_image')).toEqual({ name: 'web-image', most_recent: true });
    expect(file.at('nhncloud_compute_keypair_v2.my_keypair')).toEqual({ name: 'my_keypair', public_key: '${var.my_keypair_public_key}' });
  });

  it('writes the load balancer as a chain from listener to member', () => {
    expect(file.at('nhncloud_lb_loadbalancer_v2.lb')).toEqual({
      name: 'web-lb', description: 'HTTP for two web servers', vip_subnet_id: '${nhncloud_networking_vpcsubnet_v2.subnet.id}', vip_address: '192.168.0.10', loadbalancer_type: 'shared', admin_state_up: true,
    });
    expect(file.at('nhncloud_lb_listener_v2.lb_listener_http')).toEqual({
      name: 'http', protocol: 'HTTP', protocol_port: 80, loadbalancer_id: '${nhncloud_lb_loadbalancer_v2.lb.id}', connection_limit: 60000, keepalive_timeout: 300, admin_state_up: true,
    });
    expect(file.at('nhncloud_lb_pool_v2.lb_pool_web')).toEqual({
      name: 'web servers', protocol: 'HTTP', listener_id: '${nhncloud_lb_listener_v2.lb_listener_http.id}', lb_method: 'ROUND_ROBIN', member_port: 80, admin_state_up: true,
    });
    expect(file.at('nhncloud_lb_member_v2.lb_pool_web_web_2')).toEqual({
      pool_id: '${nhncloud_lb_pool_v2.lb_pool_web.id}', subnet_id: '${nhncloud_networking_vpcsubnet_v2.subnet.id}', address: '192.168.0.7', protocol_port: 80, weight: 1, admin_state_up: true,
    });
    expect(file.at('nhncloud_lb_monitor_v2.lb_pool_web')).toEqual({
      name: 'web servers-monitor', pool_id: '${nhncloud_lb_pool_v2.lb_pool_web.id}', type: 'HTTP', delay: 20, timeout: 10, max_retries: 5, url_path: '/', http_method: 'GET', expected_codes: '200',
      health_check_port: 80, admin_state_up: true,
    });
  });

  it('associates floating IPs after the gateway is attached, so that they are destroyed before it is detached', () => {
    expect(file.at('nhncloud_networking_floatingip_v2.fip_vm1')).toEqual({ pool: 'Public Network' });
    expect(file.at('nhncloud_networking_floatingip_associate_v2.fip_vm1')).toEqual({
      floating_ip: '${nhncloud_networking_floatingip_v2.fip_vm1.address}', port_id: '${nhncloud_networking_port_v2.vm1_eth0.id}', depends_on: ['${nhncloud_networking_routingtable_attach_gateway_v2.igw}'],
    });
    expect(file.at('nhncloud_networking_floatingip_associate_v2.fip_lb')).toMatchObject({ port_id: '${nhncloud_lb_loadbalancer_v2.lb.vip_port_id}' });
  });

  it('stands in the order of the document', () => {
    const first = (type: string): number => text.indexOf(`\n${type.startsWith('data ') ? type.replace('data ', 'data "') : `resource "${type}`}`);
    const order = [
      'nhncloud_compute_keypair_v2', 'data nhncloud_networking_secgroup_v2', 'nhncloud_networking_secgroup_rule_v2', 'nhncloud_networking_vpc_v2', 'data nhncloud_networking_routingtable_v2',
      'nhncloud_networking_routingtable_attach_gateway_v2', 'nhncloud_networking_vpcsubnet_v2', 'nhncloud_networking_port_v2', 'nhncloud_compute_instance_v2', 'nhncloud_lb_loadbalancer_v2',
      'nhncloud_networking_floatingip_v2', 'nhncloud_networking_floatingip_associate_v2',
    ].map(first);
    expect(order.every((at) => at > 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it('never writes a route that the cloud makes by itself', () => {
    expect(text).not.toMatch(/router_route|LOCAL|destination_cidr/);
  });

  it('gives the same bytes again, and keeps labels when something is renamed', () => {
    const design = sampleDesign('getting-started');
    expect(exportTerraform(design, registry, { language: 'en' })).toBe(text);
    const vm1 = design.components['vm1'];
    if (vm1 === undefined) throw new Error('no vm1');
    const renamed = exportTerraform({ ...design, components: { ...design.components, vm1: { ...vm1, name: 'front' } } }, registry, { language: 'en' });
    expect(parseHcl(renamed).addresses).toEqual(file.addresses);
    const [before, after] = [text.split('\n'), renamed.split('\n')];
    expect(after.filter((line, index) => line !== before[index])).toEqual(['  name           = "front-eth0"', '  name            = "front"', '# Image web-image: the provider cannot create it. Create it from front in the console first.'].sort((a, b) => after.indexOf(a) - after.indexOf(b)));
  });

  it('says its comments in Korean where that is asked, with the same blocks', () => {
    const korean = exportTerraform(sampleDesign('getting-started'), registry, { language: 'ko' });
    expect(korean).toContain('# 인터넷 게이트웨이 ig-default: 프로바이더에 자원이 없습니다.');
    expect(parseHcl(korean).addresses).toEqual(file.addresses);
  });
});
