import { expect, test } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { registry } from './index.ts';
import { providerSpaceFindings } from './provider-space.ts';
import { add, draw, update } from './testing/drawing-board.ts';

/** The same for a network of an overlay, asked for itself. */
function asked(design: Design, cidr: string): readonly string[] {
  const scope = createScope(design, registry);
  const entry = scope.component('ls');
  if (entry === null) throw new Error('no switch');
  return providerSpaceFindings({ ...entry, props: {} }, scope, [{ text: cidr, path: '/cidr' }]).map(({ code, severity, at }) => `${code} ${severity} ${at.path ?? ''}`);
}

const overlay = draw(emptyDesign, add('vcenter-instance', 'vcenter'), add('logical-switch', 'ls', 'vcenter'), add('customer-router', 'router', null, { role: 'backend' }));

test('V-49: an overlay network in the private range of the provider, where there is a provider', () => {
  expect(asked(overlay, '10.20.0.0/24')).toEqual(['V-49 warning /cidr']);
  expect(asked(overlay, '0.0.0.0/0')).toEqual(['V-49 warning /cidr']);
  expect(asked(overlay, '192.168.20.0/24')).toEqual([]);
  expect(asked(draw(overlay, update('router', { role: 'frontend' })), '10.20.0.0/24')).toEqual([]);
  expect(asked(overlay, 'x')).toEqual([]);
});
