import type { Self } from '../../../model/definition.ts';
import { componentId, type Component } from '../../../model/design.ts';
import { defineOperation, type NewComponent, type OperationContext } from '../../../model/operation.ts';
import { externalNetworkOf } from '../association.ts';

interface Props {
  readonly enabled: boolean;
}
type Project = Self<Props>;

/** The default network set (B.3, f.1): what the first use of the product creates, with the internet gateway attached. */
function defaultSet(self: Project, { freshId, freshName, scope }: OperationContext): { readonly things: readonly NewComponent[]; readonly gateway: NewComponent; readonly table: NewComponent } {
  const make = (id: string, kind: string, name: string, parent: Component['parent'], props: Component['props'] = {}): NewComponent => {
    const fresh = componentId(freshId(id));
    return { id: fresh, component: { kind, name: freshName(name), parent, props } };
  };
  const network = externalNetworkOf(scope, null) === null && scope.ofKind('external-network').length === 0 ? [make('public-network', 'external-network', 'Public Network', null)] : [];
  const known = network[0]?.id ?? scope.ofKind('external-network')[0]?.id ?? null;
  const vpc = make('vpc', 'vpc', 'Default Network', self.id, { cidr: '192.168.0.0/16' });
  const table = make('rt', 'routing-table', `vpc-${vpc.id}`, vpc.id, { isDefault: true });
  const subnet = make('subnet', 'subnet', 'Default Subnet', vpc.id, { cidr: '192.168.0.0/24' });
  const gateway = make('igw', 'internet-gateway', `ig-${vpc.id}`, self.id, { externalNetwork: known });
  const group = make('sg-default', 'security-group', 'default', self.id);
  return { things: [...network, vpc, table, subnet, gateway, group], gateway, table };
}

/** Activation of the product: from now on things can be created, and the first ones are there (GS-03). */
export const enable = defineOperation({
  id: 'enable',
  label: { ko: '활성화', en: 'Enable' },
  title: { ko: '{name} 활성화', en: 'Enable {name}' },
  isOffered: (self: Project) => !self.props.enabled,
  refuse: (self) => (self.props.enabled ? [{ code: 'PROJECT_IN_USE', params: { project: self.component.name }, at: { component: self.id } }] : []),
  preview: (self) => ({ code: 'PROJECT_ENABLE', params: { project: self.component.name }, affected: [self.id] }),
  run: (self, _inputs, context) => {
    const { scope } = context;
    // A project that a file filled without enabling it keeps what it has.
    if (scope.children(self.id).length > 0) return { props: { [self.id]: { enabled: true } } };
    const { things, gateway, table } = defaultSet(self, context);
    return {
      props: { [self.id]: { enabled: true } },
      components: things,
      links: [{ id: context.freshId(`${gateway.id}-${table.id}`), link: { kind: 'attach', from: { component: gateway.id }, to: { component: table.id } } }],
    };
  },
});
