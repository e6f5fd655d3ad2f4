import type { TerraformSpec } from '../../../model/terraform.ts';

/** A project is where the provider logs in, no resource of it. */
export const projectTerraform: TerraformSpec<{ readonly tenantId: string; readonly region: string }> = {
  write: (self) => [
    { stage: 'manual', form: 'variable', type: '', label: 'region', arguments: { default: self.props.region }, comments: [{ code: 'tf.var.region', params: {} }] },
    ...(self.props.tenantId === '' ? [] : [{
      stage: 'manual' as const, form: 'variable' as const, type: '', label: 'tenant_id', arguments: { default: self.props.tenantId }, comments: [{ code: 'tf.var.tenant_id', params: {} }],
    }]),
  ],
};
