import { expect, it } from 'vitest';
import { componentId, type Component } from '../../shared/model/design.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import { findingMarks } from './finding-marks.ts';

const component = (parent: string | null): Component => ({ kind: 'thing', name: 'thing', parent: parent === null ? null : componentId(parent), props: {} });
const finding = (at: string, severity: Severity): Finding => ({ code: 'X-1', severity, at: { component: componentId(at) }, params: {} });

it('marks a component with its worst finding and their number, and the containers around it with what is inside', () => {
  const components = { vpc: component(null), net: component('vpc'), vm: component('net'), other: component(null) };
  const marks = findingMarks([finding('vm', 'warning'), finding('vm', 'error'), finding('net', 'info'), finding('gone', 'error')], components);
  expect(Object.fromEntries(marks.own)).toEqual({ vm: { severity: 'error', count: 2 }, net: { severity: 'info', count: 1 } });
  expect(Object.fromEntries(marks.inside)).toEqual({ net: { severity: 'error', count: 2 }, vpc: { severity: 'error', count: 3 } });
});
