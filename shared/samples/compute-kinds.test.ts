import { describe, expect, test } from 'vitest';
import { draw, problems, propsOf, refusals, refusedWith, remove, update, written, type Step } from '../catalog/testing/drawing-board.ts';
import { operate } from '../catalog/testing/operating.ts';
import { registry } from '../catalog/index.ts';
import { compileDesign, trace, type Trace } from '../engine/index.ts';
import { parseDesign } from '../file/index.ts';
import type { Design } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';
import { findSample } from './index.ts';

/* The guide's design with instances, volumes and the load balancer operated as a person does it, and what packets then meet (public-cloud.md C.7, C.8). */

function sample(name: string): Design {
  const parsed = parseDesign(findSample(name)?.text() ?? '', { registry, name });
  if (!parsed.ok) throw new Error(`${name} does not parse`);
  return parsed.design;
}

const guide = sample('getting-started');

function ask(design: Design, probe: Partial<Probe> = {}): Trace {
  return trace(compileDesign(design, registry), { from: 'client', to: 'lb', kind: 'http', ...probe });
}

/** Backends of as many requests. */
function backends(design: Design, count: number): readonly (string | null)[] {
  return (ask(design, { count }).requests ?? []).map((request) => request.backend);
}

const url = (path: string): Partial<Probe> => ({ to: `http://133.186.132.226${path}` });
const policy = (inputs: Readonly<Record<string, unknown>>): Step => operate('lb', 'add-policy', { listener: 'http', ...inputs });
const member = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'lb', path: `/pools/web/members/${id}`, row }];
const fixOf = (design: Design, step: Step): Step => {
  const fix = refusals(design, step)[0]?.fix;
  if (fix === undefined) throw new Error('no fix');
  return [fix.command, fix.args];
};

describe('L7 rules (C.7 L7)', () => {
  test('a rejected path gets 403, others their page', () => {
    const design = draw(guide, policy({ action: 'REJECT', value: '/admin' }));
    expect(ask(design, url('/admin/users')).outcome).toBe('HTTP_403');
    expect(ask(design, url('/')).outcome).toBe('HTTP_200');
  });

  test('a redirection answers 302 or 301 by itself', () => {
    const redirect = { action: 'REDIRECT_TO_URL', redirectUrl: 'https://www.example.com/', value: '/old' };
    expect(ask(draw(guide, policy(redirect)), url('/old')).outcome).toBe('HTTP_302');
    expect(ask(draw(guide, policy({ ...redirect, redirectStatus: '301' })), url('/old')).outcome).toBe('HTTP_301');
  });

  test('rejections come before redirections, these before pools, whatever their position', () => {
    const toPool = policy({ action: 'REDIRECT_TO_POOL', redirectPool: 'web', value: '/x' });
    const toUrl = policy({ action: 'REDIRECT_TO_URL', redirectUrl: 'https://www.example.com/', value: '/x' });
    const reject = policy({ action: 'REJECT', value: '/x' });
    expect(ask(draw(guide, toPool, toUrl, reject), url('/x')).outcome).toBe('HTTP_403');
    expect(ask(draw(guide, toPool, toUrl), url('/x')).outcome).toBe('HTTP_302');
  });

  test('a pool chosen by a rule serves its requests; without default pool and rule there is 503', () => {
    const one = draw(guide, operate('lb', 'add-pool', { name: 'one', healthCheck: 'NONE' }), ['row.add', { id: 'lb', path: '/pools/pool-1/members', row: { id: 'm', instance: 'web-2' } }]);
    const chosen = draw(one, policy({ action: 'REDIRECT_TO_POOL', redirectPool: 'pool-1', value: '/' }));
    expect(backends(chosen, 3)).toEqual(['web-2', 'web-2', 'web-2']);
    const unused: Step = ['row.update', { id: 'lb', path: '/listeners/http', row: { defaultPool: '' } }];
    expect(ask(draw(guide, unused)).outcome).toBe('HTTP_503');
  });

  test('a pattern decides; one from a file that could run for ever is not run: nobody can tell what becomes of the request', () => {
    const regex = policy({ action: 'REJECT', compare: 'REGEX', value: '^/v[0-9]+/admin' });
    expect(ask(draw(guide, regex), url('/v12/admin')).outcome).toBe('HTTP_403');
    expect(ask(draw(guide, regex), url('/vx/admin')).requests).toMatchObject([{ backend: 'web-1', status: 404 }]);
    const listeners = [{ id: 'http', port: 80, defaultPool: 'web', policies: [{ id: 'evil', conditions: [{ id: 'c', compare: 'REGEX', value: '(a+)+$' }] }] }];
    expect(ask(written(guide, 'lb', { listeners }), url(`/${'a'.repeat(200)}b`)).verdict).toBe('UNDETERMINED');
  });
});

describe('IP access control (C.7 L3)', () => {
  const groups = (action: string, ...addresses: readonly string[]): Step => update('lb', { ipAclGroups: [{ id: 'g', action, targets: addresses.map((address, index) => ({ id: `t${index}`, address })) }] });

  test('a client on the DENY list hears nothing; others are served', () => {
    const result = ask(draw(guide, groups('DENY', '103.243.200.42')));
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'LB_IPACL_DENY', at: 'lb' }] });
    expect(ask(draw(guide, groups('DENY', '103.243.200.43'))).outcome).toBe('HTTP_200');
  });

  test('an ALLOW list serves nobody else; the client is compared as it is outside, past the floating IP', () => {
    expect(ask(draw(guide, groups('ALLOW', '103.243.200.0/24'))).outcome).toBe('HTTP_200');
    expect(ask(draw(guide, groups('ALLOW', '192.168.0.0/16')))).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'LB_IPACL_DENY' }] });
  });

  test('groups of both actions, which only a file can have, leave open whom it serves', () => {
    const mixed = [{ id: 'a', action: 'ALLOW', targets: [] }, { id: 'd', action: 'DENY', targets: [] }];
    expect(ask(written(guide, 'lb', { ipAclGroups: mixed }))).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'INSUFFICIENT_CONFIG', at: 'lb' }] });
  });

  test('so does a target that nobody can read, for whoever no other target is about', () => {
    const list = (action: string, address: string) => written(guide, 'lb', { ipAclGroups: [{ id: 'g', action, targets: [{ id: 'a', address }, { id: 'b', address: 'office' }] }] });
    expect(ask(list('DENY', '203.0.113.9')).verdict).toBe('UNDETERMINED');
    expect(ask(list('DENY', '103.243.200.42'))).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'LB_IPACL_DENY' }] });
    expect(ask(list('ALLOW', '103.243.200.42')).outcome).toBe('HTTP_200');
  });
});

describe('members and methods', () => {
  test('GS-87 GS-88: 133.186.132.157 is web-1 on .6, 133.186.132.225 web-2 on .7, both serve on 0.0.0.0:80; behind the balancer they alternate', () => {
    for (const [id, address, fip] of [['web-1', '192.168.0.6', '133.186.132.157'], ['web-2', '192.168.0.7', '133.186.132.225']] as const) {
      expect(propsOf(guide, id)['interfaces']).toMatchObject([{ address }]);
      expect(ask(guide, { to: fip })).toMatchObject({ outcome: 'HTTP_200', probe: { destination: fip } });
      expect(ask(guide, { to: `http://${fip}/` }).requests).toMatchObject([{ status: 200, logLine: expect.stringContaining('103.243.200.42') }]);
    }
    expect(backends(guide, 4)).toEqual(['web-1', 'web-2', 'web-1', 'web-2']);
  });

  test('weights share the requests, a disabled member gets none', () => {
    expect(backends(draw(guide, member('web-1', { weight: 2 })), 6)).toEqual(['web-1', 'web-2', 'web-1', 'web-1', 'web-2', 'web-1']);
    expect(backends(draw(guide, member('web-1', { enabled: false })), 3)).toEqual(['web-2', 'web-2', 'web-2']);
  });

  test('SOURCE_IP keeps a client with one member, LEAST_CONNECTIONS takes turns while none is busy', () => {
    const method = (name: string): Design => draw(guide, ['row.update', { id: 'lb', path: '/pools/web', row: { method: name } }]);
    expect(new Set(backends(method('SOURCE_IP'), 6)).size).toBe(1);
    expect(backends(method('LEAST_CONNECTIONS'), 4)).toEqual(['web-1', 'web-2', 'web-1', 'web-2']);
  });

  test('an instance that is shut down leaves the rotation, and comes back', () => {
    const down = draw(guide, operate('web-1', 'stop'));
    expect(backends(down, 3)).toEqual(['web-2', 'web-2', 'web-2']);
    expect(ask(down, { to: '133.186.132.157', kind: 'ping' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'INSTANCE_DOWN', at: 'web-1' }] });
    expect(backends(draw(down, operate('web-1', 'start')), 2)).toEqual(['web-1', 'web-2']);
  });

  test('while it restarts the load balancer takes nothing, and serves again after it', () => {
    const restarting = draw(guide, operate('lb', 'mark-maintenance'), operate('lb', 'restart'));
    expect(ask(restarting)).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'LB_DOWN', at: 'lb' }] });
    expect(ask(draw(restarting, operate('lb', 'finish-restart'))).outcome).toBe('HTTP_200');
  });

  test('GS-99: scaled out by one, the third server takes its turn once somebody allows it', () => {
    const three = draw(guide, operate('lb', 'scale-out', { name: 'web-3' }));
    expect(propsOf(three, 'web-3')).toMatchObject({ image: 'web-image', interfaces: [{ address: '192.168.0.5', securityGroups: ['sg-default'] }] });
    expect(backends(three, 6)).toEqual(['web-1', 'web-2', 'web-3', 'web-1', 'web-2', 'web-3']);
    expect(problems(three, 'lb')).toEqual([]);
  });
});

describe('the chapters as operations', () => {
  test('GS-42 GS-43: the page that was written is what the server answers with', () => {
    const result = ask(draw(guide, ['row.update', { id: 'vm1', path: '/services/web', row: { body: 'Hopline' } }]), { to: '133.186.132.47' });
    const steps = result.paths.flatMap((path) => path.legs.flatMap((leg) => leg.hops.flatMap((hop) => hop.steps)));
    expect([...new Set(steps.map((step) => step.detail['body']).filter((body) => body !== undefined))]).toEqual(['Hopline']);
  });

  test('GS-47 GS-49 GS-52 GS-54: a volume of 10 GB on vm1, whose name the seed gives, seen from the guest', () => {
    const stored = draw(guide, ['component.add', { kind: 'block-storage', id: 'vol', name: 'vol', parent: null, x: 0, y: 0, props: {} }], operate('vol', 'attach', { instance: 'vm1' }), operate('vol', 'format'), operate('vol', 'mount', { directory: '/root/external' }));
    expect(propsOf(stored, 'vol')).toMatchObject({ device: 'vdb', guestState: 'mounted', mountPoint: '/root/external' });
    expect(ask(stored, { to: '133.186.132.47' }).outcome).toBe('HTTP_200');
  });

  test('GS-61 GS-63 GS-67: an image of vm1, two servers from it, balanced once their web servers run and they are members', () => {
    const start = sample('getting-started-5-http');
    const made = draw(start, operate('vm1', 'stop'), operate('vm1', 'create-image', { name: 'copy-image' }), operate('copy-image', 'create-instances', { name: 'copy', count: 2 }));
    expect(propsOf(made, 'copy-2')).toMatchObject({ interfaces: [{ address: '192.168.0.6' }], services: [{ id: 'ssh' }, { id: 'web', running: false }] });
    const run = (id: string): Step => ['row.update', { id, path: '/services/web', row: { running: true } }];
    const add = (id: string): Step => ['row.add', { id: 'new-lb', path: '/pools/pool-1/members', row: { id, instance: id } }];
    const balanced = draw(
      made, run('copy-1'), run('copy-2'), ['component.add', { kind: 'load-balancer', id: 'new-lb', name: 'new-lb', parent: 'subnet', x: 0, y: 0, props: { vip: '192.168.0.10' } }], add('copy-1'), add('copy-2'),
      ['component.add', { kind: 'floating-ip', id: 'fip-new', name: 'fip-new', parent: null, x: 0, y: 0, props: {} }], operate('fip-new', 'associate', { target: 'new-lb' }),
    );
    expect((ask(balanced, { to: 'new-lb', count: 10 }).requests ?? []).map((request) => [request.backend, request.status])).toEqual(
      Array.from({ length: 10 }, (_, index) => [index % 2 === 0 ? 'copy-1' : 'copy-2', 200]),
    );
  });

  test('C8-G4 IG-19 IG-26: with floating IPs behind it the gateway is neither detached nor deleted; all of them are named and nothing changes', () => {
    const blocking = ['fip-lb', 'fip-vm1', 'fip-web-1', 'fip-web-2'];
    for (const step of [operate('rt', 'detach-gateway'), remove('igw')]) {
      expect(refusals(guide, step)).toMatchObject([{ code: 'NHN-IG-006', blocking }]);
    }
    const free = draw(guide, fixOf(guide, operate('rt', 'detach-gateway')));
    expect(refusedWith(guide, operate('rt', 'detach-gateway'))).toEqual(['NHN-IG-006']);
    expect(propsOf(draw(free, operate('rt', 'detach-gateway')), 'igw')['state']).toBe('unavailable');
  });
});
