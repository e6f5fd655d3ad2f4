import type { Self } from '../../../model/definition.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { VirtualMachineProps } from './props.ts';

type Machine = Self<VirtualMachineProps>;

const isStopped = (self: Machine): boolean => self.props.state === 'stopped';

const powerOn = defineOperation({
  id: 'power-on',
  label: { ko: '전원 켜기', en: 'Power on' },
  title: { ko: '{name} 전원 켜기', en: 'Power {name} on' },
  isOffered: isStopped,
  refuse: (self: Machine) => (isStopped(self) ? [] : [{ code: 'POWER-IS-ON', params: { name: self.component.name }, at: { component: self.id, path: '/state' } }]),
  run: (self) => ({ props: { [self.id]: { state: 'running' } } }),
});

const powerOff = defineOperation({
  id: 'power-off',
  label: { ko: '전원 끄기', en: 'Power off' },
  title: { ko: '{name} 전원 끄기', en: 'Power {name} off' },
  isOffered: (self: Machine) => !isStopped(self),
  refuse: (self) => (isStopped(self) ? [{ code: 'POWER-IS-OFF', params: { name: self.component.name }, at: { component: self.id, path: '/state' } }] : []),
  run: (self) => ({ props: { [self.id]: { state: 'stopped' } } }),
});

export const powerOperations = [powerOn, powerOff] as const;
