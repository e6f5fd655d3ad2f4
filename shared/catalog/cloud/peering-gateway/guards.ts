import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Finding, Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { peeredVpcs } from '../serves.ts';
import { pairOf } from './checks.ts';
import { pairFindings, type Pair } from './pairs.ts';

interface Props {
  readonly type: string;
}

function asRefusals(findings: readonly Finding[]): readonly Refusal[] {
  return findings.map(({ code, params, at, fix }) => ({ code, params, at, ...(fix === undefined ? {} : { fix }) }));
}

/** The second VPC makes the pair: what forbids it is said then; a VPC without subnet already at the first. */
export function refuseJoining(self: Self<Props>, change: LinkChange, scope: Scope): readonly Refusal[] {
  const joining = scope.component(change.link.to.component);
  const [present] = peeredVpcs(scope, self.id);
  if (joining === null || joining.id === present?.id) return [];
  if (present === undefined) {
    const hasSubnet = scope.children(joining.id).some((child) => child.component.kind === 'subnet');
    return hasSubnet ? [] : [{ code: 'NHN-PG-002', params: { vpc: joining.component.name }, at: { component: self.id }, blocking: [joining.id] }];
  }
  const pair: Pair = present.id < joining.id ? [present, joining] : [joining, present];
  return asRefusals(pairFindings(scope, { id: self.id, type: self.props.type }, pair));
}

/** The type must go on fitting the two VPCs. */
export function refuseUpdate(self: Self<Props>, next: Props, scope: Scope): readonly Refusal[] {
  const pair = pairOf(scope, self.id);
  if (pair === null || next.type === self.props.type) return [];
  return asRefusals(pairFindings(scope, { id: self.id, type: next.type }, pair).filter((finding) => finding.code === 'NHN-PG-003'));
}
