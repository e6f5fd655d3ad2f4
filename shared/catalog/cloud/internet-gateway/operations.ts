import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation, type Preview } from '../../../model/operation.ts';
import type { Scope } from '../../../model/scope.ts';
import { tableOfGateway } from '../association.ts';
import { maintenanceSteps } from '../maintenance.ts';
import { dependants } from './dependants.ts';
import { refuseWhileMigrating } from './guards.ts';

/*
 * Maintenance and restart, as the state machine of domain/public-cloud.md A.0 has them:
 *
 *   available --mark--> available, flagged --restart--> migrating (unbinding, binding) --finish--> available on another server
 *                                                              '--fail--> ERROR, which only the operator repairs (IG-40)
 */

interface Props {
  readonly state: string;
  readonly migrateStatus: string;
  readonly needsRestart: boolean;
  readonly server: number;
}
type Gateway = Self<Props>;

function isResting({ props }: Gateway): boolean {
  return props.state === 'available' || props.state === 'unavailable';
}

function isMigrating({ props }: Gateway): boolean {
  return props.state === 'migrating';
}

function refuseUnlessResting(self: Gateway): readonly Refusal[] {
  if (isMigrating(self)) return refuseWhileMigrating(self);
  return isResting(self) ? [] : [{ code: 'NHN-IG-012', params: { ig: self.component.name }, at: { component: self.id, path: '/state' }, rule: ['IG-40'] }];
}

const markMaintenance = defineOperation({
  ...maintenanceSteps.mark,
  isOffered: (self: Gateway) => isResting(self) && !self.props.needsRestart,
  refuse: refuseUnlessResting,
  run: (self, { window }) => ({ props: { [self.id]: { needsRestart: true, maintenanceWindow: window } } }),
});

/** Who loses the internet, before it happens (IG-34, IG-36). */
function previewRestart(self: Gateway, _inputs: unknown, scope: Scope): Preview {
  const cut = dependants(scope, self.id);
  if (cut.length === 0) return { code: 'NHN-IG-010', params: { case: 'none' }, affected: [] };
  return { code: 'NHN-IG-010', params: { n: cut.length, list: cut.map((entry) => entry.component.name).join(', ') }, affected: cut.map((entry) => entry.id) };
}

const restart = defineOperation({
  ...maintenanceSteps.restart,
  isOffered: (self: Gateway) => isResting(self) && self.props.needsRestart,
  refuse: (self) => {
    const busy = refuseUnlessResting(self);
    if (busy.length > 0 || self.props.needsRestart) return busy;
    return [{ code: 'NHN-IG-009', params: { ig: self.component.name }, at: { component: self.id, path: '/needsRestart' }, rule: ['IG-33'] }];
  },
  preview: previewRestart,
  run: (self) => ({ props: { [self.id]: { state: 'migrating', migrateStatus: 'unbinding_progress' } } }),
});

function refuseUnlessMigrating(self: Gateway): readonly Refusal[] {
  return isMigrating(self) ? [] : [{ code: 'IG-NOT-RESTARTING', params: { ig: self.component.name }, at: { component: self.id, path: '/state' }, rule: ['IG-37'] }];
}

const continueRestart = defineOperation({
  id: 'continue-restart',
  label: { ko: '재시작: 다음 서버에 연결', en: 'Restart: bind to the next server' },
  title: { ko: '{name}을(를) 다음 서버에 연결', en: 'Bind {name} to the next server' },
  isOffered: (self: Gateway) => isMigrating(self) && self.props.migrateStatus !== 'binding_progress',
  refuse: refuseUnlessMigrating,
  run: (self) => ({ props: { [self.id]: { migrateStatus: 'binding_progress', server: self.props.server + 1 } } }),
});

const finishRestart = defineOperation({
  ...maintenanceSteps.finish,
  isOffered: isMigrating,
  refuse: refuseUnlessMigrating,
  run: (self, _inputs, { scope }) => ({
    props: {
      [self.id]: {
        state: tableOfGateway(scope, self.id) === null ? 'unavailable' : 'available',
        migrateStatus: 'none', needsRestart: false, maintenanceWindow: '',
        // IG-29: it ends on another server, one that is maintained already.
        server: self.props.migrateStatus === 'binding_progress' ? self.props.server : self.props.server + 1,
      },
    },
  }),
});

const failRestart = defineOperation({
  ...maintenanceSteps.fail,
  isOffered: isMigrating,
  refuse: refuseUnlessMigrating,
  run: (self) => ({
    props: { [self.id]: { state: 'ERROR', migrateStatus: self.props.migrateStatus === 'binding_progress' ? 'binding_error' : 'unbinding_error' } },
  }),
});

export const internetGatewayOperations = [markMaintenance, restart, continueRestart, finishRestart, failRestart];

/** Deleting asks first (IG-27) and says what detaching on the way means (IG-25). */
export function previewRemoval(self: Self<unknown>, scope: Scope): Preview {
  const table = tableOfGateway(scope, self.id);
  const ig = self.component.name;
  if (table === null) return { code: 'IG-DELETE', params: { ig }, affected: [] };
  const cut = dependants(scope, self.id);
  return { code: 'IG-DELETE', params: { case: 'attached', ig, rt: table.component.name, n: cut.length }, affected: cut.map((entry) => entry.id) };
}
