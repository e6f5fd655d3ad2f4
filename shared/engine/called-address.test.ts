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

test('its id may look like a name of a host, and an address nobody can read is none', () => {
  expect(ask(called('svc.shop', '192.168.0.6'), { from: 'vm1', to: 'svc.shop', kind: 'http' }).outcome).toBe('HTTP_200');
  expect(ask(called('svc', 'soon'), { from: 'vm1', to: 'svc', kind: 'http' }).verdict).toBe('UNDETERMINED');
});
