import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { refuseFullSubnet } from '../addressing.ts';
import { vpcOf } from '../association.ts';
import { refuseInDisabled } from '../project.ts';
import { gatewaysIn } from './checks.ts';

/** One gateway per VPC, in a subnet with room for it. */
export function refusePlace(self: Self<unknown>, scope: Scope): readonly Refusal[] {
  const after = scope.supposing(self.id, self.component);
  const vpc = vpcOf(after, self.id);
  const others = vpc === null ? [] : gatewaysIn(after, vpc.id).filter((entry) => entry.id !== self.id);
  const second: readonly Refusal[] = others.length === 0 ? [] : [{ code: 'NHN-VPN-001', params: {}, at: { component: self.id }, blocking: others.map((entry) => entry.id) }];
  return [...refuseInDisabled(self, scope), ...second, ...refuseFullSubnet(self, scope)];
}
