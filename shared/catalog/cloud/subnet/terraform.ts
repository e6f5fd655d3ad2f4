import { textIn, type TerraformBlock, type TerraformSpec } from '../../../model/terraform.ts';
import { tableOf } from '../association.ts';
import { filled } from '../terraform-values.ts';

interface Props {
  readonly cidr: string;
  readonly staticRoutes: readonly { readonly id: string; readonly cidr: string; readonly gateway: string }[];
}

const type = 'nhncloud_networking_vpcsubnet_v2';
const routeType = 'nhncloud_networking_subnet_route_v2';

export const subnetTerraform: TerraformSpec<Props> = {
  address: (self, book) => `${type}.${book.label(self.id)}`,
  write: (self, scope, book) => {
    const association = tableOf(scope, self.id);
    // An implicit association follows the default table: naming the table would make it explicit.
    const explicit = association?.form === 'explicit' ? book.refer(association.table.id, 'id') : undefined;
    const own = `${type}.${book.label(self.id)}`;
    const routes = self.props.staticRoutes.map((route): TerraformBlock => ({
      stage: 'subnet', form: 'resource', type: routeType, label: book.label(self.id, route.id), isUndocumented: true,
      arguments: { subnet_id: { expression: `${own}.id` }, destination_cidr: route.cidr, next_hop: route.gateway },
    }));
    return [{
      stage: 'subnet', form: 'resource', type, label: book.label(self.id),
      arguments: filled({
        name: self.component.name, vpc_id: book.refer(self.component.parent, 'id'), cidr: self.props.cidr === '' ? null : self.props.cidr, routingtable_id: explicit,
      }),
    }, ...routes];
  },
  reading: {
    types: [type],
    parts: { [routeType]: 'subnet_id' },
    key: 'id',
    read: ({ values, name }, desk) => {
      const own = textIn(values, 'id');
      const parent = desk.refer('vpc', 'id', textIn(values, 'vpc_id') || `vpc of ${own}`);
      const table = textIn(values, 'routingtable_id');
      const isImplicit = values['routingtable_explicit'] === false;
      // A state tells the default table even where the association is implicit; from it the table is known, and no link is drawn.
      const hints = filled({
        vpc_id: textIn(values, 'vpc_id'), name: textIn(values, 'routingtable_name') || undefined,
        default_table: values['routingtable_default_table'] === true || isImplicit ? true : undefined,
      });
      const tableId = table === '' ? null : desk.refer('routing-table', 'id', table, hints);
      const gateway = textIn(values, 'routingtable_gateway_id');
      if (gateway !== '' && table !== '') desk.refer('internet-gateway', 'gateway_id', gateway, { routingtable_id: table });
      const routes = desk.having(routeType, 'subnet_id', own).map(desk.take);
      return {
        name: textIn(values, 'name') || name,
        parent,
        props: {
          cidr: textIn(values, 'cidr'),
          ...(routes.length === 0 ? {} : { staticRoutes: routes.map((route) => ({ id: route.name, cidr: textIn(route.values, 'destination_cidr'), gateway: textIn(route.values, 'next_hop') })) }),
        },
        links: tableId === null || isImplicit ? [] : [{ kind: 'attach', to: tableId }],
      };
    },
  },
};
