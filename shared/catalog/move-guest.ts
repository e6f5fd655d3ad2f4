import { z } from 'zod';
import type { Self } from '../model/definition.ts';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import type { Refusal } from '../model/finding.ts';
import { defineOperation, type KindOperation } from '../model/operation.ts';
import type { Entry, Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import { hypervisorOf } from './hosting.ts';
import { portsOf } from './ip-ports.ts';
import { antiAffinityOf } from './nsx/anti-affinity.ts';
import { standbyHostOf } from './nsx/guests.ts';
import { hostsOf } from './nsx/transport-zones.ts';
import { canCarry } from './nsx/vteps.ts';

/*
 * Live migration of whatever stands on an ESXi host (domain/private-cloud.md b.2 and b.6 rule 2). Addresses, networks and connections stay: only the virtual
 * switch it hangs on is another one. Port groups of VLANs are taken to be on every host of an instance; time, shared storage and capacity are not modelled.
 */

/** Why a guest cannot go to a host; `{name}` is the guest. The case without a word of its own: no host was named. */
export const migrateSentences: Readonly<Record<string, Localized>> = {
  'MIGRATE-HOST': { ko: '{name}을(를) 옮길 ESXi 호스트를 고르세요.', en: 'Choose an ESXi host to move {name} to.' },
  'MIGRATE-HOST.same': { ko: '{name}은(는) 이미 {host}에 있습니다.', en: '{name} runs on {host} already.' },
  'MIGRATE-HOST.down': { ko: '{host}이(가) 꺼져 있거나 유지 보수 중이라 {name}을(를) 받을 수 없습니다.', en: '{host} is off or in maintenance and cannot take {name}.' },
  'MIGRATE-HOST.elsewhere': { ko: '{host}은(는) {name}이(가) 있는 인스턴스의 호스트가 아닙니다.', en: '{host} is no host of the instance that {name} runs in.' },
  'MIGRATE-HOST.switch': { ko: '{host}에서는 {network}을(를) 쓸 수 없습니다. 전송 영역과 VTEP를 확인하세요.', en: '{host} cannot carry {network}. Check the transport zone and its VTEP.' },
  'MIGRATE-HOST.apart': { ko: '반선호도 규칙 때문에 {name}은(는) {other}과(와) 같은 호스트 {host}에 있을 수 없습니다.', en: 'An anti-affinity rule keeps {name} off {host}, where {other} runs.' },
  'MIGRATE-HOST.standby': { ko: '{name}의 대기 장비가 {host}에 있습니다. 둘은 서로 다른 호스트에 있어야 합니다.', en: 'The standby of {name} is on {host}. The two have to be on different hosts.' },
};

/** The place whose hosts share networks: the nearest vCenter Server instance or site. */
function placeOf(scope: Scope, id: ComponentId): Entry | null {
  return scope.enclosing(id, 'vcenter-instance') ?? scope.enclosing(id, 'onprem-site');
}

/** Where a guest runs, or is about to. */
export type Whereabouts = (guest: ComponentId) => ComponentId | null;

/** What keeps a guest off a host, as the words of a refusal; null where it can run there. */
function obstacle(scope: Scope, guest: Entry, host: Entry, where: Whereabouts): Refusal['params'] | null {
  const names = { name: guest.component.name, host: host.component.name };
  const now = hypervisorOf(scope, guest.id);
  if (now?.id === host.id) return { case: 'same', ...names };
  if (now !== null && placeOf(scope, now.id)?.id !== placeOf(scope, host.id)?.id) return { case: 'elsewhere', ...names };
  if (host.component.props['state'] === 'down' || host.component.props['state'] === 'maintenance') return { case: 'down', ...names };
  const unreachable = portsOf(scope, guest.id).map((port) => scope.component(port.network)).find((network) => network?.component.kind === 'logical-switch' && !canCarry(scope, host.id, network.id));
  if (unreachable !== undefined && unreachable !== null) return { case: 'switch', ...names, network: unreachable.component.name };
  const apart = host.component.parent === null ? [] : antiAffinityOf(scope, host.component.parent).filter((rule) => rule.members.includes(guest.id)).flatMap((rule) => rule.members);
  const other = apart.map((member) => scope.component(member)).find((member) => member !== null && member.id !== guest.id && where(member.id) === host.id);
  if (other !== undefined && other !== null) return { case: 'apart', ...names, other: other.component.name };
  return standbyHostOf(scope, guest)?.id === host.id ? { case: 'standby', ...names } : null;
}

function asItStands(scope: Scope): Whereabouts {
  return (guest) => hypervisorOf(scope, guest)?.id ?? null;
}

/** Hosts a guest can go to, in id order within their clusters: those of its instance or site, of any where it stands on none. */
export function hostsThatCanTake(scope: Scope, id: ComponentId, where: Whereabouts = asItStands(scope)): readonly Entry[] {
  const guest = scope.component(id);
  if (guest === null) return [];
  const now = hypervisorOf(scope, id);
  const place = now === null ? null : placeOf(scope, now.id);
  const hosts = place === null ? scope.ofKind('esxi-host') : hostsOf(scope, place.id);
  return hosts.filter((host) => obstacle(scope, guest, host, where) === null);
}

/** Moves a guest to another host while it runs; with the same word a guest that stands on none is put on one. */
export function migrateOperation<Props>(): KindOperation<Props> {
  return defineOperation({
    id: 'migrate',
    label: { ko: '다른 호스트로 이동', en: 'Move to another host' },
    title: { ko: '{name}을(를) 다른 호스트로 이동', en: 'Move {name} to another host' },
    inputs: z.object({ host: field.reference({ ko: '호스트', en: 'Host' }, ['esxi-host']) }),
    suggest: (self: Self<Props>, scope) => ({ host: hostsThatCanTake(scope, self.id)[0]?.id ?? null }),
    candidates: (self, scope) => ({ host: hostsThatCanTake(scope, self.id).map((host) => host.id) }),
    // What stands in another container (a node in its cluster) belongs there, and nobody says on which hosts that runs.
    isOffered: (self, scope) => (self.component.parent === null || scope.parent(self.id)?.component.kind === 'esxi-host') && scope.ofKind('esxi-host').length > 0,
    refuse: (self, { host }, scope) => {
      const [guest, wanted] = [scope.component(self.id), scope.component(host)];
      const isHost = guest !== null && wanted?.component.kind === 'esxi-host';
      const params = isHost ? obstacle(scope, guest, wanted, asItStands(scope)) : { name: self.component.name };
      return params === null ? [] : [{ code: 'MIGRATE-HOST', params, at: { component: self.id }, blocking: isHost ? [wanted.id] : [] }];
    },
    run: (self, { host }, { scope }) => {
      const target = scope.component(host);
      return target === null ? {} : { move: { [self.id]: target.id } };
    },
  });
}
