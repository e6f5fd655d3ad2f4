import type { Self } from '../../model/definition.ts';
import { defineOperation } from '../../model/operation.ts';
import type { Localized } from '../../model/text.ts';

/* Powering a guest on and off. A host is another matter: it takes its guests with it. */

type Guest = Self<{ readonly state: string }>;

const isStopped = (self: Guest): boolean => self.props.state === 'stopped';

const powerOn = defineOperation({
  id: 'power-on',
  label: { ko: '전원 켜기', en: 'Power on' },
  title: { ko: '{name} 전원 켜기', en: 'Power {name} on' },
  isOffered: isStopped,
  refuse: (self: Guest) => (isStopped(self) ? [] : [{ code: 'POWER-IS-ON', params: { name: self.component.name }, at: { component: self.id, path: '/state' } }]),
  run: (self) => ({ props: { [self.id]: { state: 'running' } } }),
});

const powerOff = defineOperation({
  id: 'power-off',
  label: { ko: '전원 끄기', en: 'Power off' },
  title: { ko: '{name} 전원 끄기', en: 'Power {name} off' },
  isOffered: (self: Guest) => !isStopped(self),
  refuse: (self) => (isStopped(self) ? [{ code: 'POWER-IS-OFF', params: { name: self.component.name }, at: { component: self.id, path: '/state' } }] : []),
  run: (self) => ({ props: { [self.id]: { state: 'stopped' } } }),
});

export const powerOperations = [powerOn, powerOff] as const;

/** Sentences of their refusals; hosts say the same. */
export const powerSentences: Readonly<Record<string, Localized>> = {
  'POWER-IS-ON': { ko: '{name}은(는) 이미 켜져 있습니다.', en: '{name} is on already.' },
  'POWER-IS-OFF': { ko: '{name}은(는) 이미 꺼져 있습니다.', en: '{name} is off already.' },
};
