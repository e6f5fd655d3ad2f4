import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { TerraformBlock, TerraformBook, TerraformSpec } from '../../../model/terraform.ts';
import { defaultGroup } from '../security.ts';
import { filled, imageLookup, notExpressed, whereSet } from '../terraform-values.ts';
import type { InstanceProps } from './props.ts';
import { instanceReading } from './terraform-reading.ts';

const type = 'nhncloud_compute_instance_v2';
const portType = 'nhncloud_networking_port_v2';
type Port = InstanceProps['interfaces'][number];

/** Every interface is a port of its own, so that its address is fixed and a floating IP can name it. */
function portBlock(self: Self<InstanceProps>, row: Port, scope: Scope, book: TerraformBook): TerraformBlock {
  const subnet = scope.segmentOf(self.id, row.id);
  const vpc = subnet === null ? null : scope.enclosing(subnet, 'vpc');
  const inDefault = defaultGroup(scope, self.component.parent);
  const isPlain = row.securityGroups.length === 1 && row.securityGroups[0] === inDefault?.id;
  const groups = row.securityGroups.flatMap((group) => book.refer(group, 'id') ?? []);
  return {
    stage: 'port', form: 'resource', type: portType, label: book.label(self.id, row.id),
    arguments: { name: `${self.component.name}-${row.id}`, network_id: book.refer(vpc?.id ?? null, 'id'), admin_state_up: true },
    blocks: [{ type: 'fixed_ip', arguments: filled({ subnet_id: book.refer(subnet, 'id'), ip_address: row.address === '' ? undefined : row.address }) }],
    // A port is born in the group default; other groups, and ports without filtering, need arguments that the provider does not document.
    undocumentedArguments: filled({ security_group_ids: isPlain ? undefined : groups, port_security_enabled: row.portSecurity ? undefined : false }),
    comments: notExpressed(whereSet<string | boolean>({
      allowedAddresses: [row.allowedAddresses.join(' '), row.allowedAddresses.length > 0], sourceDestCheck: [false, !row.sourceDestCheck],
    })),
  };
}

/** The image an instance starts from: a private one of the design, or a public one looked up by its name. */
function imageOf(self: Self<InstanceProps>, book: TerraformBook): { readonly id: { readonly expression: string } | null; readonly blocks: readonly TerraformBlock[] } {
  const own = book.refer(self.props.image, 'id');
  if (own !== null || self.props.publicImage === '') return { id: own, blocks: [] };
  const label = book.labelOf('image', self.props.publicImage);
  return { id: { expression: `data.nhncloud_images_image_v2.${label}.id` }, blocks: [imageLookup(label, self.props.publicImage)] };
}

function write(self: Self<InstanceProps>, scope: Scope, book: TerraformBook): readonly TerraformBlock[] {
  const { props } = self;
  const flavor = book.labelOf('flavor', props.flavor);
  const image = imageOf(self, book);
  const isLocal = props.flavor.startsWith('u2');
  const groups = [...new Set(props.interfaces.flatMap((row) => (row.portSecurity ? row.securityGroups : [])))].flatMap((group) => book.refer(group, 'name') ?? []);
  const services = props.services.map((service) => `${service.port}/${service.protocol} ${service.name}`.trim()).join(', ');
  return [
    ...props.interfaces.map((row) => portBlock(self, row, scope, book)),
    ...(props.flavor === '' ? [] : [{ stage: 'instance' as const, form: 'data' as const, type: 'nhncloud_compute_flavor_v2', label: flavor, arguments: { name: props.flavor } }]),
    ...image.blocks,
    {
      stage: 'instance', form: 'resource', type, label: book.label(self.id),
      arguments: filled({
        name: self.component.name,
        region: { expression: 'var.region' },
        image_id: isLocal ? image.id : undefined,
        flavor_id: props.flavor === '' ? null : { expression: `data.nhncloud_compute_flavor_v2.${flavor}.id` },
        key_pair: props.keyPair === null ? undefined : book.refer(props.keyPair, 'name'),
        security_groups: groups.length === 0 ? undefined : groups,
        availability_zone: props.zone === '' ? undefined : props.zone,
      }),
      blocks: [
        ...props.interfaces.map((row) => ({ type: 'network', arguments: { port: { expression: `${portType}.${book.label(self.id, row.id)}.id` } } })),
        {
          type: 'block_device',
          arguments: { uuid: image.id, source_type: 'image', destination_type: isLocal ? 'local' : 'volume', boot_index: 0, volume_size: props.diskGb, delete_on_termination: true },
        },
      ],
      comments: [
        ...notExpressed(whereSet<string | boolean>({
          state: [props.state, props.state !== 'ACTIVE'], policyRouting: [false, !props.policyRouting], ipForward: [true, props.ipForward], natMasquerade: [true, props.natMasquerade],
        })),
        ...(services === '' ? [] : [{ code: 'tf.instance.guest', params: { services } }]),
      ],
    },
  ];
}

export const instanceTerraform: TerraformSpec<InstanceProps> = {
  address: (self, book) => `${type}.${book.label(self.id)}`,
  port: (self, interfaceId, book) => (self.props.interfaces.some((row) => row.id === interfaceId) ? { expression: `${portType}.${book.label(self.id, interfaceId)}.id` } : null),
  write,
  reading: instanceReading,
};
