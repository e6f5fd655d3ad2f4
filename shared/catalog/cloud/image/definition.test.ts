import { expect, test } from 'vitest';
import { add, applyFix, draw, findingsOf, planOf, problems, project, propsOf, refusals, update } from '../../testing/drawing-board.ts';

const current = draw(project, add('image', 'web-image'));
const seed = { ...current, meta: { ...current.meta, profile: 'seed' as const } };
const fromVm1 = update('web-image', { sourceInstance: 'vm1', status: 'queued' });

test('GS-62 GS-97 NHN-IMG-001: by the seed a running instance cannot be imaged; shut down it can', () => {
  expect(refusals(seed, fromVm1)).toMatchObject([{ code: 'NHN-IMG-001', params: { vm: 'vm1' }, blocking: ['vm1'], fix: { args: { id: 'vm1', props: { state: 'SHUTOFF' } } } }]);
  const design = draw(seed, update('vm1', { state: 'SHUTOFF' }), fromVm1);
  expect(problems(design, 'web-image')).toEqual([]);
  expect(propsOf(design, 'web-image')).toMatchObject({ sourceInstance: 'vm1', visibility: 'private' });
});

test('NHN-IMG-001: today it is only a warning, except for u2; the fix shuts the instance down', () => {
  const design = draw(current, fromVm1);
  expect(findingsOf(design, 'web-image')).toMatchObject([{ code: 'NHN-IMG-001', severity: 'warning', params: { vm: 'vm1' } }]);
  expect(problems(applyFix(design, 'web-image', 'NHN-IMG-001'), 'web-image')).toEqual([]);
  const u2 = draw(current, update('vm1', { state: 'SHUTOFF' }), update('vm1', { flavor: 'u2.c2m4' }), update('vm1', { state: 'ACTIVE' }));
  expect(refusals(u2, fromVm1)).toMatchObject([{ code: 'NHN-IMG-001' }]);
});

test('an image that is finished does not mind what its source does now', () => {
  const design = draw(current, fromVm1, update('web-image', { status: 'active' }));
  expect(problems(design, 'web-image')).toEqual([]);
});

test('GS-65 NHN-IMG-002: a name is required', () => {
  const entry = current.components['web-image'];
  if (entry === undefined) throw new Error('no image');
  expect(problems({ ...current, components: { ...current.components, 'web-image': { ...entry, name: '' } } }, 'web-image')).toEqual(['NHN-IMG-002 error']);
});

test('GS-68: instances are made from it; a flavor below its minimum is an error (NHN-INS-003)', () => {
  const design = draw(current, update('vm1', { image: 'web-image', keyPair: 'my_keypair' }));
  expect(problems(design, 'vm1')).toEqual([]);
  expect(findingsOf(draw(design, update('web-image', { minRam: 4096 })), 'vm1')).toMatchObject([
    { code: 'NHN-INS-003', severity: 'error', params: { image: 'web-image', ram: 4096, disk: 20 } },
  ]);
});

test('no packet ever meets it', () => {
  expect(planOf(current).devices.map((device) => device.id)).not.toContain('web-image');
});
