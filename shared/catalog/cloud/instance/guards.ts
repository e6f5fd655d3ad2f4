import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { refuseFullSubnet } from '../addressing.ts';
import { floatingIpsOn } from '../association.ts';
import { chosenImage, isLocalDiskFlavor } from '../machine-image.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { refuseInDisabled } from '../project.ts';
import { instanceFindings } from './checks.ts';
import type { InstanceProps } from './props.ts';

const noImage: Pick<Refusal, 'code' | 'params' | 'rule'> = { code: 'NHN-INS-002', params: {}, rule: ['GS-05'] };

/** Stop first (NHN-INS-007). */
function stopFirst(self: Self<InstanceProps>, path?: string): Refusal {
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'stop' }, title: 'NHN-INS-007.fix' };
  return { code: 'NHN-INS-007', params: { vm: self.component.name }, at: { component: self.id, ...(path === undefined ? {} : { path }) }, blocking: [self.id], fix };
}

/** The flavor changes only while stopped, and that of u2 never. */
function flavorRefusals(self: Self<InstanceProps>, next: InstanceProps): readonly Refusal[] {
  if (next.flavor === self.props.flavor) return [];
  if (isLocalDiskFlavor(self.props.flavor)) {
    return [{ code: 'NHN-INS-007', params: { case: 'u2', vm: self.component.name }, at: { component: self.id, path: '/flavor' }, blocking: [self.id] }];
  }
  return self.props.state === 'ACTIVE' && next.state === 'ACTIVE' ? [stopFirst(self, '/flavor')] : [];
}

/** An address changes, and an interface goes, only without its floating IP (NHN-NIC-003). */
function addressRefusals(self: Self<InstanceProps>, next: InstanceProps, scope: Scope): readonly Refusal[] {
  return self.props.interfaces.flatMap((row, index): readonly Refusal[] => {
    const after = next.interfaces.find((candidate) => candidate.id === row.id);
    if (row.address === '' || after?.address === row.address) return [];
    const fips = floatingIpsOn(scope, self.id, row.id);
    if (fips.length === 0) return [];
    const links = fips.flatMap((fip) => scope.links(fip.id, 'attach').map((view) => view.id));
    const params = { fip: fips.map((fip) => fip.component.name).join(', ') };
    const fix = { command: 'component.remove', args: { links }, title: 'NHN-NIC-003.fix', params };
    return [{ code: 'NHN-NIC-003', params, at: { component: self.id, path: `/interfaces/${index}` }, blocking: fips.map((fip) => fip.id), fix }];
  });
}

/** Turning port security off wants the groups gone: the remedy does both, where turning it on again would be none. */
function withoutGroups(self: Self<InstanceProps>, refusal: Refusal): Refusal {
  const position = Number(refusal.at?.path?.split('/')[2] ?? NaN);
  const row = self.props.interfaces[position];
  if (refusal.code !== 'NHN-NIC-004' || row === undefined || !row.portSecurity) return refusal;
  const args = { id: self.id, path: `/interfaces/${row.id}`, row: { portSecurity: false, securityGroups: [] } };
  return { ...refusal, fix: { command: 'row.update', args, title: 'NHN-NIC-004.unbind' } };
}

const refuseErrors = refuseNewErrors(instanceFindings);

/** What the console refuses of an edit: errors it would bring, and changes that want the machine stopped or its floating IP gone. */
export function refuseUpdate(self: Self<InstanceProps>, next: InstanceProps, scope: Scope): readonly Refusal[] {
  const hadImage = chosenImage(self.props, scope) !== null;
  const image: readonly Refusal[] = hadImage && chosenImage(next, scope) === null ? [{ ...noImage, at: { component: self.id, path: '/image' } }] : [];
  const errors = refuseErrors(self, next, scope).filter((refusal) => refusal.code !== 'NHN-INS-002').map((refusal) => withoutGroups(self, refusal));
  return [...image, ...flavorRefusals(self, next), ...addressRefusals(self, next, scope), ...errors];
}

/** A new one needs an image; a running one stays in its subnet. */
export function refusePlace(self: Self<InstanceProps>, scope: Scope): readonly Refusal[] {
  const present = scope.component(self.id);
  const general = [...refuseInDisabled(self, scope), ...refuseFullSubnet(self, scope)];
  if (present === null) return chosenImage(self.props, scope) === null ? [...general, { ...noImage, at: { component: self.id } }] : general;
  const isWired = present.component.parent !== null && scope.segmentOf(self.id, self.props.interfaces[0]?.id ?? '') === present.component.parent;
  const moves = isWired && present.component.parent !== self.component.parent && self.props.state === 'ACTIVE';
  return moves ? [...general, stopFirst(self)] : general;
}

/** Taking an interface out of its subnet wants the machine stopped; floating IPs and volumes come and go while it runs. */
export function refuseDisconnect(self: Self<InstanceProps>, change: LinkChange): readonly Refusal[] {
  return change.link.kind === 'l2' && self.props.state === 'ACTIVE' ? [stopFirst(self)] : [];
}
