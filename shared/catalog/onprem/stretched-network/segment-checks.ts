import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { formatCidr, parseCidr } from '../../../net/cidr.ts';
import { networkPrefixes } from '../../ip-ports.ts';
import { vlanOf } from '../../vlans.ts';
import { firstPair, pairOf, type StretchedProps } from '../stretch.ts';

/* V-41: one pair, one segment per site, one CIDR (domain/private-cloud.md b.6 rule 10). */

type Stretched = Self<StretchedProps>;

const sides = [
  { key: 'onpremSegment', side: 'onprem' },
  { key: 'cloudSegment', side: 'cloud' },
] as const;

function prefixFindings(self: Stretched, segment: Entry, key: string, scope: Scope): readonly Finding[] {
  const [cidr, prefixes] = [parseCidr(self.props.cidr), networkPrefixes(scope, segment.id).map(formatCidr)];
  if (cidr === null || prefixes.includes(formatCidr(cidr))) return [];
  const isOne = scope.prefixes(segment.id).length <= 1 && segment.component.props['subnets'] === undefined;
  const fix = isOne ? { fix: { command: 'component.update', args: { id: segment.id, props: { cidr: formatCidr(cidr) } }, title: 'V-41.fix', params: { segment: segment.component.name, cidr: formatCidr(cidr) } } } : {};
  const params = { name: self.component.name, cidr: self.props.cidr, segment: segment.component.name, prefixes: prefixes.join(', ') };
  return [{ code: 'V-41', severity: 'error', at: { component: self.id, path: `/${key}` }, params, ...fix }];
}

function standardFindings(self: Stretched, segment: Entry, key: string, scope: Scope): readonly Finding[] {
  if (vlanOf(scope, segment.id)?.switchType !== 'standard') return [];
  const fix = { command: 'component.update', args: { id: segment.id, props: { switchType: 'distributed' } }, title: 'V-41.standard.fix', params: { segment: segment.component.name } };
  return [{ code: 'V-41', severity: 'error', at: { component: self.id, path: `/${key}` }, params: { case: 'standard', segment: segment.component.name }, fix }];
}

function pairFindings(self: Stretched, scope: Scope): readonly Finding[] {
  const pair = pairOf(scope, self.props);
  if (pair !== null) return [];
  const joined = firstPair(scope);
  const fix = joined === null ? {} : {
    fix: {
      command: 'component.update', args: { id: self.id, props: { onpremConcentrator: joined.onprem.id, cloudConcentrator: joined.cloud.id } }, title: 'V-41.pair.fix',
      params: { onprem: joined.onprem.entry.component.name, cloud: joined.cloud.entry.component.name },
    },
  };
  return [{ code: 'V-41', severity: 'error', at: { component: self.id, path: '/onpremConcentrator' }, params: { case: 'pair', name: self.component.name }, ...fix }];
}

/** V-41 of a stretched network. */
export function segmentFindings(self: Stretched, scope: Scope): readonly Finding[] {
  const ofSides = sides.flatMap(({ key, side }): readonly Finding[] => {
    const segment = scope.component(self.props[key]);
    if (segment === null) return [{ code: 'V-41', severity: 'error', at: { component: self.id, path: `/${key}` }, params: { case: 'segment', name: self.component.name, side } }];
    return [...prefixFindings(self, segment, key, scope), ...standardFindings(self, segment, key, scope)];
  });
  return [...ofSides, ...pairFindings(self, scope)];
}
