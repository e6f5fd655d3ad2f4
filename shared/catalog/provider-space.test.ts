import { expect, test } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import { add, draw, findingsOf, update, written } from './testing/drawing-board.ts';

/** What is said of the prefix of a logical switch, as a file may have it. */
function told(design: Design, cidr: string): readonly string[] {
  return findingsOf(written(design, 'ls', { cidr }), 'ls').map(({ code, severity, at }) => `${code} ${severity} ${at.path ?? ''}`);
}

const overlay = draw(emptyDesign, add('vcenter-instance', 'vcenter'), add('logical-switch', 'ls', 'vcenter'), add('customer-router', 'router', null, { role: 'backend' }));

test('V-49: an overlay network in the private range of the provider, where there is a provider', () => {
  expect(told(overlay, '10.20.0.0/24')).toEqual(['V-49 warning /cidr']);
  expect(told(overlay, '0.0.0.0/0')).toEqual(['V-49 warning /cidr']);
  expect(told(overlay, '192.168.20.0/24')).toEqual([]);
  expect(told(draw(overlay, update('router', { role: 'frontend' })), '10.20.0.0/24')).toEqual([]);
  expect(told(overlay, 'x')).toEqual([]);
});
