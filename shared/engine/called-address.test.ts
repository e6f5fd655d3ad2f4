import { expect, test } from 'vitest';
import { componentId } from '../model/design.ts';
import { because, cloudPlan, http, webServer } from './testing/cloud-plan.ts';
import { ask } from './testing/ask.ts';

/* CONTRACTS 2: what has no device of its own, such as a Service, is called by the address it stands for. */

const plan = cloudPlan({ rules: [http], services: { 'web-1': [webServer('web-1')] } });
const called = (component: string, address: string) => ({ ...plan, calledAddresses: [{ component: componentId(component), address, because: because(component) }] });

test('a component without a device is called by its address, whoever asks; by itself it does not exist', () => {
  expect(ask(called('svc', '192.168.0.6'), { from: 'vm1', to: 'svc', kind: 'http' }).probe).toMatchObject({ to: 'svc', destination: '192.168.0.6', destinationComponent: 'svc' });
  expect(ask(called('svc', '192.168.0.6'), { from: 'vm1', to: 'svc', kind: 'http' }).outcome).toBe('HTTP_200');
  expect(ask(plan, { from: 'vm1', to: 'svc', kind: 'http' })).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'NO_SOURCE_OR_DESTINATION' }] });
});

test('it speaks only where a device speaks for it, and then as that device', () => {
  const [row] = called('agent', '192.168.0.5').calledAddresses;
  if (row === undefined) throw new Error('no row');
  const spoken = { ...plan, calledAddresses: [{ ...row, speaker: 'vm1' }] };
  const asked = { from: 'agent', to: 'web-1', kind: 'http' } as const;
  expect(ask(spoken, asked).outcome).toBe(ask(plan, { ...asked, from: 'vm1' }).outcome);
  expect(ask(spoken, asked)).toMatchObject({ verdict: 'REACHABLE', probe: { from: 'agent' } });
  expect(ask(spoken, asked).paths[0]?.legs[0]?.hops[0]?.component).toBe('vm1');
  expect(ask(called('agent', '192.168.0.5'), asked)).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'NO_SOURCE_OR_DESTINATION' }] });
  expect(ask({ ...plan, calledAddresses: [{ ...row, speaker: 'gone' }] }, asked).verdict).toBe('UNDETERMINED');
});

test('its id may look like a name of a host, and an address nobody can read is none', () => {
  expect(ask(called('svc.shop', '192.168.0.6'), { from: 'vm1', to: 'svc.shop', kind: 'http' }).outcome).toBe('HTTP_200');
  expect(ask(called('svc', 'soon'), { from: 'vm1', to: 'svc', kind: 'http' }).verdict).toBe('UNDETERMINED');
});
