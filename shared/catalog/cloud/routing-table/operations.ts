import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { componentId, type ComponentId } from '../../../model/design.ts';
import { field } from '../../../model/fields.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation, type Preview } from '../../../model/operation.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { defaultTableOf, explicitSubnetsOf, externalNetworkOf, floatingIpsOn, gatewayOf, subnetsOf, tableOfGateway, vpcOf } from '../association.ts';
import { projectOf } from '../quota.ts';
import { listedRoutes, type Route } from '../routes.ts';
import { refuseAutomatic } from './derived-routes.ts';

/* Attaching and detaching are commands of the routing table (IG-08, IG-20); association and the default table are those of B.1 and B.3. */

interface Props {
  readonly isDefault: boolean;
  readonly distributed: boolean;
  readonly rebuilding: boolean;
  readonly routes: readonly Route[];
}
type Table = Self<Props>;

const gatewayInput = z.object({ gateway: field.reference({ ko: '인터넷 게이트웨이', en: 'Internet gateway' }, ['internet-gateway']) });
const subnetInput = z.object({ subnet: field.reference({ ko: '서브넷', en: 'Subnet' }, ['subnet']) });

function idsOf(entries: readonly Entry[]): readonly ComponentId[] {
  return entries.map((entry) => entry.id);
}

function namesOf(entries: readonly Entry[]): string {
  return entries.map((entry) => entry.component.name).join(', ');
}

/** What the console offers in its list: of the same project, not attached elsewhere, not restarting, not failed, with a network to take an address from (IG-10). */
function attachable(self: Table, scope: Scope): readonly Entry[] {
  const own = projectOf(scope, self.id)?.id ?? null;
  return scope.ofKind('internet-gateway').filter(({ id, component: { props } }) => {
    const isSound = props['state'] !== 'migrating' && props['state'] !== 'ERROR';
    const network = typeof props['externalNetwork'] === 'string' ? props['externalNetwork'] : null;
    const project = projectOf(scope, id)?.id ?? null;
    const isNear = own === null || project === null || own === project;
    return isSound && isNear && tableOfGateway(scope, id) === null && externalNetworkOf(scope, network) !== null;
  });
}

const attachGateway = defineOperation({
  id: 'attach-gateway',
  label: { ko: '인터넷 게이트웨이 연결', en: 'Attach internet gateway' },
  title: { ko: '{name}에 인터넷 게이트웨이 연결', en: 'Attach an internet gateway to {name}' },
  inputs: gatewayInput,
  suggest: (self: Table, scope) => ({ gateway: attachable(self, scope)[0]?.id ?? null }),
  candidates: (self, scope) => ({ gateway: idsOf(attachable(self, scope)) }),
  isOffered: (self, scope) => gatewayOf(scope, self.id) === null,
  refuse: (self, { gateway }, scope) => {
    const present = gatewayOf(scope, self.id);
    const at = { component: self.id };
    if (present !== null) return [{ code: 'NHN-IG-005', params: { rt: self.component.name, ig2: present.component.name }, at, blocking: [present.id], rule: ['IG-10'] }];
    return gateway === null ? [{ code: 'RT-NO-GATEWAY', params: { rt: self.component.name }, at, rule: ['IG-10'] }] : [];
  },
  run: (self, { gateway }, { freshId }) => ({
    links: [{ id: freshId(`${gateway ?? ''}-${self.id}`), link: { kind: 'attach', from: { component: componentId(gateway ?? '') }, to: { component: self.id } } }],
  }),
});

function gatewayLinks(self: Table, scope: Scope): readonly string[] {
  const gateway = gatewayOf(scope, self.id);
  return scope.links(self.id, 'attach').filter((view) => view.peer === gateway?.id).map((view) => view.id);
}

/** Who has no way to the internet but this table's gateway. */
function cutOff(self: Table, scope: Scope): readonly Entry[] {
  const owners = new Set(subnetsOf(scope, self.id).flatMap((subnet) => scope.members(subnet.id).map((ref) => ref.owner)));
  return scope.ofKind('instance').filter((entry) => owners.has(entry.id) && floatingIpsOn(scope, entry.id).length === 0);
}

const detachGateway = defineOperation({
  id: 'detach-gateway',
  label: { ko: '인터넷 게이트웨이 연결 해제', en: 'Detach internet gateway' },
  title: { ko: '{name}에서 인터넷 게이트웨이 연결 해제', en: 'Detach the internet gateway from {name}' },
  isOffered: (self: Table, scope) => gatewayOf(scope, self.id) !== null,
  refuse: (self, _inputs, scope) =>
    gatewayOf(scope, self.id) === null ? [{ code: 'NHN-IG-007', params: { rt: self.component.name }, at: { component: self.id }, rule: ['IG-21'] }] : [],
  preview: (self, _inputs, scope): Preview | null => {
    const gateway = gatewayOf(scope, self.id);
    if (gateway === null) return null;
    const cut = cutOff(self, scope);
    const ip = gateway.component.props['publicIp'];
    const params = { ig: gateway.component.name, rt: self.component.name, ip: typeof ip === 'string' && ip !== '' ? ip : '-', n: cut.length };
    return { code: 'IG-DETACH', params, affected: idsOf(cut) };
  },
  run: (self, _inputs, { scope }) => ({ removeLinks: gatewayLinks(self, scope) }),
});

/** Subnets of the VPC without an association of their own: they follow the default table. */
function implicitSubnets(self: Table, scope: Scope): readonly Entry[] {
  const vpc = vpcOf(scope, self.id);
  const present = vpc === null ? null : defaultTableOf(scope, vpc.id);
  if (present === null) return [];
  const explicit = new Set(idsOf(explicitSubnetsOf(scope, present.id)));
  return subnetsOf(scope, present.id).filter((subnet) => !explicit.has(subnet.id));
}

/** Floating IPs of implicit subnets need an internet gateway on their new table too (NHN-SUB-008). */
function refuseLosingInternet(self: Table, scope: Scope): readonly Refusal[] {
  if (gatewayOf(scope, self.id) !== null) return [];
  const ports = implicitSubnets(self, scope).flatMap((subnet) => scope.members(subnet.id));
  const stranded = [...new Set(ports.flatMap((ref) => floatingIpsOn(scope, ref.owner, ref.row.id)))];
  if (stranded.length === 0) return [];
  const links = stranded.flatMap((fip) => scope.links(fip.id, 'attach').map((view) => view.id));
  return [{
    code: 'NHN-SUB-008', params: { fip: namesOf(stranded), rt: self.component.name }, at: { component: self.id }, blocking: idsOf(stranded),
    fix: { command: 'component.remove', args: { links }, title: 'NHN-IG-006.fix' },
  }];
}

const setDefault = defineOperation({
  id: 'set-default',
  label: { ko: '기본 라우팅 테이블로 지정', en: 'Make it the default table' },
  title: { ko: '{name}을(를) 기본 라우팅 테이블로 지정', en: 'Make {name} the default table' },
  isOffered: (self: Table, scope) => !self.props.isDefault && vpcOf(scope, self.id) !== null,
  refuse: (self, _inputs, scope) => refuseLosingInternet(self, scope),
  preview: (self, _inputs, scope): Preview | null => {
    const moving = implicitSubnets(self, scope);
    return moving.length === 0 ? null : { code: 'RT-SET-DEFAULT', params: { rt: self.component.name, n: moving.length, list: namesOf(moving) }, affected: idsOf(moving) };
  },
  run: (self, _inputs, { scope }) => {
    const vpc = vpcOf(scope, self.id);
    const before = vpc === null ? null : defaultTableOf(scope, vpc.id);
    return { props: { ...(before === null ? {} : { [before.id]: { isDefault: false } }), [self.id]: { isDefault: true } } };
  },
});

/** Subnets of the VPC that are not linked to any table. */
function associable(self: Table, scope: Scope): readonly Entry[] {
  const vpc = vpcOf(scope, self.id);
  const around = vpc === null ? [] : scope.children(vpc.id).filter((child) => child.component.kind === 'subnet');
  const isLinked = (subnet: Entry) => scope.links(subnet.id, 'attach').some((view) => scope.component(view.peer)?.component.kind === 'routing-table');
  return around.filter((subnet) => !isLinked(subnet));
}

const associateSubnet = defineOperation({
  id: 'associate-subnet',
  label: { ko: '서브넷 연결', en: 'Associate subnet' },
  title: { ko: '{name}에 서브넷 연결', en: 'Associate a subnet with {name}' },
  inputs: subnetInput,
  suggest: (self: Table, scope) => ({ subnet: associable(self, scope)[0]?.id ?? null }),
  candidates: (self, scope) => ({ subnet: idsOf(associable(self, scope)) }),
  isOffered: (self, scope) => associable(self, scope).length > 0,
  refuse: (self, { subnet }) => (subnet === null ? [{ code: 'RT-NO-SUBNET', params: { rt: self.component.name }, at: { component: self.id } }] : []),
  run: (self, { subnet }, { freshId }) => ({
    links: [{ id: freshId(`${subnet ?? ''}-${self.id}`), link: { kind: 'attach', from: { component: componentId(subnet ?? '') }, to: { component: self.id } } }],
  }),
});

const dissociateSubnet = defineOperation({
  id: 'dissociate-subnet',
  label: { ko: '서브넷 연결 해제', en: 'Dissociate subnet' },
  title: { ko: '{name}에서 서브넷 연결 해제', en: 'Dissociate a subnet from {name}' },
  inputs: subnetInput,
  suggest: (self: Table, scope) => ({ subnet: explicitSubnetsOf(scope, self.id)[0]?.id ?? null }),
  candidates: (self, scope) => ({ subnet: idsOf(explicitSubnetsOf(scope, self.id)) }),
  isOffered: (self, scope) => explicitSubnetsOf(scope, self.id).length > 0,
  refuse: (self, { subnet }, scope) =>
    explicitSubnetsOf(scope, self.id).some((entry) => entry.id === subnet) ? [] : [{ code: 'RT-NO-SUBNET', params: { rt: self.component.name }, at: { component: self.id } }],
  run: (self, { subnet }, { scope }) => ({ removeLinks: scope.links(self.id, 'attach').filter((view) => view.peer === subnet).map((view) => view.id) }),
});

/** Distributed to centralized or back: about a minute in which nothing passes (C.4 rule 10), ended by the next operation. */
const switchRouting = defineOperation({
  id: 'switch-routing',
  label: { ko: '라우팅 방식 전환', en: 'Switch routing mode' },
  title: { ko: '{name}의 라우팅 방식 전환', en: 'Switch the routing mode of {name}' },
  isOffered: (self: Table) => !self.props.rebuilding,
  refuse: () => [],
  preview: (self, _inputs, scope) => ({ code: 'NHN-RT-006', params: {}, affected: idsOf(subnetsOf(scope, self.id)) }),
  run: (self) => ({ props: { [self.id]: { distributed: !self.props.distributed, rebuilding: true } } }),
});

const finishSwitch = defineOperation({
  id: 'finish-switch',
  label: { ko: '전환 완료', en: 'Finish the switch' },
  title: { ko: '{name}의 전환 완료', en: 'Finish the switch of {name}' },
  isOffered: (self: Table) => self.props.rebuilding,
  refuse: () => [],
  run: (self) => ({ props: { [self.id]: { rebuilding: false } } }),
});

/** Deleting by destination, as the console lists it: automatic rows are listed too, and stay (IG-16). */
const deleteRoute = defineOperation({
  id: 'delete-route',
  label: { ko: '라우트 삭제', en: 'Delete route' },
  title: { ko: '{name}에서 라우트 삭제', en: 'Delete a route of {name}' },
  inputs: z.object({ cidr: field.cidr({ ko: '대상 CIDR', en: 'Destination' }) }),
  suggest: (self: Table) => ({ cidr: self.props.routes.at(-1)?.cidr ?? '' }),
  isOffered: (self, scope) => listedRoutes(scope, self).length > 0,
  refuse: (self, { cidr }, scope) => {
    const at = { component: self.id };
    const row = listedRoutes(scope, self).findLast((candidate) => candidate.cidr === cidr);
    if (row === undefined) return [{ code: 'RT-NO-ROUTE', params: { rt: self.component.name, cidr }, at }];
    if (!row.isAutomatic) return [];
    return [refuseAutomatic(self, row.gatewayType)];
  },
  run: (self, { cidr }) => {
    const last = self.props.routes.findLastIndex((route) => route.cidr === cidr);
    return { props: { [self.id]: { routes: self.props.routes.filter((_, index) => index !== last) } } };
  },
});

export const routingTableOperations = [attachGateway, detachGateway, setDefault, associateSubnet, dissociateSubnet, switchRouting, finishSwitch, deleteRoute];
