import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { providerSpaceFindings, providerSpaceSentences } from '../../provider-space.ts';
import { publicMtuBytes, publicMtuSentences } from '../../public-mtu.ts';
import { overlapFindings, overlapSentences } from '../../routing-domain.ts';
import { visibilityOf, type VlanProps } from '../../vlans.ts';

export const vlanSentences: Readonly<Record<string, Localized>> = { ...publicMtuSentences, ...overlapSentences, ...providerSpaceSentences };

function mtuFindings({ id, component, props }: Self<VlanProps>): readonly Finding[] {
  if (visibilityOf(props) !== 'public' || props.mtu === publicMtuBytes) return [];
  const fix = { command: 'component.update', args: { id, props: { mtu: publicMtuBytes } }, title: 'V-27.fix' };
  return [{ code: 'V-27', severity: 'error', at: { component: id, path: '/mtu' }, params: { name: component.name, mtu: props.mtu }, fix }];
}

/** What is wrong with a VLAN as it stands. */
export function vlanFindings(self: Self<VlanProps>, scope: Scope): readonly Finding[] {
  const { cidr, subnets } = self.props;
  const own = [{ text: cidr, path: '/cidr' }, ...subnets.map((row, index) => ({ text: row.cidr, path: `/subnets/${index}` }))];
  return [...mtuFindings(self), ...overlapFindings(self, scope), ...(visibilityOf(self.props) === null ? providerSpaceFindings(self, scope, own) : [])];
}
