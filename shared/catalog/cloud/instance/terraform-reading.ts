import type { ComponentId } from '../../../model/design.ts';
import { blocksIn, textIn, textsIn, type DraftEntry, type TerraformDesk, type TerraformDraft, type TerraformReading, type TerraformResource } from '../../../model/terraform.ts';
import { filled } from '../terraform-values.ts';

type Values = Readonly<Record<string, unknown>>;

const type = 'nhncloud_compute_instance_v2';
const portType = 'nhncloud_networking_port_v2';

interface ReadPort {
  readonly portId: string;
  readonly subnet: string;
  readonly network: string;
  readonly address: string;
  /** Null: the port does not say; it is in the groups of its instance. */
  readonly groups: readonly string[] | null;
  readonly isSecure: boolean;
}

function readPort(network: Values, port: TerraformResource | null): ReadPort {
  const values = port?.values ?? {};
  const [fixed = {}] = blocksIn(values, 'fixed_ip');
  const groups = [...new Set([...textsIn(values, 'all_security_group_ids'), ...textsIn(values, 'security_group_ids')])];
  return {
    portId: textIn(network, 'port') || textIn(values, 'id'),
    subnet: textIn(fixed, 'subnet_id'),
    network: textIn(network, 'uuid') || textIn(values, 'network_id'),
    address: textIn(fixed, 'ip_address') || textsIn(values, 'all_fixed_ips')[0] || textIn(network, 'fixed_ip_v4'),
    groups: groups.length === 0 ? null : groups,
    isSecure: values['port_security_enabled'] !== false,
  };
}

/** The ports an instance is made with, in order, then those that were given to it afterwards. */
function portsOf({ values }: TerraformResource, desk: TerraformDesk): readonly ReadPort[] {
  const networks = blocksIn(values, 'network');
  const named = new Set(networks.map((network) => textIn(network, 'port')));
  const own = textIn(values, 'id');
  const later = desk.having(portType, 'device_id', own).filter((port) => !named.has(textIn(port.values, 'id')));
  const first = networks.map((network) => {
    const [port] = desk.having(portType, 'id', textIn(network, 'port'));
    return readPort(network, port === undefined ? null : desk.take(port));
  });
  return [...first, ...later.map((port) => readPort({}, desk.take(port)))];
}

/** The subnet of a port: as it says, else the one of its VPC that holds its address or is the only one there. */
function subnetOf(port: ReadPort, own: string, desk: TerraformDesk): ComponentId {
  if (port.subnet !== '') return desk.refer('subnet', 'id', port.subnet, filled({ vpc_id: port.network || undefined }));
  const around = desk.having('nhncloud_networking_vpcsubnet_v2', 'vpc_id', port.network);
  const [only] = around.length === 1 ? around : around.filter((subnet) => holds(textIn(subnet.values, 'cidr'), port.address));
  return only === undefined ? desk.refer('subnet', 'id', `subnet of ${own}`, filled({ vpc_id: port.network || undefined })) : desk.refer('subnet', 'id', textIn(only.values, 'id'));
}

function holds(cidr: string, address: string): boolean {
  const [network = '', length = ''] = cidr.split('/');
  const bits = (text: string): string => text.split('.').map((part) => Number(part).toString(2).padStart(8, '0')).join('');
  return address !== '' && length !== '' && bits(network).slice(0, Number(length)) === bits(address).slice(0, Number(length));
}

function imageOf(values: Values, desk: TerraformDesk): Values {
  const source = blocksIn(values, 'block_device').find((block) => textIn(block, 'source_type') === 'image');
  const id = textIn(values, 'image_id') || (source === undefined ? '' : textIn(source, 'uuid'));
  const own = id === '' ? null : desk.find('image', 'id', id);
  if (own !== null) return { image: own, publicImage: '' };
  const [lookup] = desk.having('nhncloud_images_image_v2', 'id', id);
  if (lookup !== undefined) desk.take(lookup);
  const name = (lookup === undefined ? '' : textIn(lookup.values, 'name')) || textIn(values, 'image_name');
  return { publicImage: name };
}

function flavorOf(values: Values, desk: TerraformDesk): string {
  const id = textIn(values, 'flavor_id');
  const [lookup] = desk.having('nhncloud_compute_flavor_v2', 'id', id);
  if (lookup !== undefined) desk.take(lookup);
  return textIn(values, 'flavor_name') || (lookup === undefined ? '' : textIn(lookup.values, 'name'));
}

function read(resource: TerraformResource, desk: TerraformDesk): TerraformDraft {
  const { values, name } = resource;
  const own = textIn(values, 'id');
  const ports = portsOf(resource, desk);
  const subnets = ports.map((port) => subnetOf(port, own, desk));
  const ofInstance = textsIn(values, 'security_groups').map((group) => desk.find('security-group', 'id', group) ?? desk.refer('security-group', 'name', group));
  const groupsOf = (port: ReadPort): readonly string[] => port.groups?.map((group) => desk.refer('security-group', 'id', group)) ?? (ofInstance.length > 0 ? ofInstance : [desk.refer('security-group', 'name', 'default')]);
  const interfaces = ports.map((port, index) => ({
    id: `eth${index}`, address: port.address, securityGroups: groupsOf(port), ...(port.isSecure ? {} : { portSecurity: false }),
  }));
  const root = blocksIn(values, 'block_device').find((block) => block['boot_index'] === 0);
  const size = root === undefined ? 0 : Number(root['volume_size'] ?? 0);
  const key = textIn(values, 'key_pair');
  const flavor = flavorOf(values, desk);
  const zone = textIn(values, 'availability_zone');
  return {
    name: textIn(values, 'name') || name,
    parent: subnets[0] ?? null,
    props: {
      state: textIn(values, 'power_state') === 'shutoff' ? 'SHUTOFF' : 'ACTIVE',
      ...imageOf(values, desk),
      ...(flavor === '' ? {} : { flavor }),
      ...(size > 0 ? { diskGb: size } : {}),
      ...(zone === '' ? {} : { zone }),
      keyPair: key === '' ? null : desk.refer('key-pair', 'name', key),
      interfaces,
    },
    links: subnets.slice(1).map((to, index) => ({ kind: 'l2', port: `eth${index + 1}`, to })),
    ports: Object.fromEntries(ports.flatMap((port, index) => (port.portId === '' ? [] : [[port.portId, `eth${index}`] as const]))),
  };
}

/**
 * What listens in a guest is in no Terraform file. A service is assumed on each single TCP port that a group of the instance opens and on each port a
 * load balancer sends it to, so that traces have an end; the person who opens the file is told.
 */
function complete({ draft }: DraftEntry, desk: TerraformDesk): TerraformDraft {
  const interfaces = blocksIn(draft.props, 'interfaces');
  const groups = new Set(interfaces.flatMap((row) => textsIn(row, 'securityGroups')));
  const opened = desk.drafts('security-group').filter((group) => groups.has(group.id)).flatMap((group) => blocksIn(group.draft.props, 'rules'))
    .flatMap((rule) => (rule['direction'] === 'ingress' && rule['protocol'] === 'tcp' && typeof rule['portMin'] === 'number' && rule['portMin'] === rule['portMax'] ? [rule['portMin']] : []));
  const balanced = interfaces.flatMap((row) => desk.having('nhncloud_lb_member_v2', 'address', textIn(row, 'address'))).map((member) => Number(member.values['protocol_port']));
  const ports = [...new Set([...opened, ...balanced])].filter((port) => port >= 1 && port <= 65535).sort((a, b) => a - b);
  if (ports.length === 0) return draft;
  const web = new Set([80, 8080, ...balanced]);
  const services = ports.map((port) => ({ id: `tcp-${port}`, name: 'assumed', protocol: 'tcp', port, application: port === 22 ? 'ssh' : web.has(port) ? 'http' : 'plain' }));
  return { ...draft, props: { ...draft.props, services }, isAssumed: true };
}

export const instanceReading: TerraformReading = { types: [type], key: 'id', read, complete };
