import { textIn, type TerraformSpec } from '../../../model/terraform.ts';
import { tableOfGateway } from '../association.ts';

const type = 'nhncloud_networking_routingtable_attach_gateway_v2';

/** The gateway itself has no resource (domain/public-cloud.md e): its id is a variable, and what is written is its attachment to a table. */
export const internetGatewayTerraform: TerraformSpec<object> = {
  address: (self, book) => `${type}.${book.label(self.id)}`,
  write: (self, scope, book) => {
    const table = tableOfGateway(scope, self.id);
    const label = book.label(self.id);
    const params = { name: self.component.name };
    if (table === null) return [{ stage: 'gateway', form: 'comment', type: '', label, arguments: {}, comments: [{ code: 'tf.gateway.unattached', params }] }];
    const variable = `ig_${label}_id`;
    return [
      { stage: 'gateway', form: 'variable', type: '', label: variable, arguments: {}, comments: [{ code: 'tf.gateway.id', params }] },
      {
        stage: 'gateway', form: 'resource', type, label,
        arguments: { routingtable_id: book.refer(table.id, 'id'), gateway_id: { expression: `var.${variable}` } },
        comments: [{ code: 'tf.gateway', params }],
      },
    ];
  },
  reading: {
    types: [type],
    key: 'gateway_id',
    isReference: true,
    // The address of the gateway and its state follow from the attachment, as when a person attaches it.
    read: ({ values, name }, desk) => {
      const table = textIn(values, 'routingtable_id');
      return {
        name,
        parent: null,
        props: { externalNetwork: desk.refer('external-network', 'name', 'Public Network') },
        links: table === '' ? [] : [{ kind: 'attach', to: desk.refer('routing-table', 'id', table) }],
      };
    },
  },
};
