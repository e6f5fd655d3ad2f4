import { describe, expect, test } from 'vitest';
import { asked, rt1 } from '../../../samples/testing/private-cloud.ts';
import { arrived, stepsOf, way } from '../../../engine/testing/reference-reading.ts';
import type { Design } from '../../../model/design.ts';
import { createScope } from '../../../model/scope.ts';
import { registry } from '../../index.ts';
import { deviceOf, draw, propsOf, refusedWith, update, type Step } from '../../testing/drawing-board.ts';
import { offered, operate, takenBack } from '../../testing/operating.ts';

const shop = { from: 'client', to: 'https://shop.example.com', kind: 'http', sizeBytes: 1000 } as const;
const visit = (design: Design) => asked(design, shop, ['pod-web2']);
const database = (design: Design) => asked(design, { from: 'pod-web1', to: 'db.corp.example', kind: 'tcp', port: 3306, sourcePort: 45_000 });
const host = (id: string, state: string): Step => update(id, { state });
const cardOf = (design: Design) => {
  const scope = createScope(design, registry);
  const entry = scope.component('esg');
  return entry === null ? null : registry.find('esg')?.card(entry.id, entry.component, scope);
};

describe('fail over', () => {
  const failed = draw(rt1(), operate('esg', 'fail-over'));

  test('the active appliance is the one on the standby host, and the old one waits where it was', () => {
    expect(failed.components['esg']?.parent).toBe('esx2');
    expect(propsOf(failed, 'esg')['ha']).toMatchObject({ enabled: true, standbyHost: 'esx1' });
    expect(deviceOf(failed, 'esg')).toMatchObject({ host: 'esx2' });
    expect(takenBack(rt1(), operate('esg', 'fail-over'))).toMatchObject({ steps: 1, design: { components: { esg: { parent: 'esx1' } } } });
  });

  test('flow 1 arrives as before, by way of the other host', () => {
    expect(way(visit(rt1()), 'forward').split(' ').slice(2, 5)).toEqual(['fcr', 'esx1', 'esg']);
    const reading = visit(failed);
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(way(reading, 'forward').split(' ').slice(2, 5)).toEqual(['fcr', 'esx2', 'esg']);
    expect(arrived(reading, 'return').split(' ')[0]).toBe('203.0.113.11>198.51.100.25');
  });

  test('R-025 worker 1 is on the new host: nothing is wrapped between the edge and it', () => {
    const wrapped = (design: Design): number => stepsOf(asked(design, shop, ['pod-web1']), 'forward').filter((step) => step.kind === 'encapsulate').length;
    expect([wrapped(rt1()), wrapped(failed)]).toEqual([1, 0]);
  });

  test('is offered for a pair, and refused without a host that could take over', () => {
    expect(offered(rt1(), 'esg')).toEqual(['fail-over', 'power-off', 'migrate']);
    expect(offered(rt1(update('esg', { ha: { enabled: false } })), 'esg')).toEqual(['power-off', 'migrate']);
    expect(refusedWith(rt1(host('esx2', 'down')), operate('esg', 'fail-over'))).toEqual(['ESG-NO-STANDBY']);
    expect(refusedWith(rt1(update('esg', { ha: { enabled: true, standbyHost: 'esx1' } })), operate('esg', 'fail-over'))).toEqual(['ESG-NO-STANDBY']);
    expect(refusedWith(rt1(update('esg', { ha: { enabled: true, standbyHost: null } })), operate('esg', 'fail-over'))).toEqual(['ESG-NO-STANDBY']);
  });
});

describe('the host of the active appliance stops', () => {
  test('with a pair the standby answers, and the card says so', () => {
    const down = rt1(host('esx1', 'down'));
    expect(deviceOf(down, 'esg')).toMatchObject({ host: 'esx2', interfaces: [{ up: true }, { up: true }, { up: true }, { up: true }] });
    expect(visit(down).result.verdict).toBe('REACHABLE');
    expect(cardOf(down)).toMatchObject({ lamp: 'standby', badgeOperation: 'fail-over' });
    expect(cardOf(rt1())).toMatchObject({ address: '203.0.113.10', lamp: 'running' });
  });

  test('without one nobody does', () => {
    const down = rt1(update('esg', { ha: { enabled: false } }), host('esx1', 'down'));
    expect(deviceOf(down, 'esg').interfaces.map((row) => row.up)).toEqual([false, false, false, false]);
    expect(visit(down).result).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ at: 'fcr' }] });
    expect(cardOf(down)).toMatchObject({ lamp: 'error' });
  });
});

test('power off and on', () => {
  const off = draw(rt1(), operate('esg', 'power-off'));
  expect(visit(off).result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'HOST_UNREACHABLE', paths: [{ at: 'fcr' }] });
  expect(cardOf(off)).toMatchObject({ lamp: 'stopped' });
  expect(offered(off, 'esg')).toEqual(['fail-over', 'power-on', 'migrate']);
  expect(refusedWith(off, operate('esg', 'power-off'))).toEqual(['POWER-IS-OFF']);
  expect(visit(draw(off, operate('esg', 'power-on'))).result.verdict).toBe('REACHABLE');
  expect(refusedWith(rt1(), operate('esg', 'power-on'))).toEqual(['POWER-IS-ON']);
});

test('R-039 to the distributed router on its own host, over the transit network, with nothing wrapped', () => {
  const reading = database(rt1());
  expect(way(reading, 'forward')).toContain('esx1 esg esx1 dlr@esx1');
  const edge = reading.result.paths[0]?.legs.flatMap((leg) => (leg.direction === 'forward' ? leg.hops : [])).find((hop) => hop.component === 'esg');
  expect(edge?.steps.find((step) => step.kind === 'route')?.detail).toMatchObject({ destination: '192.168.30.0/24', via: '192.168.100.2' });
  expect(edge?.egress).toBe('vnic3');
});
