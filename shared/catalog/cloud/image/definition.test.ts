import { expect, test } from 'vitest';
import { add, applyFix, draw, findingsOf, planOf, problems, project, propsOf, refusals, reopened, update, written, type Step } from '../../testing/drawing-board.ts';
import { offered, operate } from '../../testing/operating.ts';

const current = draw(project, add('image', 'web-image'));
const seed = { ...current, meta: { ...current.meta, profile: 'seed' as const } };
const fromVm1 = update('web-image', { sourceInstance: 'vm1', status: 'queued' });

test('GS-62 GS-97 NHN-IMG-001: by the seed a running instance cannot be imaged; shut down it can', () => {
  expect(refusals(seed, fromVm1)).toMatchObject([{ code: 'NHN-IMG-001', params: { vm: 'vm1' }, blocking: ['vm1'], fix: { args: { id: 'vm1', operation: 'stop' } } }]);
  const design = draw(seed, update('vm1', { state: 'SHUTOFF' }), fromVm1);
  expect(problems(design, 'web-image')).toEqual([]);
  expect(propsOf(design, 'web-image')).toMatchObject({ sourceInstance: 'vm1', visibility: 'private' });
});

test('NHN-IMG-001: today it is only a warning, except for u2; the fix shuts the instance down', () => {
  const design = draw(current, fromVm1);
  expect(findingsOf(design, 'web-image')).toMatchObject([{ code: 'NHN-IMG-001', severity: 'warning', params: { vm: 'vm1' } }]);
  expect(problems(applyFix(design, 'web-image', 'NHN-IMG-001'), 'web-image')).toEqual([]);
  const u2 = written(current, 'vm1', { flavor: 'u2.c2m4' });
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

const saved = draw(seed, operate('vm1', 'stop'), operate('vm1', 'create-image', { name: 'web' }));

test('GS-66: saving takes a while when watched: queued, saving, active; nothing is made of it before', () => {
  const queued = draw(seed, operate('vm1', 'stop'), operate('vm1', 'create-image', { name: 'slow', waits: true }));
  expect(propsOf(queued, 'slow')['status']).toBe('queued');
  expect(refusals(queued, operate('slow', 'create-instances'))).toMatchObject([{ code: 'IMG-NOT-ACTIVE', params: { image: 'slow' }, blocking: ['slow'] }]);
  const saving = draw(queued, operate('slow', 'proceed'));
  expect([propsOf(saving, 'slow')['status'], offered(saving, 'slow')]).toEqual(['saving', ['create-instances', 'proceed']]);
  const done = draw(saving, operate('slow', 'proceed'));
  expect([propsOf(done, 'slow')['status'], offered(done, 'slow')]).toEqual(['active', ['create-instances']]);
});

test('C8-I2 GS-67 GS-68 GS-71 GS-72: two instances from it, -1 and -2, each then with a floating IP of its own', () => {
  const two = draw(saved, operate('web', 'create-instances', { name: 'web', count: 2 }));
  expect(propsOf(two, 'web-1')).toMatchObject({ image: 'web', publicImage: '', state: 'ACTIVE', keyPair: 'my_keypair', interfaces: [{ address: '192.168.0.5', securityGroups: ['sg-default'] }] });
  expect(propsOf(two, 'web-2')).toMatchObject({ image: 'web', publicImage: '', state: 'ACTIVE', keyPair: 'my_keypair', interfaces: [{ address: '192.168.0.6', securityGroups: ['sg-default'] }] });
  expect(two.components['web-3']).toBeUndefined();
  const reached = draw(two, add('floating-ip', 'f1'), add('floating-ip', 'f2'), operate('f1', 'associate', { target: 'web-1' }), operate('f2', 'associate', { target: 'web-2' }));
  expect(problems(reached, 'f1')).toEqual([]);
  expect(problems(reached, 'f2')).toEqual([]);
  expect(refusals(reached, operate('f1', 'associate', { target: 'web-2' }))).toMatchObject([{ code: 'NHN-FIP-004' }]);
});

test('GS-86: the ssh daemon of a copy runs, its web server waits for somebody to start it', () => {
  const web: Step = ['row.add', { id: 'vm1', path: '/services', row: { id: 'web', name: 'http', protocol: 'tcp', port: 80, application: 'http', running: true, body: 'hello world!' } }];
  const design = draw(seed, web, operate('vm1', 'stop'), operate('vm1', 'create-image', { name: 'img' }), operate('img', 'create-instances', { name: 'copy' }));
  expect(propsOf(design, 'copy')['services']).toMatchObject([{ id: 'ssh', running: true }, { id: 'web', running: false, body: 'hello world!' }]);
});

test('GS-98: as many as one likes from one image, ten at a time', () => {
  const many = draw(saved, operate('web', 'create-instances', { name: 'a', count: 10 }), operate('web', 'create-instances', { name: 'b', count: 10 }), operate('web', 'create-instances', { name: 'c', count: 5 }));
  expect(Object.values(many.components).filter((component) => component.props['image'] === 'web').length).toBe(25);
});

test('NHN-IMG-002: a hand-written image without a name is reported and opens', () => {
  const entry = saved.components['web'];
  if (entry === undefined) throw new Error('no image');
  expect(problems(reopened({ ...saved, components: { ...saved.components, web: { ...entry, name: '' } } }), 'web')).toEqual(['NHN-IMG-002 error']);
});

test('NHN-IMG-001: a hand-written image of a running instance is an error by the seed', () => {
  expect(problems(written(seed, 'web-image', { sourceInstance: 'vm1', status: 'queued' }), 'web-image')).toEqual(['NHN-IMG-001 error']);
});
