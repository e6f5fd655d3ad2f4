import { registry } from '../../../catalog/index.ts';
import { parseDesign } from '../../../file/index.ts';
import type { Design } from '../../../model/design.ts';
import { findSample } from '../../../samples/index.ts';

/** A design file given as its parts. */
export function designOf(parts: { readonly components: object; readonly links?: object; readonly meta?: object }): Design {
  const parsed = parseDesign(JSON.stringify({ format: 'hopline-design', version: 1, ...parts }), { registry, name: 'test' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.design;
}

export function sampleDesign(id: string): Design {
  const parsed = parseDesign(findSample(id)?.text() ?? '', { registry, name: id });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.design;
}

const network = {
  vpc: { kind: 'vpc', name: 'net', parent: null, props: { cidr: '10.0.0.0/16' } },
  rt: { kind: 'routing-table', name: 'vpc-1', parent: 'vpc', props: { isDefault: true } },
  subnet: { kind: 'subnet', name: 'front', parent: 'vpc', props: { cidr: '10.0.1.0/24' } },
};

/** A VPC with its default table and one subnet that follows it, and whatever else is given. */
export function networkWith(components: object = {}, links: object = {}): Design {
  return designOf({ components: { ...network, ...components }, links });
}
