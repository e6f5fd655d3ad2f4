import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHcl } from '../shared/export/terraform/testing/parse-hcl.ts';
import { samples } from '../shared/samples/index.ts';
import type { Trace } from '../shared/engine/index.ts';
import { hopline, sampleFile, traceJson } from './testing/run.ts';

/** `hopline export --to terraform` and `hopline import`: domain/public-cloud.md (e), outcomes of C.8. */

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hopline-terraform-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const state = path.join(import.meta.dirname, '../shared/file/terraform/testing/getting-started.tfstate');
const isInstalled = spawnSync('terraform', ['version'], { encoding: 'utf8', env: { ...process.env, CHECKPOINT_DISABLE: '1' } }).status === 0;
if (!isInstalled) console.log('terraform fmt is not tested: the program terraform is not installed here');

describe('hopline export --to terraform', () => {
  it('writes a whole file or standard output, the same bytes', async () => {
    const file = path.join(folder, 'main.tf');
    expect((await hopline(['export', sampleFile('getting-started'), '--to', 'terraform', '--out', file])).exit).toBe(0);
    const { out } = await hopline(['export', sampleFile('getting-started'), '--to', 'terraform']);
    expect(await readFile(file, 'utf8')).toBe(out);
    expect(parseHcl(out).at('nhncloud_networking_vpc_v2.vpc')).toEqual({ name: 'Default Network', cidrv4: '192.168.0.0/16' });
  });

  it('comments in the language asked', async () => {
    expect((await hopline(['export', sampleFile('getting-started'), '--to', 'terraform', '--lang', 'ko'])).out).toContain('# Hopline 설계 "Getting started"에서 만들었습니다.');
  });

  it('takes only its own options', async () => {
    expect(await hopline(['export', sampleFile('getting-started'), '--to', 'terraform', '--select', 'vm1'])).toMatchObject({ exit: 2, out: '', err: 'error: --select has no effect with --to terraform. Leave it out.\n' });
    expect(await hopline(['export', sampleFile('getting-started'), '--to', 'svg', '--undocumented'])).toMatchObject({ exit: 2, out: '', err: 'error: --undocumented has no effect with --to svg. Leave it out.\n' });
  });

  it.skipIf(!isInstalled).each(samples.map(({ id }) => id))('%s: terraform fmt finds nothing to change', async (id) => {
    for (const more of [[], ['--undocumented', '--lang', 'ko']]) {
      const { out } = await hopline(['export', sampleFile(id), '--to', 'terraform', ...more]);
      const checked = spawnSync('terraform', ['fmt', '-check', '-diff', '-'], { input: out, encoding: 'utf8', env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
      expect([checked.status, checked.stdout]).toEqual([0, '']);
    }
  }, 60_000);
});

describe('hopline import', () => {
  const client = ['--from', 'client'];
  const answers = (trace: Trace): readonly unknown[] => [trace.verdict, trace.outcome];
  let imported = '';
  /** The same with the client of C.8, whom no Terraform file knows. */
  let design = '';
  beforeAll(async () => {
    imported = (await hopline(['import', state])).out;
    const file = JSON.parse(imported) as { components: object; links: object };
    const user = { kind: 'external-user', name: 'External user', parent: null, props: { interfaces: [{ id: 'eth0', address: '103.243.200.42' }] } };
    const link = { kind: 'routed', from: { component: 'client' }, to: { component: 'internet' } };
    design = JSON.stringify({ ...file, components: { ...file.components, client: user }, links: { ...file.links, 'client-internet': link } });
  });

  it('prints the design, and on standard error what a person should know', async () => {
    const file = path.join(folder, 'imported.hopline');
    const ran = await hopline(['import', state, '--out', file]);
    expect(ran).toMatchObject({ exit: 0, out: '' });
    expect(await readFile(file, 'utf8')).toBe(imported);
    expect(ran.err.split('\n').map((line) => line.replace(state, 'state'))).toEqual([
      'note: state: Imported 27 Terraform resources as 17 components.',
      'note: state: 1 placeholder stands for what the file names only by id, tagged imported-reference. Check the values: igw',
      'note: state: Terraform does not say everything (services, addresses): assumed for 3 components, check them: vm1, web-1, web-2',
      '',
    ]);
    expect((await hopline(['validate', file])).exit).toBe(0);
  });

  it('C8-P2: four of four pings answered with TTL 50, as in the design that was drawn', async () => {
    const trace = await traceJson(design, ...client, '--to', '133.186.132.47', '--kind', 'ping');
    expect(answers(trace)).toEqual(['REACHABLE', 'REPLY']);
    expect(trace.ping).toMatchObject({ sent: 4, received: 4, lossPercent: 0, minMs: 2, maxMs: 3, avgMs: 2 });
    expect(trace.ping?.replies.map((reply) => reply.ttl)).toEqual([50, 50, 50, 50]);
  });

  it('C8-W2: the web server answers 200 and sees the client', async () => {
    const trace = await traceJson(design, ...client, '--to', '133.186.132.47', '--kind', 'http');
    expect(answers(trace)).toEqual(['REACHABLE', 'HTTP_200']);
    expect(trace.requests?.map((request) => request.logLine?.split(' ')[0])).toEqual(['103.243.200.42']);
  });

  it('C8-L1: ten requests alternate between the two servers, which see the VIP', async () => {
    const trace = await traceJson(design, ...client, '--to', 'http://133.186.132.226/', '--count', '10');
    expect(answers(trace)).toEqual(['REACHABLE', 'HTTP_200']);
    expect(trace.requests?.map((request) => request.backend)).toEqual(['web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2']);
    expect(trace.requests?.map((request) => request.status)).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200, 200]);
    expect(new Set(trace.requests?.map((request) => request.logLine?.split(' ')[0]))).toEqual(new Set(['192.168.0.10']));
  });

  it('what was imported is written to Terraform again with the same networks, ports and rules', async () => {
    const { out } = await hopline(['export', '-', '--to', 'terraform'], { stdin: imported });
    const file = parseHcl(out);
    expect(file.at('nhncloud_networking_vpcsubnet_v2.subnet')).toEqual({ name: 'Default Subnet', vpc_id: '${nhncloud_networking_vpc_v2.vpc.id}', cidr: '192.168.0.0/24' });
    expect(file.at('nhncloud_networking_port_v2.web_2_eth0')['fixed_ip']).toEqual([{ subnet_id: '${nhncloud_networking_vpcsubnet_v2.subnet.id}', ip_address: '192.168.0.7' }]);
    expect(file.addresses.filter((address) => address.includes('secgroup_rule'))).toEqual([
      'nhncloud_networking_secgroup_rule_v2.sg_default_http', 'nhncloud_networking_secgroup_rule_v2.sg_default_icmp', 'nhncloud_networking_secgroup_rule_v2.sg_default_ssh',
    ]);
    expect(file.at('nhncloud_compute_keypair_v2.my_keypair')).toEqual({ name: 'my_keypair', public_key: 'ssh-rsa AAAAB3NzaC1yc2E Generated-by-Nova' });
  });

  it('what it cannot read is exit 3 with place and remedy, and the file that was there stays', async () => {
    const out = path.join(folder, 'kept.hopline');
    await writeFile(out, 'mine');
    const old = path.join(folder, 'old.tfstate');
    await writeFile(old, '{\n  "version": 3,\n  "modules": []\n}\n');
    expect(await hopline(['import', old, '--out', out])).toMatchObject({
      exit: 3, out: '', err: `error: ${old}: /version, line 2, column 3: State format 3 cannot be read, only 4. Run "terraform show -json > state.json" with a current Terraform and choose state.json.\n`,
    });
    expect(await readFile(out, 'utf8')).toBe('mine');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('a binary plan, and a design of ours, are told from a state', async () => {
    const archive = path.join(folder, 'plan');
    await writeFile(archive, Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]));
    expect((await hopline(['import', archive, '--lang', 'ko'])).err).toBe(`오류: ${archive}: 이진 계획 파일로 보입니다. "terraform show -json <파일> > plan.json"을 실행하고 plan.json을 고르세요.\n`);
    expect(await hopline(['import', sampleFile('getting-started'), '--json'])).toMatchObject({ exit: 3, out: '' });
    expect(JSON.parse((await hopline(['import', sampleFile('getting-started'), '--json'])).err)).toMatchObject({ code: 'TERRAFORM_MISSING' });
    expect(JSON.parse((await hopline(['validate', state, '--json'])).err)).toMatchObject({ code: 'FOREIGN_FORMAT' });
  });
});
