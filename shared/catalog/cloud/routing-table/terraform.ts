import { textIn, type TerraformBlock, type TerraformResource, type TerraformDesk, type TerraformSpec } from '../../../model/terraform.ts';
import { componentId } from '../../../model/design.ts';
import { vpcOf } from '../association.ts';
import { goesThroughGateway, type Route } from '../routes.ts';

interface Props {
  readonly isDefault: boolean;
  readonly distributed: boolean;
  readonly routes: readonly Route[];
}

const type = 'nhncloud_networking_routingtable_v2';
const routeType = 'nhncloud_networking_router_route_v2';

/** A table that Terraform only looks up is the one its VPC was born with, unless a subnet of the file says otherwise. */
function isDefaultTable({ values, mode }: TerraformResource, desk: TerraformDesk): boolean {
  if (typeof values['default_table'] === 'boolean') return values['default_table'];
  const [subnet] = desk.having('nhncloud_networking_vpcsubnet_v2', 'routingtable_id', textIn(values, 'id'));
  const said = subnet?.values['routingtable_default_table'];
  return typeof said === 'boolean' ? said : mode === 'data';
}

export const routingTableTerraform: TerraformSpec<Props> = {
  address: (self, book) => `${self.props.isDefault ? 'data.' : ''}${type}.${book.label(self.id)}`,
  write: (self, scope, book) => {
    const { isDefault, distributed, routes } = self.props;
    const vpc = vpcOf(scope, self.id);
    const label = book.label(self.id);
    const own = `${isDefault ? 'data.' : ''}${type}.${label}`;
    const vpcAddress = book.address(vpc?.id ?? null);
    const table: TerraformBlock = isDefault
      ? {
          stage: 'table', form: 'data', type, label, arguments: { name: self.component.name }, dependsOn: vpcAddress === null ? [] : [vpcAddress],
          comments: [{ code: 'tf.defaultTable', params: { name: self.component.name, vpc: vpc?.component.name ?? '' } }, ...(distributed ? [] : [{ code: 'tf.notExpressed', params: { list: 'distributed = false' } }])],
        }
      : { stage: 'table', form: 'resource', type, label, arguments: { name: self.component.name, vpc_id: book.refer(vpc?.id ?? null, 'id'), distributed } };
    return [table, ...routes.map((route): TerraformBlock => {
      const routeLabel = book.label(self.id, route.id);
      if (!goesThroughGateway(route)) {
        return { stage: 'table', form: 'resource', type: routeType, label: routeLabel, isUndocumented: true, arguments: { router_id: { expression: `${own}.id` }, destination_cidr: route.cidr, next_hop: route.gateway } };
      }
      const gateway = scope.component(route.target)?.component.name ?? '';
      return { stage: 'table', form: 'comment', type: '', label: routeLabel, arguments: {}, comments: [{ code: 'tf.route', params: { cidr: route.cidr, type: route.gatewayType, gateway, table: self.component.name } }] };
    })];
  },
  reading: {
    types: [type],
    parts: { [routeType]: 'router_id' },
    key: 'id',
    read: (resource, desk) => {
      const { values, name } = resource;
      const own = textIn(values, 'id');
      const vpc = textIn(values, 'vpc_id') || vpcOfSubnets(own, desk);
      const routes = desk.having(routeType, 'router_id', own).map(desk.take);
      const given = textIn(values, 'parent');
      return {
        name: textIn(values, 'name') || name,
        parent: given !== '' ? componentId(given) : vpc === '' ? null : desk.refer('vpc', 'id', vpc),
        props: {
          isDefault: isDefaultTable(resource, desk),
          ...(values['distributed'] === false ? { distributed: false } : {}),
          ...(routes.length === 0 ? {} : { routes: routes.map((route) => ({ id: route.name, cidr: textIn(route.values, 'destination_cidr'), gatewayType: 'INSTANCE', gateway: textIn(route.values, 'next_hop') })) }),
        },
      };
    },
  },
};

function vpcOfSubnets(table: string, desk: TerraformDesk): string {
  const [subnet] = desk.having('nhncloud_networking_vpcsubnet_v2', 'routingtable_id', table);
  return subnet === undefined ? '' : textIn(subnet.values, 'vpc_id');
}
