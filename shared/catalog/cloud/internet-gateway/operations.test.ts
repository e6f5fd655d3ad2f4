import { describe, expect, test } from 'vitest';
import { emptyDesign, type Design } from '../../../model/design.ts';
import { createScope } from '../../../model/scope.ts';
import { registry } from '../../index.ts';
import { add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, reachable, refusals, refusedWith, remove, stagesOf, type Step } from '../../testing/drawing-board.ts';
import { offered, operate, previewOf, takenBack } from '../../testing/operating.ts';

const detached = draw(project, ['link.disconnect', { id: 'igw-rt' }]);
const flagged = draw(project, operate('igw', 'mark-maintenance', { window: '2026-04-21 02:00 to 04:00' }));
const migrating = draw(flagged, operate('igw', 'restart'));
const failed = draw(migrating, operate('igw', 'fail-restart'));
const card = (design: Design) => {
  const igw = createScope(design, registry).component('igw');
  if (igw === null) throw new Error('no igw');
  return registry.find('internet-gateway')?.card(igw.id, igw.component, createScope(design, registry));
};
const rename: Step = ['component.rename', { id: 'igw', name: 'edge' }];

describe('internet gateway: maintenance', () => {
  test('IG-28: maintenance is marked with its window on a gateway that works; it is one step', () => {
    expect(offered(project, 'igw')).toEqual(['mark-maintenance']);
    expect(propsOf(flagged, 'igw')).toMatchObject({ needsRestart: true, maintenanceWindow: '2026-04-21 02:00 to 04:00', state: 'available' });
    expect(takenBack(project, operate('igw', 'mark-maintenance'))).toEqual({ steps: 1, design: project });
  });

  test('IG-30 IG-32: the badge names the gateway that waits, says the schedule and starts the restart', () => {
    expect(card(project)?.badge).toBeUndefined();
    expect(card(flagged)).toMatchObject({
      badge: { ko: '! 재시작', en: '! restart' },
      badgeTone: 'warning',
      badgeHint: { ko: '점검 일정: 2026-04-21 02:00 to 04:00', en: 'Maintenance: 2026-04-21 02:00 to 04:00' },
      badgeOperation: 'restart',
    });
  });

  test('NHN-IG-008 IG-30: the remedy of the finding is the restart itself', () => {
    expect(findingsOf(flagged, 'igw')[0]).toMatchObject({ code: 'NHN-IG-008', params: { ig: 'igw', window: '2026-04-21 02:00 to 04:00' } });
    expect(propsOf(applyFix(flagged, 'igw', 'NHN-IG-008'), 'igw')['state']).toBe('migrating');
  });
});

describe('internet gateway: restart', () => {
  test('IG-33 NHN-IG-009: it is offered on a flagged gateway only, and refused on another', () => {
    expect(offered(flagged, 'igw')).toEqual(['restart']);
    expect(offered(project, 'igw')).not.toContain('restart');
    expect(refusals(project, operate('igw', 'restart'))).toMatchObject([{ code: 'NHN-IG-009', params: { ig: 'igw' }, rule: ['IG-33'] }]);
  });

  test('NHN-IG-010 IG-34 IG-36: before it starts, the instances that lose the internet are listed', () => {
    const two = draw(flagged, add('instance', 'vm2', 'subnet'));
    expect(previewOf(two, 'igw', 'restart')).toEqual({ code: 'NHN-IG-010', params: { n: 2, list: 'vm1, vm2' }, affected: ['vm1', 'vm2'] });
  });

  test('IG-35 IG-36: an instance with a floating IP is not listed; the question is asked all the same', () => {
    const design = draw(reachable, operate('igw', 'mark-maintenance'));
    expect(previewOf(design, 'igw', 'restart')).toEqual({ code: 'NHN-IG-010', params: { case: 'none' }, affected: [] });
    const both = draw(design, add('instance', 'vm2', 'subnet'));
    expect(previewOf(both, 'igw', 'restart')?.affected).toEqual(['vm2']);
  });

  test('IG-34: while it restarts nothing passes, and the lamp waits', () => {
    expect(propsOf(migrating, 'igw')).toMatchObject({ state: 'migrating', migrateStatus: 'unbinding_progress' });
    expect(stagesOf(deviceOf(migrating, 'igw'), 'admit').map((stage) => [stage.reason, stage.rows])).toEqual([['IG_RESTARTING', []]]);
    expect(card(migrating)?.lamp).toBe('waiting');
  });

  test('IG-29: it ends on another server, in two phases or at once', () => {
    const binding = draw(migrating, operate('igw', 'continue-restart'));
    expect(propsOf(binding, 'igw')).toMatchObject({ state: 'migrating', migrateStatus: 'binding_progress', server: 2 });
    expect(propsOf(draw(binding, operate('igw', 'finish-restart')), 'igw')).toMatchObject({ state: 'available', migrateStatus: 'none', server: 2 });
    expect([propsOf(flagged, 'igw')['server'], propsOf(draw(migrating, operate('igw', 'finish-restart')), 'igw')['server']]).toEqual([1, 2]);
  });

  test('IG-37 IG-38: at the end the lamp is green and the badge gone, in the same step and without a refresh', () => {
    const done = draw(migrating, operate('igw', 'finish-restart'));
    expect(propsOf(done, 'igw')).toMatchObject({ state: 'available', needsRestart: false, maintenanceWindow: '', publicIp: '133.186.128.2' });
    expect(card(done)).toEqual({ address: '133.186.128.2', lamp: 'running' });
    expect(stagesOf(deviceOf(done, 'igw'), 'admit')).toEqual([]);
    expect(problems(done, 'igw')).toEqual([]);
  });

  test('IG-31: it is done in the project that owns the gateway; another project keeps its badge and is not asked about', () => {
    const enabled = (id: string): readonly Step[] => [
      add('project', id), ['component.update', { id, props: { enabled: true } }], add('vpc', `vpc-${id}`, id), add('routing-table', `rt-${id}`, `vpc-${id}`),
      add('subnet', `subnet-${id}`, `vpc-${id}`), add('internet-gateway', `igw-${id}`, id), connect('attach', `igw-${id}`, `rt-${id}`), add('instance', `vm-${id}`, `subnet-${id}`),
      operate(`igw-${id}`, 'mark-maintenance'),
    ];
    const design = draw(emptyDesign, add('external-network', 'net'), ...enabled('a'), ...enabled('b'));
    expect(previewOf(design, 'igw-a', 'restart')?.affected).toEqual(['vm-a']);
    const restarting = draw(design, operate('igw-a', 'restart'));
    expect([propsOf(restarting, 'igw-a')['state'], propsOf(restarting, 'igw-b')['state']]).toEqual(['migrating', 'available']);
    expect(offered(restarting, 'igw-b')).toEqual(['restart']);
  });

  test('an unattached gateway that restarts is unattached afterwards', () => {
    const design = draw(detached, operate('igw', 'mark-maintenance'), operate('igw', 'restart'), operate('igw', 'finish-restart'));
    expect(propsOf(design, 'igw')).toMatchObject({ state: 'unavailable', publicIp: '' });
  });

  test('IG-40 NHN-IG-012: a restart that fails leaves an error, nothing passes, and no operation is offered', () => {
    expect(propsOf(failed, 'igw')).toMatchObject({ state: 'ERROR', migrateStatus: 'unbinding_error' });
    const late = draw(migrating, operate('igw', 'continue-restart'), operate('igw', 'fail-restart'));
    expect(propsOf(late, 'igw')['migrateStatus']).toBe('binding_error');
    expect(problems(failed, 'igw')).toEqual(['NHN-IG-012 error']);
    expect(stagesOf(deviceOf(failed, 'igw'), 'admit')[0]?.reason).toBe('IG_ERROR');
    expect(offered(failed, 'igw')).toEqual([]);
    expect(refusedWith(failed, operate('igw', 'restart'))).toEqual(['NHN-IG-012']);
  });

  test('ends only what has begun', () => {
    const endings = ['continue-restart', 'finish-restart', 'fail-restart'].map((operation) => refusedWith(flagged, operate('igw', operation)));
    expect(endings).toEqual([['IG-NOT-RESTARTING'], ['IG-NOT-RESTARTING'], ['IG-NOT-RESTARTING']]);
  });
});

describe('internet gateway: nothing else while it restarts', () => {
  const free = draw(detached, operate('igw', 'mark-maintenance'), operate('igw', 'restart'));

  test.each<readonly [string, Design, Step]>([
    ['rename', migrating, rename],
    ['delete', migrating, remove('igw')],
    ['detach by its link', migrating, ['link.disconnect', { id: 'igw-rt' }]],
    ['detach by its table', migrating, operate('rt', 'detach-gateway')],
    ['attach', free, connect('attach', 'igw', 'rt')],
    ['attach by a table', free, operate('rt', 'attach-gateway', { gateway: 'igw' })],
    ['restart', migrating, operate('igw', 'restart')],
    ['mark', migrating, operate('igw', 'mark-maintenance')],
    ['edit', migrating, ['component.update', { id: 'igw', props: { maintenanceWindow: 'tonight' } }]],
  ])('IG-39 NHN-IG-011: %s is refused and says which gateway', (_what, design, step) => {
    const found = refusals(design, step);
    expect([...new Set(found.map((refusal) => refusal.code))]).toEqual(['NHN-IG-011']);
    expect(found[0]).toMatchObject({ params: { ig: 'igw' }, at: { component: 'igw' }, rule: ['IG-39'] });
  });

  test('IG-39: only the ways out of the restart are offered; once it is over, the name can change again', () => {
    expect(offered(migrating, 'igw')).toEqual(['continue-restart', 'finish-restart', 'fail-restart']);
    const done = draw(migrating, operate('igw', 'finish-restart'), rename);
    expect(done.components['igw']?.name).toBe('edge');
    expect(stagesOf(deviceOf(done, 'rt'), 'route')[0]?.rows.find((row) => row.destination === '0.0.0.0/0')?.because.label).toBe('INTERNET_GATEWAY edge');
  });
});

describe('internet gateway: deleting', () => {
  test('IG-27: deleting asks first; for an attached one it says what detaching means', () => {
    const ask = (design: Design) => {
      const scope = createScope(design, registry);
      const igw = scope.component('igw');
      return igw === null ? null : registry.find('internet-gateway')?.previewRemoval(igw.id, igw.component, scope);
    };
    expect(ask(project)).toEqual({ code: 'IG-DELETE', params: { case: 'attached', ig: 'igw', rt: 'rt', n: 1 }, affected: ['vm1'] });
    expect(ask(detached)).toEqual({ code: 'IG-DELETE', params: { ig: 'igw' }, affected: [] });
  });

  test('IG-25: detaching and deleting are one step that one undo takes back', () => {
    expect(takenBack(project, remove('igw'))).toEqual({ steps: 1, design: project });
  });
});
