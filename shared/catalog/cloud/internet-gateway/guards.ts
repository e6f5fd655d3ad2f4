import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { refuseInDisabled } from '../project.ts';
import { inProject, projectOf, quotaRefusals } from '../quota.ts';
import { externalNetworkOf, floatingIpsBehind, nameOf, tableOfGateway } from '../association.ts';

interface Props {
  readonly state: string;
  readonly publicIp: string;
  readonly externalNetwork: string | null;
  readonly needsRestart: boolean;
  readonly maintenanceWindow: string;
}

/** One more than the quota of the project allows, or in one that is not in use yet. */
export function refusePlace(self: Self<unknown>, scope: Scope): readonly Refusal[] {
  const after = scope.supposing(self.id, self.component);
  const project = projectOf(after, self.id);
  const count = inProject(after, 'internet-gateway', project).length;
  return [...refuseInDisabled(self, scope), ...quotaRefusals({ code: 'NHN-Q-005', name: 'internetGateways', count, project, at: { component: self.id } })];
}

/** No operation on a gateway that is restarting (IG-39). */
export function refuseWhileMigrating(self: Self<Pick<Props, 'state'>>): readonly Refusal[] {
  if (self.props.state !== 'migrating') return [];
  return [{ code: 'NHN-IG-011', params: { ig: self.component.name }, at: { component: self.id, path: '/state' }, rule: ['IG-39'] }];
}

/** Floating IPs behind the table hold the gateway in place (IG-19, IG-26). */
function refuseWithFloatingIps(self: Self<Props>, scope: Scope, rule: string): readonly Refusal[] {
  const table = tableOfGateway(scope, self.id);
  const left = table === null ? [] : floatingIpsBehind(scope, table.id);
  if (left.length === 0) return [];
  const list = left.map(({ floatingIp, owner }) => `${floatingIp.component.name} -> ${nameOf(scope, owner)}`).join(', ');
  const links = left.flatMap(({ floatingIp }) => scope.links(floatingIp.id, 'attach').map((view) => view.id));
  const fix = { command: 'component.remove', args: { links }, title: 'NHN-IG-006.fix' };
  return [{ code: 'NHN-IG-006', params: { list }, at: { component: self.id }, blocking: left.map(({ floatingIp }) => floatingIp.id), rule: [rule], fix }];
}

/** A gateway and a table of different projects have nothing to do with each other (IG-10). */
function refuseAcrossProjects(self: Self<Props>, change: LinkChange, scope: Scope): readonly Refusal[] {
  const table = scope.component(change.link.to.component);
  const [own, other] = [projectOf(scope, self.id), table === null ? null : projectOf(scope, table.id)];
  if (table === null || own === null || other === null || own.id === other.id) return [];
  const params = { ig: self.component.name, project: own.component.name, rt: table.component.name };
  return [{ code: 'IG-OTHER-PROJECT', params, at: { component: self.id }, blocking: [table.id], rule: ['IG-10'] }];
}

/** One gateway serves one table of its own project (IG-10); a failed one serves none. */
export function refuseAttach(self: Self<Props>, change: LinkChange, scope: Scope): readonly Refusal[] {
  const migrating = refuseWhileMigrating(self);
  if (migrating.length > 0) return migrating;
  const at = { component: self.id };
  if (self.props.state === 'ERROR') return [{ code: 'NHN-IG-012', params: { ig: self.component.name }, at, rule: ['IG-10', 'IG-40'] }];
  const table = tableOfGateway(scope, self.id);
  if (table === null) {
    const elsewhere = refuseAcrossProjects(self, change, scope);
    const hasNetwork = externalNetworkOf(scope, self.props.externalNetwork) !== null;
    return hasNetwork || elsewhere.length > 0 ? elsewhere : [{ code: 'NHN-IG-002', params: {}, at: { ...at, path: '/externalNetwork' }, rule: ['IG-03'] }];
  }
  return [{ code: 'NHN-IG-004', params: { ig: self.component.name, rt2: table.component.name }, at, blocking: [table.id], rule: ['IG-10'] }];
}

/** Detaching needs every floating IP behind the table to be disassociated first (IG-19). */
export function refuseDetach(self: Self<Props>, _change: LinkChange, scope: Scope): readonly Refusal[] {
  const migrating = refuseWhileMigrating(self);
  return migrating.length > 0 ? migrating : refuseWithFloatingIps(self, scope, 'IG-19');
}

/** Deleting detaches first, so the same guard holds (IG-25, IG-26). */
export function refuseRemoval(self: Self<Props>, scope: Scope): readonly Refusal[] {
  const migrating = refuseWhileMigrating(self);
  return migrating.length > 0 ? migrating : refuseWithFloatingIps(self, scope, 'IG-26');
}

/** The routes of a table show its name: nothing changes while it restarts (IG-15, IG-39). */
export function refuseRename(self: Self<Props>): readonly Refusal[] {
  return refuseWhileMigrating(self);
}

/** While it restarts, only the end of the restart may be recorded; a restart needs the maintenance flag (IG-33, IG-39). */
export function refuseUpdate(self: Self<Props>, next: Props): readonly Refusal[] {
  if (self.props.state === 'migrating' && next.state === 'migrating') return refuseWhileMigrating(self);
  if (self.props.state !== 'migrating' && next.state === 'migrating' && !self.props.needsRestart) {
    return [{ code: 'NHN-IG-009', params: { ig: self.component.name }, at: { component: self.id, path: '/needsRestart' }, rule: ['IG-33'] }];
  }
  return [];
}
