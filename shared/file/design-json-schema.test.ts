import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { designJsonSchema } from './design-json-schema.ts';
import { valueAt } from './issues.ts';

const schema: unknown = JSON.parse(JSON.stringify(designJsonSchema(registry)));

/** Every `$ref` in a schema. */
function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => (key === '$ref' ? [String(member)] : references(member)));
}

describe('the published schema of design files', () => {
  it('refers to nothing that is not in it', () => {
    const targets = references(schema);
    expect(targets).toContain('#/$defs/props-vpc');
    expect(targets.filter((target) => valueAt(schema, target.split('/').slice(1)) === undefined)).toEqual([]);
  });

  it('knows ids, link kinds and the props of a kind with their defaults', () => {
    expect(valueAt(schema, ['properties', 'components', 'propertyNames', 'pattern'])).toBe('^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
    expect(valueAt(schema, ['properties', 'links', 'additionalProperties', 'properties', 'kind', 'enum'])).toEqual(['l2', 'routed', 'attach', 'tunnel', 'peering']);
    expect(valueAt(schema, ['$defs', 'props-vpc', 'properties', 'cidr'])).toEqual({ type: 'string', default: '192.168.0.0/16', title: 'CIDR' });
    expect(valueAt(schema, ['required'])).toEqual(['format', 'version']);
  });
});
