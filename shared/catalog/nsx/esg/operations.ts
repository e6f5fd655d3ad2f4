import type { Self } from '../../../model/definition.ts';
import { defineOperation } from '../../../model/operation.ts';
import { hypervisorOf, isHypervisorUp } from '../../hosting.ts';
import { migrateOperation } from '../../move-guest.ts';
import { powerOperations } from '../power.ts';
import { standbyHostOf } from './active-host.ts';
import type { EsgProps } from './props.ts';

type Edge = Self<EsgProps>;

/**
 * The standby takes over on its host, with addresses and connections: those are kept the same on both (domain/private-cloud.md b.3, HaConfig). What was active
 * becomes the standby where it was.
 */
const failOver = defineOperation({
  id: 'fail-over',
  label: { ko: '대기 장비로 전환', en: 'Fail over' },
  title: { ko: '{name}을(를) 대기 장비로 전환', en: 'Fail {name} over' },
  isOffered: (self: Edge) => self.props.ha.enabled,
  refuse: (self, _inputs, scope) => {
    const standby = standbyHostOf(scope, self);
    const isReady = standby !== null && isHypervisorUp(standby) && standby.id !== hypervisorOf(scope, self.id)?.id;
    return isReady ? [] : [{ code: 'ESG-NO-STANDBY', params: { name: self.component.name }, at: { component: self.id, path: '/ha/standbyHost' } }];
  },
  run: (self, _inputs, { scope }) => {
    const [standby, host] = [standbyHostOf(scope, self), hypervisorOf(scope, self.id)];
    if (standby === null) return {};
    return { move: { [self.id]: standby.id }, props: { [self.id]: { ha: { ...self.props.ha, standbyHost: host?.id ?? null } } } };
  },
});

export const esgOperations = [failOver, ...powerOperations, migrateOperation<EsgProps>()];
