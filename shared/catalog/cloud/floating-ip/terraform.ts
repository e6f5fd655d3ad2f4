import { textIn, type TerraformBlock, type TerraformSpec } from '../../../model/terraform.ts';
import { externalNetworkOf, gatewayOf, tableBehind, targetOf } from '../association.ts';
import { notExpressed, whereSet } from '../terraform-values.ts';

interface Props {
  readonly externalNetwork: string | null;
  readonly address: string;
  readonly label: string;
  readonly deleteProtection: boolean;
}

const type = 'nhncloud_networking_floatingip_v2';
const associationType = 'nhncloud_networking_floatingip_associate_v2';

export const floatingIpTerraform: TerraformSpec<Props> = {
  address: (self, book) => `${type}.${book.label(self.id)}`,
  write: (self, scope, book) => {
    const { props } = self;
    const label = book.label(self.id);
    const pool = externalNetworkOf(scope, props.externalNetwork)?.component.name ?? 'Public Network';
    const own: TerraformBlock = {
      stage: 'floating-ip', form: 'resource', type, label, arguments: { pool },
      comments: [
        ...(props.address === '' ? [] : [{ code: 'tf.floatingIp.address', params: { address: props.address } }]),
        ...notExpressed(whereSet<string | boolean>({ label: [props.label, props.label !== ''], deleteProtection: [true, props.deleteProtection] })),
      ],
    };
    const target = targetOf(scope, self.id);
    if (target === null) return [own];
    const port = book.port(target.owner, target.row.id);
    if (port === null) {
      const params = { address: props.address, name: scope.component(target.owner)?.component.name ?? '' };
      return [own, { stage: 'association', form: 'comment', type: '', label: book.label(self.id, 'association'), arguments: {}, comments: [{ code: 'tf.floatingIp.manual', params }] }];
    }
    // Terraform destroys in the opposite order: associations go before the gateway is detached, as its guard asks (IG-19).
    const table = tableBehind(scope, target);
    const gateway = book.address(table === null ? null : (gatewayOf(scope, table.id)?.id ?? null));
    return [own, {
      stage: 'association', form: 'resource', type: associationType, label,
      arguments: { floating_ip: { expression: `${type}.${label}.address` }, port_id: port },
      dependsOn: gateway === null ? [] : [gateway],
    }];
  },
  reading: {
    types: [type],
    key: 'address',
    read: ({ values, name }, desk) => ({
      name,
      parent: null,
      props: { externalNetwork: desk.refer('external-network', 'name', textIn(values, 'pool') || 'Public Network'), address: textIn(values, 'address') },
    }),
    complete: ({ draft }, desk) => {
      const address = textIn(draft.props, 'address');
      const [association] = desk.having(associationType, 'floating_ip', address);
      if (association === undefined) return draft;
      const fixed = textIn(association.values, 'fixed_ip');
      const target = desk.port(textIn(association.values, 'port_id')) ?? (fixed === '' ? null : desk.holder('instance', fixed));
      if (target === null) return draft;
      desk.take(association);
      return { ...draft, links: [{ kind: 'attach', to: target.component, toPort: target.interface }] };
    },
  },
};
