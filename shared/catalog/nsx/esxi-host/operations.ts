import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { hypervisorOf, isHypervisorUp } from '../../hosting.ts';
import { hostsThatCanTake } from '../../move-guest.ts';
import { guestsOn, runningOn, standbyHostOf } from '../guests.ts';
import type { EsxiHostProps } from './props.ts';

type Host = Self<EsxiHostProps>;

interface Evacuation {
  readonly moves: Readonly<Record<string, ComponentId>>;
  readonly stuck: readonly Entry[];
}

/** Where each running guest goes: to the host of the same cluster that then has the fewest guests, in id order, one after the other. */
function evacuation(self: Host, scope: Scope): Evacuation {
  const planned = new Map<string, ComponentId>();
  const where = (guest: ComponentId): ComponentId | null => planned.get(guest) ?? hypervisorOf(scope, guest)?.id ?? null;
  const load = (host: Entry): number => guestsOn(scope, host.id).length + [...planned.values()].filter((target) => target === host.id).length;
  const stuck: Entry[] = [];
  for (const guest of runningOn(scope, self.id)) {
    const hosts = hostsThatCanTake(scope, guest.id, where).filter((host) => host.component.parent === self.component.parent);
    const [best] = hosts.map((host) => ({ host, load: load(host) })).sort((a, b) => a.load - b.load);
    if (best === undefined) stuck.push(guest);
    else planned.set(guest.id, best.host.id);
  }
  return { moves: Object.fromEntries(planned), stuck };
}

function wrongState(self: Host): readonly Refusal[] {
  return [{ code: 'MAINTENANCE-STATE', params: { host: self.component.name }, at: { component: self.id, path: '/state' } }];
}

const enter = defineOperation({
  id: 'enter-maintenance',
  label: { ko: '유지 보수 모드 시작', en: 'Enter maintenance mode' },
  title: { ko: '{name} 유지 보수 모드 시작', en: '{name} enters maintenance mode' },
  isOffered: (self: Host) => self.props.state === 'up',
  refuse: (self, _inputs, scope) => {
    if (self.props.state !== 'up') return wrongState(self);
    const { stuck } = evacuation(self, scope);
    const params = { host: self.component.name, guests: stuck.map((guest) => guest.component.name).join(', ') };
    return stuck.length === 0 ? [] : [{ code: 'MAINTENANCE-STUCK', params, at: { component: self.id }, blocking: stuck.map((guest) => guest.id) }];
  },
  preview: (self, _inputs, scope) => {
    const affected = runningOn(scope, self.id).map((guest) => guest.id);
    return affected.length === 0 ? null : { code: 'MAINTENANCE-MOVES', params: { host: self.component.name, count: affected.length }, affected };
  },
  run: (self, _inputs, { scope }) => ({ props: { [self.id]: { state: 'maintenance' } }, move: evacuation(self, scope).moves }),
});

const leave = defineOperation({
  id: 'leave-maintenance',
  label: { ko: '유지 보수 모드 끝', en: 'Leave maintenance mode' },
  title: { ko: '{name} 유지 보수 모드 끝', en: '{name} leaves maintenance mode' },
  isOffered: (self: Host) => self.props.state === 'maintenance',
  refuse: (self) => (self.props.state === 'maintenance' ? [] : wrongState(self)),
  run: (self) => ({ props: { [self.id]: { state: 'up' } } }),
});

const powerOff = defineOperation({
  id: 'power-off',
  label: { ko: '전원 끄기', en: 'Power off' },
  title: { ko: '{name} 전원 끄기', en: 'Power {name} off' },
  isOffered: (self: Host) => self.props.state !== 'down',
  refuse: (self) => (self.props.state === 'down' ? [{ code: 'POWER-IS-OFF', params: { name: self.component.name }, at: { component: self.id, path: '/state' } }] : []),
  preview: (self, _inputs, scope) => {
    const running = runningOn(scope, self.id);
    const saved = running.filter((guest) => {
      const standby = standbyHostOf(scope, guest);
      return standby !== null && standby.id !== self.id && isHypervisorUp(standby);
    });
    const params = { host: self.component.name, count: running.length - saved.length, saved: saved.map((guest) => guest.component.name).join(', ') };
    const affected = running.map((guest) => guest.id);
    return affected.length === 0 ? null : { code: 'HOST-POWER-OFF', params: saved.length === 0 ? params : { case: 'pair', ...params }, affected };
  },
  run: (self) => ({ props: { [self.id]: { state: 'down' } } }),
});

const powerOn = defineOperation({
  id: 'power-on',
  label: { ko: '전원 켜기', en: 'Power on' },
  title: { ko: '{name} 전원 켜기', en: 'Power {name} on' },
  isOffered: (self: Host) => self.props.state === 'down',
  refuse: (self) => (self.props.state === 'down' ? [] : [{ code: 'POWER-IS-ON', params: { name: self.component.name }, at: { component: self.id, path: '/state' } }]),
  run: (self) => ({ props: { [self.id]: { state: 'up' } } }),
});

export const esxiHostOperations = [enter, leave, powerOff, powerOn] as const;
