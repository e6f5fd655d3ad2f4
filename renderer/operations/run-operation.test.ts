import { beforeEach, expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { parseDesign } from '../../shared/file/index.ts';
import { findSample } from '../../shared/samples/index.ts';
import { paletteSections } from '../command-palette/sections.ts';
import { useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { offeredOperations, runFix, startOperation } from './run-operation.ts';

const design = () => useDocument.getState().history.design;
const steps = () => useDocument.getState().history.past.length;
const gateway = () => design().components['igw']?.props;

beforeEach(() => {
  const parsed = parseDesign(findSample('getting-started-1-private-only')?.text() ?? '', { registry, name: 'sample' });
  if (!parsed.ok) throw new Error('sample does not open');
  useDocument.getState().open(parsed.design, null);
  useSession.setState({ dialog: null, toasts: [] });
});

test('what has inputs opens the dialog; nothing happens before it is confirmed', () => {
  expect(offeredOperations(design(), 'igw').map(({ operation }) => operation.id)).toEqual(['mark-maintenance']);
  startOperation('igw', 'mark-maintenance');
  expect(useSession.getState().dialog).toEqual({ name: 'operate', id: 'igw', operation: 'mark-maintenance', inputs: {} });
  expect(steps()).toBe(0);
});

test('what has consequences asks, what has none runs at once', () => {
  useDocument.getState().dispatch('component.operate', { id: 'igw', operation: 'mark-maintenance' });
  startOperation('igw', 'restart');
  expect(useSession.getState().dialog).toMatchObject({ name: 'operate', operation: 'restart' });
  expect(gateway()?.['state']).toBe('available');
  useDocument.getState().dispatch('component.operate', { id: 'igw', operation: 'restart' });
  useSession.setState({ dialog: null });
  startOperation('igw', 'finish-restart');
  expect(useSession.getState().dialog).toBeNull();
  expect(gateway()).toMatchObject({ state: 'available', needsRestart: false });
});

test('what is refused anyway is not asked about: the reason is told at once and stays until an edit succeeds', () => {
  startOperation('igw', 'restart');
  expect(useSession.getState().dialog).toBeNull();
  expect(useSession.getState().toasts.map(({ tone, refusals }) => [tone, refusals.map(({ code }) => code)])).toEqual([['refused', ['NHN-IG-009']]]);
  startOperation('igw', 'restart');
  expect(useSession.getState().toasts).toHaveLength(1);
  runFix({ command: 'component.rename', args: { id: 'igw', name: 'edge' }, title: '' });
  expect(useSession.getState().toasts).toEqual([]);
});

test('a remedy that is an operation asks what the operation asks', () => {
  useDocument.getState().dispatch('component.operate', { id: 'igw', operation: 'mark-maintenance' });
  runFix({ command: 'component.operate', args: { id: 'igw', operation: 'restart' }, title: 'NHN-IG-008.fix' });
  expect(useSession.getState().dialog).toMatchObject({ name: 'operate', operation: 'restart' });
  expect(gateway()?.['state']).toBe('available');
});

test('the search finds an operation by its words in both languages and by the name of its component', () => {
  const labels = (typed: string) =>
    paletteSections({ design: design(), selected: null, typed, language: 'en', recent: [] })
      .filter(({ id }) => id === 'operations')
      .flatMap(({ choices }) => choices.flatMap((choice) => (choice.sort === 'entry' ? [choice.entry.label.en] : [])));
  expect(labels('maintenance')).toEqual(['Mark for maintenance – ig-default']);
  expect(labels('점검')).toEqual(['Mark for maintenance – ig-default']);
  expect(labels('ig-default')).toEqual(['Mark for maintenance – ig-default']);
  expect(labels('')).toEqual([]);
});
