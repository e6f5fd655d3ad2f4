import { describe, expect, test } from 'vitest';
import { add, connect, deviceOf, draw, findingsOf, problems, propsOf, refusals, refusedWith, remove, stagesOf, update, written, type Step } from '../../testing/drawing-board.ts';
import { offered, operate, previewOf, takenBack } from '../../testing/operating.ts';
import { bare, fixOf, listener, pool, served } from './testing/served.ts';

describe('load balancer: maintenance', () => {
  const flagged = draw(served, operate('lb', 'mark-maintenance', { window: '2026-04-21 02:00' }));
  const restarting = draw(flagged, operate('lb', 'restart'));

  test('flagged, it asks for a restart, which is asked about before; unflagged there is none', () => {
    expect(problems(flagged, 'lb')).toEqual(['LB-MAINTENANCE warning']);
    expect(previewOf(flagged, 'lb', 'restart')).toEqual({ code: 'LB-RESTART', params: { lb: 'lb', n: 2 }, affected: ['lb', 'vm1', 'vm2'] });
    expect(refusedWith(served, operate('lb', 'restart'))).toEqual(['LB-NOT-FLAGGED']);
    expect(refusedWith(served, operate('lb', 'finish-restart'))).toEqual(['LB-NOT-RESTARTING']);
  });

  test('NHN-LB-013: while it restarts nothing is done to it; the quick fix is to let it finish', () => {
    const steps: readonly Step[] = [
      pool({ method: 'LEAST_CONNECTIONS' }), update('lb', { description: 'x' }), remove('lb'), ['component.rename', { id: 'lb', name: 'other' }],
      ['link.disconnect', { id: 'fip-lb-lb' }], operate('lb', 'add-listener', { port: 81 }), operate('lb', 'scale-out'), operate('lb', 'restart'), operate('lb', 'mark-maintenance'),
    ];
    for (const step of steps) expect(refusals(restarting, step)).toMatchObject([{ code: 'NHN-LB-013', params: { lb: 'lb' } }]);
    expect(offered(restarting, 'lb')).toEqual(['scale-out', 'add-listener', 'add-pool', 'delete-pool', 'add-policy', 'finish-restart', 'fail-restart']);
    const done = draw(restarting, fixOf(restarting, pool({ method: 'LEAST_CONNECTIONS' })), pool({ method: 'LEAST_CONNECTIONS' }));
    expect(propsOf(done, 'lb')).toMatchObject({ provisioningStatus: 'ACTIVE', needsRestart: false, maintenanceWindow: '' });
    expect(problems(done, 'lb')).toEqual([]);
  });

  test('NHN-LB-013: a file of one that restarts opens and says so; meanwhile it takes nothing', () => {
    expect(problems(written(served, 'lb', { provisioningStatus: 'PENDING_UPDATE' }), 'lb')).toEqual(['NHN-LB-013 error']);
    expect(stagesOf(deviceOf(restarting, 'lb'), 'admit')).toMatchObject([{ rows: [], reason: 'LB_DOWN' }]);
    expect(propsOf(draw(restarting, operate('lb', 'fail-restart')), 'lb')['provisioningStatus']).toBe('ERROR_MIGRATE');
  });
});

describe('load balancer: scaling out', () => {
  test('GS-74 GS-81 GS-99: instances from the image become members, in one step; another image is only told', () => {
    const imaged = draw(served, operate('vm1', 'stop'), operate('vm1', 'create-image', { name: 'web' }), operate('vm1', 'start'));
    const step = operate('lb', 'scale-out', { image: 'web', name: 'web', count: 2 });
    const scaled = draw(imaged, step);
    expect(propsOf(scaled, 'lb')['pools']).toMatchObject([{ members: [{ instance: 'vm1' }, { instance: 'vm2' }, { id: 'web-1', instance: 'web-1' }, { id: 'web-2', instance: 'web-2' }] }]);
    expect(propsOf(scaled, 'web-1')).toMatchObject({ image: 'web', state: 'ACTIVE', interfaces: [{ address: '192.168.0.6', securityGroups: ['sg-default'] }] });
    expect(propsOf(scaled, 'web-2')).toMatchObject({ interfaces: [{ address: '192.168.0.7' }] });
    expect(findingsOf(scaled, 'lb')).toMatchObject([{ code: 'NHN-LB-011', severity: 'info', params: { pool: 'pool-1' } }]);
    expect(takenBack(imaged, step)).toEqual({ steps: 1, design: imaged });
  });

  test('GS-98 NHN-INS-005: at most ten at once', () => {
    expect(refusedWith(served, operate('lb', 'scale-out', { count: 11 }))).toEqual(['NHN-INS-005']);
    expect(refusedWith(served, operate('lb', 'scale-out', { pool: 'ghost' }))).toEqual(['LB-NO-POOL']);
    expect(refusedWith(bare, operate('lb', 'scale-out'))).toEqual(['NHN-INS-002']);
  });

  test('NHN-LB-012: not while it is protected, nor anything else that changes its parts', () => {
    const locked = draw(served, update('lb', { deletionProtection: true }));
    for (const step of [operate('lb', 'scale-out'), operate('lb', 'add-listener', { port: 81 }), operate('lb', 'add-pool'), operate('lb', 'delete-pool'), operate('lb', 'add-policy', { value: '/' }), listener({ keepAliveSec: 0 })]) {
      expect(refusals(locked, step)).toMatchObject([{ code: 'NHN-LB-012', params: { lb: 'lb' } }]);
      expect(draw(locked, fixOf(locked, step)).components['lb']?.props['deletionProtection']).toBe(false);
    }
    const image = draw(locked, add('floating-ip', 'other'), ['link.disconnect', { id: 'fip-lb-lb' }], connect('attach', 'other', 'lb'));
    expect(problems(image, 'lb')).toEqual([]);
  });
});
