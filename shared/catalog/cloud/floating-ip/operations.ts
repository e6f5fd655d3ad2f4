import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { componentId } from '../../../model/design.ts';
import { field } from '../../../model/fields.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { InterfaceRef, Scope } from '../../../model/scope.ts';
import { floatingIpsOn, gatewayOf, nameOf, portOf, tableBehind, targetOf } from '../association.ts';

/* Allocation, association, disassociation and release are four different steps (GS-21, decision 3); allocating is adding the floating IP. */

interface Props {
  readonly deleteProtection: boolean;
}
type FloatingIp = Self<Props>;

const targets = ['instance', 'load-balancer', 'nat-gateway'] as const;

const association = z.object({
  target: field.reference({ ko: '연결할 대상', en: 'Associate with' }, targets),
  port: field.text({ ko: '포트', en: 'Port' }, '', { optional: true, help: { ko: '인터페이스가 여럿이면 고르세요(eth0, eth1 …).', en: 'Needed where there are several (eth0, eth1 …).' } }),
});

/** A port that can be paired now: with an address, without a floating IP, on a table that reaches the internet (B.1). */
function isFree(scope: Scope, ref: InterfaceRef): boolean {
  if (ref.row.addresses.length === 0 || floatingIpsOn(scope, ref.owner, ref.row.id).length > 0) return false;
  const table = tableBehind(scope, ref);
  return table !== null && gatewayOf(scope, table.id) !== null;
}

function freePorts(scope: Scope): readonly InterfaceRef[] {
  const owners = targets.flatMap((kind) => scope.ofKind(kind));
  return owners.flatMap((owner) => scope.interfaces(owner.id).map((row) => ({ owner: owner.id, row })).filter((ref) => isFree(scope, ref)));
}

/** GS-23, GS-24: one allocated address and one port. The guards of the link say what speaks against it. */
export const associate = defineOperation({
  id: 'associate',
  label: { ko: '연결', en: 'Associate' },
  title: { ko: '{name} 연결', en: 'Associate {name}' },
  inputs: association,
  suggest: (_self: FloatingIp, scope) => {
    const [first] = freePorts(scope);
    return first === undefined ? {} : { target: first.owner, port: scope.interfaces(first.owner).length > 1 ? first.row.id : '' };
  },
  candidates: (_self, scope) => ({ target: [...new Set(freePorts(scope).map((ref) => ref.owner))] }),
  isOffered: (self, scope) => targetOf(scope, self.id) === null,
  refuse: (self, { target }, scope) => {
    const present = targetOf(scope, self.id);
    if (present !== null) return [{ code: 'NHN-FIP-004', params: {}, at: { component: self.id }, blocking: [present.owner], rule: ['GS-24'] }];
    return scope.component(target) === null ? [{ code: 'FIP-NO-TARGET', params: { fip: self.component.name }, at: { component: self.id } }] : [];
  },
  run: (self, { target, port }, { scope, freshId }) => {
    const owner = componentId(target ?? '');
    const row = portOf(scope, owner, port === '' && scope.interfaces(owner).length === 1 ? null : port);
    const to = row === null ? { component: owner } : { component: owner, port: row.row.id };
    return { links: [{ id: freshId(`${self.id}-${owner}`), link: { kind: 'attach', from: { component: self.id }, to } }] };
  },
});

function associationLinks(self: FloatingIp, scope: Scope): readonly string[] {
  return scope.links(self.id, 'attach').map((view) => view.id);
}

/** ACTIVE to DOWN: the address stays allocated. */
export const disassociate = defineOperation({
  id: 'disassociate',
  label: { ko: '연결 해제', en: 'Disassociate' },
  title: { ko: '{name} 연결 해제', en: 'Disassociate {name}' },
  isOffered: (self: FloatingIp, scope) => associationLinks(self, scope).length > 0,
  refuse: (self, _inputs, scope) => (associationLinks(self, scope).length > 0 ? [] : [{ code: 'FIP-FREE', params: { fip: self.component.name }, at: { component: self.id } }]),
  preview: (self, _inputs, scope) => {
    const target = targetOf(scope, self.id);
    return target === null ? null : { code: 'FIP-DISASSOCIATE', params: { fip: self.component.name, owner: nameOf(scope, target.owner) }, affected: [self.id, target.owner] };
  },
  run: (self, _inputs, { scope }) => ({ removeLinks: associationLinks(self, scope) }),
});

/** The address goes back to the pool; the guards of removal hold (NHN-FIP-005). */
export const release = defineOperation({
  id: 'release',
  label: { ko: '반납', en: 'Release' },
  title: { ko: '{name} 반납', en: 'Release {name}' },
  isOffered: () => true,
  refuse: () => [],
  preview: (self: FloatingIp) => ({ code: 'FIP-RELEASE', params: { fip: self.component.name }, affected: [self.id] }),
  run: (self) => ({ removeComponents: [self.id] }),
});
