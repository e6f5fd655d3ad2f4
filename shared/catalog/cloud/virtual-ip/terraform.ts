import { blocksIn, textIn, textsIn, type TerraformDesk, type TerraformSpec } from '../../../model/terraform.ts';
import { filled } from '../terraform-values.ts';

interface Props {
  readonly address: string;
  readonly holder: string | null;
}

const type = 'nhncloud_networking_port_v2';

const usedPorts = new WeakMap<TerraformDesk, ReadonlySet<string>>();

/** Port ids that instances are made with. */
function portsInUse(desk: TerraformDesk): ReadonlySet<string> {
  const known = usedPorts.get(desk);
  if (known !== undefined) return known;
  const used = new Set(desk.resources('nhncloud_compute_instance_v2').flatMap((instance) => blocksIn(instance.values, 'network').map((network) => textIn(network, 'port'))));
  usedPorts.set(desk, used);
  return used;
}

/** A reserved address is a port that belongs to no device (B.2, Port kind VIRTUAL_IP). */
export const virtualIpTerraform: TerraformSpec<Props> = {
  address: (self, book) => `${type}.${book.label(self.id)}`,
  port: (self, _interfaceId, book) => ({ expression: `${type}.${book.label(self.id)}.id` }),
  write: (self, scope, book) => {
    const holder = scope.component(self.props.holder)?.component.name ?? '';
    return [{
      stage: 'port', form: 'resource', type, label: book.label(self.id),
      arguments: { name: self.component.name, network_id: book.refer(scope.enclosing(self.id, 'vpc')?.id ?? null, 'id'), admin_state_up: true },
      blocks: [{ type: 'fixed_ip', arguments: filled({ subnet_id: book.refer(self.component.parent, 'id'), ip_address: self.props.address === '' ? undefined : self.props.address }) }],
      comments: [{ code: holder === '' ? 'tf.virtualIp' : 'tf.virtualIp.held', params: { name: self.component.name, holder } }],
    }];
  },
  reading: {
    types: [type],
    key: 'id',
    accepts: ({ values, mode }, desk) => mode === 'managed' && textIn(values, 'device_id') === '' && blocksIn(values, 'fixed_ip').length > 0 && !portsInUse(desk).has(textIn(values, 'id')),
    read: ({ values, name }, desk) => {
      const [fixed = {}] = blocksIn(values, 'fixed_ip');
      const subnet = textIn(fixed, 'subnet_id');
      return {
        name: textIn(values, 'name') || name,
        parent: desk.refer('subnet', 'id', subnet || `subnet of ${textIn(values, 'id')}`, filled({ vpc_id: textIn(values, 'network_id') || undefined })),
        props: { address: textIn(fixed, 'ip_address') || (textsIn(values, 'all_fixed_ips')[0] ?? ''), holder: null },
        ports: { [textIn(values, 'id')]: 'vip' },
      };
    },
  },
};
