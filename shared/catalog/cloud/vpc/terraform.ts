import { textIn, type TerraformSpec } from '../../../model/terraform.ts';
import { notExpressed, whereSet } from '../terraform-values.ts';

interface Props {
  readonly cidr: string;
  readonly privateIpDns: boolean;
}

const type = 'nhncloud_networking_vpc_v2';

export const vpcTerraform: TerraformSpec<Props> = {
  address: (self, book) => `${type}.${book.label(self.id)}`,
  write: (self, _scope, book) => [{
    stage: 'vpc', form: 'resource', type, label: book.label(self.id),
    arguments: { name: self.component.name, cidrv4: self.props.cidr === '' ? null : self.props.cidr },
    comments: notExpressed(whereSet({ privateIpDns: [true, self.props.privateIpDns] })),
  }],
  reading: {
    types: [type],
    key: 'id',
    read: ({ values, name }) => ({
      name: textIn(values, 'name') || name, parent: null, props: { cidr: textIn(values, 'cidrv4') },
    }),
    // Every VPC is born with a default table (B.3), which Terraform does not manage: the file names it only by chance.
    complete: ({ id, draft }, desk) => {
      const tables = desk.drafts('routing-table').filter((table) => table.draft.parent === id);
      if (!tables.some((table) => table.draft.props['isDefault'] === true)) {
        desk.refer('routing-table', 'id', `default of ${id}`, { name: `vpc-${draft.name}`, default_table: true, parent: id });
      }
      return draft;
    },
  },
};
