import type { ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { propValues, type PropValue } from '../model/prop-values.ts';
import { parseIpv4 } from '../net/address.ts';
import { cidrProblem, formatCidr, parseInterfaceAddress } from '../net/cidr.ts';
import { isKnown, type DesignCheck } from './contract.ts';

/** A fix that sets one top-level prop; rows are put right in their own form. */
function setProp(component: ComponentId, path: string, value: string): Pick<Finding, 'fix'> {
  const [prop = '', ...rest] = path.split('/').slice(1);
  return rest.length > 0 ? {} : { fix: { command: 'component.update', args: { id: component, props: { [prop]: value } }, title: 'CIDR-002.fix', params: { cidr: value } } };
}

function judge(component: ComponentId, { path, hint, value }: PropValue): Finding | null {
  // An empty text is an unfinished one; what must not stay empty is for the kind to say.
  if (typeof value !== 'string' || value === '') return null;
  const at = { component, path };
  if (hint.form === 'address' && hint.takesLength === true && parseInterfaceAddress(value) !== null) return null;
  if (hint.form === 'address') return parseIpv4(value) === null ? { code: 'ADDR-001', severity: 'error', at, params: { address: value } } : null;
  if (hint.form !== 'cidr') return null;
  const problem = cidrProblem(value);
  if (problem === null) return null;
  if (problem === 'malformed') return { code: 'CIDR-001', severity: 'error', at, params: { cidr: value } };
  const read = parseInterfaceAddress(value);
  const network = read === null ? value : formatCidr(read.cidr);
  return { code: 'CIDR-002', severity: 'error', at, params: { cidr: value, network }, ...setProp(component, path, network) };
}

/** Addresses and prefixes that are no such thing, in any field that is declared to hold one. */
export const addressText: DesignCheck = {
  codes: ['CIDR-001', 'CIDR-002', 'ADDR-001'],
  component: ({ id, component }, { registry, known }) => {
    const schema = registry.find(component.kind)?.schema;
    if (schema === undefined) return [];
    return propValues(schema, component.props).flatMap((value) => {
      const finding = judge(id, value);
      return finding === null || isKnown(known, id, value.path) ? [] : [finding];
    });
  },
};
