import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { floatingIpsOn } from '../association.ts';
import type { InstanceProps } from './props.ts';

/** The flavor changes only while stopped (NHN-INS-007); an address only without its floating IP (NHN-NIC-003). */
export function refuseUpdate(self: Self<InstanceProps>, next: InstanceProps, scope: Scope): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (next.flavor !== self.props.flavor && self.props.state === 'ACTIVE' && next.state === 'ACTIVE') {
    const fix = { command: 'component.update', args: { id: self.id, props: { state: 'SHUTOFF' } }, title: 'NHN-INS-007.fix' };
    refusals.push({ code: 'NHN-INS-007', params: { vm: self.component.name }, at: { component: self.id, path: '/flavor' }, fix });
  }
  self.props.interfaces.forEach((row, index) => {
    const after = next.interfaces.find((candidate) => candidate.id === row.id);
    if (row.address === '' || after?.address === row.address) return;
    const fips = floatingIpsOn(scope, self.id, row.id);
    if (fips.length === 0) return;
    const params = { fip: fips.map((fip) => fip.component.name).join(', ') };
    refusals.push({ code: 'NHN-NIC-003', params, at: { component: self.id, path: `/interfaces/${index}` }, blocking: fips.map((fip) => fip.id) });
  });
  return refusals;
}
