import type { Self } from '../../../model/definition.ts';
import { defineOperation } from '../../../model/operation.ts';
import { isHypervisorUp } from '../../hosting.ts';
import type { DlrProps } from '../dlr-rows.ts';

type Dlr = Self<DlrProps>;

const controlVm = (self: Dlr, change: Partial<DlrProps['controlVm']>) => ({ props: { [self.id]: { controlVm: { ...self.props.controlVm, ...change } } } });

/** The control VM stops: nothing is learned any more, and what was learned keeps forwarding. */
export const controlVmDown = defineOperation({
  id: 'control-vm-down',
  label: { ko: '컨트롤 VM 중지', en: 'Take the control VM down' },
  title: { ko: '{name}의 컨트롤 VM 중지', en: 'Take the control VM of {name} down' },
  isOffered: (self: Dlr) => self.props.controlVm.state !== 'down',
  refuse: () => [],
  run: (self) => controlVm(self, { state: 'down' }),
});

export const controlVmUp = defineOperation({
  id: 'control-vm-up',
  label: { ko: '컨트롤 VM 시작', en: 'Bring the control VM up' },
  title: { ko: '{name}의 컨트롤 VM 시작', en: 'Bring the control VM of {name} up' },
  isOffered: (self: Dlr) => self.props.controlVm.state === 'down',
  refuse: () => [],
  run: (self) => controlVm(self, { state: 'up' }),
});

/** The standby takes over on its host; bridges, which run beside the control VM, move with it. */
export const controlVmFailOver = defineOperation({
  id: 'control-vm-fail-over',
  label: { ko: '컨트롤 VM 장애 조치', en: 'Fail the control VM over' },
  title: { ko: '{name}의 컨트롤 VM 장애 조치', en: 'Fail the control VM of {name} over' },
  isOffered: (self: Dlr) => self.props.controlVm.ha,
  refuse: (self, _inputs, scope) => {
    const standby = scope.component(self.props.controlVm.standbyHost);
    const isReady = standby !== null && isHypervisorUp(standby) && standby.id !== self.props.controlVm.host;
    return isReady ? [] : [{ code: 'DLR-NO-STANDBY', params: { dlr: self.component.name }, at: { component: self.id, path: '/controlVm/standbyHost' } }];
  },
  run: (self) => controlVm(self, { host: self.props.controlVm.standbyHost, standbyHost: self.props.controlVm.host, state: 'up' }),
});
