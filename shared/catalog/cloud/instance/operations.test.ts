import { describe, expect, test } from 'vitest';
import { findCommand } from '../../../document/index.ts';
import { drawDesign } from '../../../drawing/draw-design.ts';
import { componentId, emptyDesign, type Design } from '../../../model/design.ts';
import { fieldHint } from '../../../model/fields.ts';
import { createScope } from '../../../model/scope.ts';
import { registry } from '../../index.ts';
import { add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, reachable, refusals, refusedWith, stagesOf, update, type Step } from '../../testing/drawing-board.ts';
import { offered, operate, previewOf, takenBack } from '../../testing/operating.ts';
import { instance } from './definition.ts';
import { instanceProps } from './props.ts';

const keyed = draw(project, update('vm1', { keyPair: 'my_keypair' }));
const seed: Design = { ...keyed, meta: { ...keyed.meta, profile: 'seed' } };
const card = (design: Design, id: string) => {
  const component = design.components[id];
  if (component === undefined) throw new Error(`no component ${id}`);
  return instance.card(componentId(id), component, createScope(design, registry));
};
const notice = (design: Design, [command, args]: Step) => {
  const result = findCommand(command)?.apply(design, args, registry);
  return result?.ok === true ? result.notice : null;
};
const more = (inputs: Readonly<Record<string, unknown>>) => operate('vm1', 'create-more', { name: 'web', ...inputs });
const made = (design: Design, ...ids: readonly string[]) => ids.map((id) => ({ name: design.components[id]?.name, ...propsOf(design, id) }));

describe('instance: power', () => {
  test('GS-63: shut down it neither receives nor sends; started it does again', () => {
    const stopped = draw(keyed, operate('vm1', 'stop'));
    expect(propsOf(stopped, 'vm1')['state']).toBe('SHUTOFF');
    expect(stagesOf(deviceOf(stopped, 'vm1'), 'admit').filter((stage) => stage.reason === 'INSTANCE_DOWN').length).toBe(2);
    const started = draw(stopped, operate('vm1', 'start'));
    expect(propsOf(started, 'vm1')['state']).toBe('ACTIVE');
    expect(stagesOf(deviceOf(started, 'vm1'), 'admit').filter((stage) => stage.reason === 'INSTANCE_DOWN')).toEqual([]);
  });

  test('GS-64: stopped it has the lamp of stopped things and says SHUTDOWN by the seed, 중지 today', () => {
    expect(card(draw(seed, operate('vm1', 'stop')), 'vm1')).toMatchObject({ lamp: 'stopped', badge: { ko: 'SHUTDOWN', en: 'SHUTDOWN' } });
    expect(card(draw(keyed, operate('vm1', 'stop')), 'vm1')).toMatchObject({ lamp: 'stopped', badge: { ko: '중지' } });
    expect(card(draw(keyed, operate('vm1', 'terminate')), 'vm1')).toMatchObject({ lamp: 'stopped', badge: { ko: '종료' } });
    expect(card(keyed, 'vm1')).toEqual({ address: '192.168.0.4', lamp: 'running' });
  });

  test('GS-64: on the canvas the lamp of the stopped instance is grey; that of one that failed is red', () => {
    const drawn = (design: Design) => drawDesign(design, registry, { theme: 'light', language: 'en' }).shapes.filter((shape) => shape.owner === 'vm1');
    const failed = draw(keyed, update('vm1', { state: 'ERROR' }));
    const stopped = drawn(draw(seed, operate('vm1', 'stop')));
    expect(stopped).toContainEqual(expect.objectContaining({ type: 'path', d: 'M-3 -3L3 3M3 -3L-3 3', stroke: expect.objectContaining({ color: '#5C646F' }) }));
    expect(stopped).toContainEqual(expect.objectContaining({ type: 'text', text: 'SHUTDOWN', fill: { color: '#454C56' } }));
    expect(stopped.some((shape) => shape.type === 'path' && shape.stroke?.color === '#C01E24')).toBe(false);
    expect(drawn(failed)).toContainEqual(expect.objectContaining({ type: 'path', stroke: expect.objectContaining({ color: '#C01E24' }) }));
  });

  test('each state offers what can be done in it, everything else is refused', () => {
    expect(offered(keyed, 'vm1')).toEqual(['stop', 'reboot', 'terminate', 'create-image', 'create-more', 'show-disks']);
    const stopped = draw(keyed, operate('vm1', 'stop'));
    expect(offered(stopped, 'vm1')).toEqual(['start', 'terminate', 'create-image', 'create-more']);
    expect(refusals(stopped, operate('vm1', 'reboot'))).toMatchObject([{ code: 'INS-NOT-RUNNING', params: { vm: 'vm1' } }]);
    expect(refusedWith(keyed, operate('vm1', 'start'))).toEqual(['INS-RUNNING']);
    expect(refusedWith(keyed, operate('vm1', 'finish'))).toEqual(['INS-NOT-WAITING']);
    expect(propsOf(draw(keyed, operate('vm1', 'terminate'), operate('vm1', 'start')), 'vm1')['state']).toBe('ACTIVE');
  });

  test('a reboot can be watched, and fetches the static routes that its subnet pushes now', () => {
    const routed = draw(keyed, ['row.add', { id: 'subnet', path: '/staticRoutes', row: { id: 'r', cidr: '10.9.0.0/16', gateway: '192.168.0.9' } }]);
    expect(propsOf(routed, 'vm1')['appliedStaticRoutes']).toEqual([]);
    const half = draw(routed, operate('vm1', 'reboot', { waits: true }));
    expect([propsOf(half, 'vm1')['state'], card(half, 'vm1').lamp, offered(half, 'vm1')[0]]).toEqual(['REBOOT', 'waiting', 'finish']);
    for (const design of [draw(half, operate('vm1', 'finish')), draw(routed, operate('vm1', 'reboot'))]) {
      expect(propsOf(design, 'vm1')).toMatchObject({ state: 'ACTIVE', appliedStaticRoutes: [{ id: 'r', cidr: '10.9.0.0/16', gateway: '192.168.0.9', subnet: 'subnet' }] });
    }
  });
});

describe('instance: creating', () => {
  test('GS-04 GS-05 GS-06 GS-15 NHN-INS-001: created by a command with name, image and network', () => {
    const design = draw(project, add('instance', 'vm2', 'subnet', { publicImage: 'CentOS 6' }));
    expect(design.components['vm2']).toMatchObject({ kind: 'instance', name: 'vm2', parent: 'subnet', props: { publicImage: 'CentOS 6' } });
    expect(refusedWith(keyed, more({ name: ' ' }))).toEqual(['NHN-INS-001']);
    expect(refusedWith(project, add('instance', 'vm3', 'subnet', { publicImage: '' }))).toEqual(['NHN-INS-002']);
  });

  test('GS-16: built asynchronously when watched, ACTIVE after it', () => {
    const building = draw(keyed, more({ waits: true }));
    expect(propsOf(building, 'web')['state']).toBe('BUILD');
    expect(card(building, 'web').lamp).toBe('waiting');
    expect(propsOf(draw(building, operate('web', 'finish')), 'web')['state']).toBe('ACTIVE');
  });

  test('GS-70 GS-71: a count makes that many, numbered, with consecutive free addresses, sharing key pair, groups and network, in one step', () => {
    const step = more({ count: 3 });
    expect(made(draw(keyed, step), 'web-1', 'web-2', 'web-3')).toMatchObject([
      { name: 'web-1', state: 'ACTIVE', keyPair: 'my_keypair', interfaces: [{ id: 'eth0', address: '192.168.0.5', securityGroups: ['sg-default'] }] },
      { name: 'web-2', state: 'ACTIVE', keyPair: 'my_keypair', interfaces: [{ id: 'eth0', address: '192.168.0.6', securityGroups: ['sg-default'] }] },
      { name: 'web-3', state: 'ACTIVE', keyPair: 'my_keypair', interfaces: [{ id: 'eth0', address: '192.168.0.7', securityGroups: ['sg-default'] }] },
    ]);
    expect(draw(keyed, step).components['web-4']).toBeUndefined();
    expect(takenBack(keyed, step)).toEqual({ steps: 1, design: keyed });
    expect(problems(draw(keyed, step), 'web-2')).toEqual([]);
  });

  test.each([0, 11, 1.5])('GS-70 NHN-INS-005: %s at once is refused, and nothing is made', (count) => {
    expect(refusals(keyed, more({ count }))).toMatchObject([{ code: 'NHN-INS-005', at: { component: 'vm1' } }]);
  });

  test('NHN-INS-005: ten are allowed', () => {
    expect(Object.keys(draw(keyed, more({ count: 10 })).components).filter((id) => id.startsWith('web-')).length).toBe(10);
  });

  test('NHN-INS-006: an existing port or volume is for one instance only', () => {
    const stored = draw(keyed, add('block-storage', 'vol'));
    expect(refusals(stored, more({ count: 2, volume: 'vol' }))).toMatchObject([{ code: 'NHN-INS-006', blocking: ['vol'] }]);
    expect(refusedWith(stored, more({ count: 2, address: '192.168.0.20' }))).toEqual(['NHN-INS-006']);
    const one = draw(stored, more({ volume: 'vol', address: '192.168.0.20' }));
    expect(propsOf(one, 'web')['interfaces']).toMatchObject([{ address: '192.168.0.20' }]);
    expect(propsOf(one, 'vol')['device']).toBe('vdb');
  });

  test('an address that is taken, and a subnet that is full, refuse the whole batch', () => {
    expect(refusals(keyed, more({ address: '192.168.0.4' }))).toMatchObject([{ code: 'NHN-NIC-001', params: { ip: '192.168.0.4', owner: 'vm1' }, blocking: ['vm1'] }]);
    const small = draw(keyed, add('subnet', 's28', 'vpc', { cidr: '192.168.5.0/28' }), operate('vm1', 'create-more', { name: 'a', count: 10, subnet: 's28' }));
    expect(refusals(small, operate('vm1', 'create-more', { name: 'b', count: 2, subnet: 's28' }))).toMatchObject([{ code: 'NHN-SUB-004', blocking: ['s28'] }]);
  });

  test('GS-69 NHN-INS-003: zone, name and flavor are asked; too little memory is refused', () => {
    expect(propsOf(draw(keyed, more({ zone: 'kr-pub-b', flavor: 'm2.c2m4', memoryMb: 4096 })), 'web')).toMatchObject({ zone: 'kr-pub-b', flavor: 'm2.c2m4', memoryMb: 4096 });
    expect(refusals(keyed, more({ memoryMb: 512 }))).toMatchObject([{ code: 'NHN-INS-003', params: { image: 'Ubuntu Server 22.04 LTS', ram: 1024, disk: 20 } }]);
    expect(refusals(keyed, more({ flavor: 'u2.c2m4', diskGb: 200 }))).toMatchObject([{ code: 'NHN-INS-003', params: { case: 'range', min: 20, max: 100 } }]);
  });
});

describe('instance: key pair and login', () => {
  const bare = draw(emptyDesign, add('instance', 'vm'));

  test('GS-08 GS-09 GS-11: without any key pair one is made inside the form: chosen at once, its .pem given once', () => {
    expect(findingsOf(bare, 'vm')).toContainEqual(expect.objectContaining({ code: 'NHN-KEY-001', fix: expect.objectContaining({ command: 'component.operate' }) }));
    const fixed = applyFix(bare, 'vm', 'NHN-KEY-001');
    expect(propsOf(fixed, 'vm')['keyPair']).toBe('my_keypair');
    expect(propsOf(fixed, 'my_keypair')).toMatchObject({ privateKeyHeld: true, fileMode: '0644' });
    expect(notice(bare, operate('vm', 'create-key-pair', { name: 'own' }))).toEqual({ code: 'KEY-CREATED', params: { file: 'own.pem' } });
    expect(refusedWith(bare, operate('vm', 'create-key-pair', { name: '' }))).toEqual(['KEY-NAME']);
  });

  const user = (design: Design, id = 'vm1') => {
    const [service] = stagesOf(deviceOf(design, id), 'deliver')[0]?.services ?? [];
    return service?.application.kind === 'ssh' ? service.application.user : null;
  };

  test.each([
    ['Ubuntu Server 22.04 LTS', 'ubuntu'],
    ['Debian Bullseye Server', 'debian'],
    ['Rocky Linux 9', 'rocky'],
  ])('the login user of %s is %s, by the seed root', (publicImage, name) => {
    expect(user(draw(keyed, update('vm1', { publicImage })))).toBe(name);
    expect(user(draw(seed, update('vm1', { publicImage })))).toBe('root');
  });

  test('an image keeps the operating system of its source, and who is told stays', () => {
    const design = draw(keyed, update('vm1', { publicImage: 'Rocky Linux 9' }), operate('vm1', 'stop'), operate('vm1', 'create-image', { name: 'img' }), operate('img', 'create-instances', { name: 'copy' }));
    expect(user(design, 'copy')).toBe('rocky');
    expect(user(draw(design, update('copy', { loginUser: 'admin' })), 'copy')).toBe('admin');
  });
});

describe('instance: disks', () => {
  test('GS-45: the root disk is /dev/vda2: 18G, 988M used, 16G available, mounted at /', () => {
    expect(notice(keyed, operate('vm1', 'show-disks'))).toEqual({
      code: 'INS-GUEST-VIEW',
      params: { vm: 'vm1', table: 'Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda2        18G  988M   16G   6% /' },
    });
  });

  test('GS-46 GS-94: where more room is wanted, the disk field points to block storage', () => {
    expect(fieldHint(instanceProps.shape.diskGb)?.help).toEqual({
      ko: '용량이 더 필요하면 블록 스토리지를 추가해 연결하세요.', en: 'When more room is wanted, add a block storage and attach it.',
    });
  });

  test('B.3: deleting it says what stays behind; floating IP and volume stay, the volume free again', () => {
    const design = draw(reachable, add('block-storage', 'vol'), connect('attach', 'vol', 'vm1'));
    const scope = createScope(design, registry);
    const entry = scope.component('vm1');
    expect(entry === null ? null : instance.previewRemoval(entry.id, entry.component, scope)).toEqual({
      code: 'INS-DELETE', params: { vm: 'vm1', list: 'fip-vm1, vol' }, affected: ['fip-vm1', 'vol'],
    });
    const gone = draw(design, ['component.remove', { ids: ['vm1'] }]);
    expect(problems(gone, 'vol')).toEqual(['NHN-BS-003 info']);
    expect(problems(gone, 'fip-vm1')).toEqual(['NHN-FIP-003 info']);
  });
});

describe('instance: images of it', () => {
  const image = operate('vm1', 'create-image', { name: 'web-image' });

  test('C8-I1 GS-61 GS-62 GS-97 NHN-IMG-001: ACTIVE is refused by the seed, the quick fix shuts it down, SHUTOFF is allowed', () => {
    const [refusal] = refusals(seed, image);
    expect(refusal).toMatchObject({ code: 'NHN-IMG-001', params: { vm: 'vm1' }, blocking: ['vm1'] });
    const stopped = draw(seed, [refusal?.fix?.command ?? '', refusal?.fix?.args ?? {}]);
    expect(propsOf(draw(stopped, image), 'web-image')).toMatchObject({ sourceInstance: 'vm1', visibility: 'private', status: 'active', minDisk: 20, minRam: 1024 });
  });

  test('NHN-IMG-001: today a running one is only warned of, except u2', () => {
    expect(previewOf(keyed, 'vm1', 'create-image')).toEqual({ code: 'IMG-RUNNING', params: { vm: 'vm1' }, affected: ['vm1'] });
    expect(draw(keyed, image).components['web-image']?.kind).toBe('image');
    expect(refusedWith(draw(emptyDesign, add('instance', 'vm', null, { flavor: 'u2.c2m4' })), operate('vm', 'create-image', { name: 'x' }))).toEqual(['NHN-IMG-001']);
  });

  test('GS-65 NHN-IMG-002: it takes a name', () => {
    expect(refusedWith(draw(keyed, operate('vm1', 'stop')), operate('vm1', 'create-image', { name: '' }))).toEqual(['NHN-IMG-002']);
  });
});
