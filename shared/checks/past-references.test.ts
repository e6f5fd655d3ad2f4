import { expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { draw, project, update, written } from '../catalog/testing/drawing-board.ts';
import { operate } from '../catalog/testing/operating.ts';
import { sentence } from '../i18n/sentence.ts';
import type { Design } from '../model/design.ts';
import { validate } from './index.ts';

const lost = (design: Design): readonly string[] =>
  validate(design, registry).flatMap(({ severity, code, at, params }) => (code === 'TOPO-007' && at.path !== undefined ? [`${severity} ${at.component}${at.path}: ${sentence(registry, 'en', code, params)}`] : []));

test('an image outlives the instance it was made of: TOPO-007 only says that it is gone', () => {
  const imaged = draw(project, update('vm1', { state: 'SHUTOFF' }), operate('vm1', 'create-image', { name: 'web' }));
  expect(lost(imaged)).toEqual([]);
  expect(lost(draw(imaged, ['component.remove', { ids: ['vm1'] }]))).toEqual(['info web/sourceInstance: web came from vm1, which is gone.']);
});

test('TOPO-007: whom something needs now must be there', () => {
  expect(lost(written(project, 'vm1', { keyPair: 'my_kepyair' }))).toEqual(['error vm1/keyPair: vm1 refers to my_kepyair, which does not exist.']);
});
