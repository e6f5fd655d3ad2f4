import type { TerraformSpec } from '../../../model/terraform.ts';

/** Stands outside every provider: read only because the external network leads to it. */
export const internetTerraform: TerraformSpec<object> = {
  write: () => [],
  reading: { types: [], key: 'name', isGiven: true, read: () => ({ name: 'Internet', parent: null, props: {} }) },
};
