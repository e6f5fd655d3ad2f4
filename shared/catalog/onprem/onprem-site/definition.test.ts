import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, draw, planOf, problems, refusedWith } from '../../testing/drawing-board.ts';

test('holds servers and users, and is no device itself', () => {
  const design = draw(emptyDesign, add('onprem-site', 'onprem'), add('server', 'app', 'onprem'), add('enterprise-user', 'user', 'onprem'));
  expect(planOf(design).devices.map((device) => device.id)).toEqual(['app', 'user']);
  expect(problems(design, 'onprem')).toEqual([]);
});

test('a site does not stand in a site, nor holds what belongs to the public cloud', () => {
  const design = draw(emptyDesign, add('onprem-site', 'onprem'));
  expect(refusedWith(design, add('onprem-site', 'branch', 'onprem'))).toEqual(['PARENT_NOT_ALLOWED']);
  expect(refusedWith(design, add('vpc', 'vpc', 'onprem'))).toEqual(['PARENT_NOT_ALLOWED']);
});
