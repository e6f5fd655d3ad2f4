/** A resource as tests write it; managed unless it says otherwise. */
export interface TestResource {
  readonly mode?: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly index?: number | string;
  readonly values: object;
}

const version = '1.11.4';

/** The text of a state file, format version 4. */
export function state(resources: readonly TestResource[]): string {
  const listed = resources.map(({ mode = 'managed', type, name, index, values }) => ({
    mode, type, name, provider: 'provider["example.com/nhn-cloud/nhncloud"]', instances: [{ ...(index === undefined ? {} : { index_key: index }), schema_version: 0, attributes: values }],
  }));
  return JSON.stringify({ version: 4, terraform_version: version, serial: 1, lineage: '0b3c1f5e', outputs: {}, resources: listed });
}

function addressOf({ mode = 'managed', type, name, index }: TestResource): string {
  const key = index === undefined ? '' : `[${JSON.stringify(index)}]`;
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}${key}`;
}

function listed(resources: readonly TestResource[]): object {
  return { root_module: { resources: resources.map((resource) => ({ address: addressOf(resource), mode: resource.mode ?? 'managed', type: resource.type, name: resource.name, ...(resource.index === undefined ? {} : { index: resource.index }), values: resource.values })) } };
}

/** The text that `terraform show -json` prints of a state. */
export function shown(resources: readonly TestResource[]): string {
  return JSON.stringify({ format_version: '1.0', terraform_version: version, values: listed(resources) });
}

/** The text that `terraform show -json` prints of a plan: resources to be, the expressions of their arguments by address, and data sources read before. */
export function plan(resources: readonly TestResource[], expressions: Readonly<Record<string, object>>, before: readonly TestResource[] = []): string {
  const configured = Object.entries(expressions).map(([address, own]) => {
    const isData = address.startsWith('data.');
    const [type = '', name = ''] = address.replace(/^data\./, '').split('.');
    return { address, mode: isData ? 'data' : 'managed', type, name, expressions: own };
  });
  return JSON.stringify({
    format_version: '1.2', terraform_version: version, planned_values: listed(resources), resource_changes: [],
    prior_state: { format_version: '1.0', values: listed(before) }, configuration: { root_module: { resources: configured } },
  });
}
