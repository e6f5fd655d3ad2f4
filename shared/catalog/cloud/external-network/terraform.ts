import { textIn, type TerraformSpec } from '../../../model/terraform.ts';

/** The provider's own network: floating IPs name its pool, nothing creates it. */
export const externalNetworkTerraform: TerraformSpec<object> = {
  write: () => [],
  reading: {
    types: [],
    key: 'name',
    isGiven: true,
    read: ({ values }, desk) => ({
      name: textIn(values, 'name'), parent: null, props: {}, links: [{ kind: 'routed', to: desk.refer('internet', 'name', 'Internet') }],
    }),
  },
};
