import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { registry } from '../shared/catalog/index.ts';
import { parseHcl } from '../shared/export/terraform/testing/parse-hcl.ts';
import { parseDesign } from '../shared/file/index.ts';
import { edited, hopline, sampleFile } from './testing/run.ts';

/** The samples of the private and hybrid half, through every command that reads a design. */

const ids = ['icp-on-vcenter', 'icp-dedicated-edge', 'stretched-network', 'hybrid-all'];

async function namesOf(id: string): Promise<readonly string[]> {
  const parsed = parseDesign(await readFile(sampleFile(id), 'utf8'), { registry, name: id });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return Object.values(parsed.design.components).map((component) => component.name);
}

describe.each(ids)('%s', (id) => {
  const file = sampleFile(id);

  it('is valid: nothing of severity error', async () => {
    const ran = await hopline(['validate', file, '--json']);
    expect([ran.exit, ran.err]).toEqual([0, '']);
    expect(JSON.parse(ran.out)).toMatchObject({ contract: 'hopline-validation', counts: { error: 0 } });
  });

  it('holds what its saved probes expect', async () => {
    const ran = await hopline(['check', file, '--json']);
    expect([ran.exit, ran.err]).toEqual([0, '']);
    expect(JSON.parse(ran.out)).toMatchObject({ counts: { failed: 0 } });
  });

  it('is drawn with the name of every component, and written byte for byte', async () => {
    const { out, exit } = await hopline(['export', file, '--to', 'svg']);
    expect(exit).toBe(0);
    for (const name of await namesOf(id)) expect(out).toContain(name.replaceAll('&', '&amp;'));
    expect((await hopline(['export', file, '--to', 'json'])).out).toBe(await readFile(file, 'utf8'));
    expect(await hopline(['migrate', file])).toMatchObject({ exit: 0, out: await readFile(file, 'utf8') });
  });
});

describe('hopline trace', () => {
  // The reply of an accepted connection read "filter PERMITTED, default deny": the row that would have decided is not the one that did.
  it('says of a packet of a known connection that no row of the firewall was asked, in both languages', async () => {
    const trace = async (lang: string) => (await hopline(['trace', sampleFile('icp-on-vcenter'), '--from', 'db', '--to', '198.51.100.25', '--lang', lang])).out.split('\n').filter((line) => / filter PERMITTED /.test(line));
    const lines = await trace('en');
    expect(lines.filter((line) => line.includes('default deny'))).toEqual([]);
    expect(lines.filter((line) => line.includes('198.51.100.25 > 192.168.30.50')).map((line) => /\S.*\s{2}(known connection .*)$/.exec(line)?.[1])).toEqual(['known connection  [esg]', 'known connection  [dfw]']);
    expect(lines.some((line) => line.endsWith('F1  [esg/firewallRules/0]'))).toBe(true);
    expect((await trace('ko')).some((line) => line.endsWith('이미 아는 연결  [esg]'))).toBe(true);
  });
});

describe('Terraform', () => {
  it('writes what NHN Cloud has of a mixed design, and says what it leaves out', async () => {
    const { out, exit } = await hopline(['export', sampleFile('hybrid-all'), '--to', 'terraform']);
    expect(exit).toBe(0);
    const [skipped = ''] = out.split('\n').filter((line) => line.startsWith('# Outside NHN Cloud, not written:'));
    for (const name of ['ESG', 'DLR', 'LS-ICP', 'worker1', 'Stretched 10', 'VLAN 10']) expect(skipped).toContain(name);
    expect(skipped).not.toMatch(/[ ,]vm1(,|$)/);
    expect(parseHcl(out).at('nhncloud_networking_vpc_v2.vpc')).toMatchObject({ cidrv4: '192.168.0.0/16' });
    expect(out).not.toMatch(/10\.100\.|172\.28\./);
  });

  it('writes a file that creates nothing where nothing is of NHN Cloud, in both languages', async () => {
    const { out, exit } = await hopline(['export', sampleFile('icp-on-vcenter'), '--to', 'terraform']);
    expect([exit, out.includes('\nresource "')]).toEqual([0, false]);
    expect(out).toContain('# The design has no NHN Cloud resource that Terraform could create.');
    expect((await hopline(['export', sampleFile('icp-on-vcenter'), '--to', 'terraform', '--lang', 'ko'])).out).toMatch(/^# .*ESG.*$/m);
  });
});

it('flow 1 under the document’s own three firewall rules: validate names the missing rule, its fix is a command that lets the flow pass', async () => {
  const without = edited('icp-on-vcenter', ['row.remove', { id: 'esg', path: '/firewallRules/F4' }]);
  const checked = await hopline(['check', '-', '--json'], { stdin: without });
  expect(checked.exit).toBe(1);
  const flow = { verdict: 'UNREACHABLE', outcome: 'TIMEOUT', reason: 'EDGE_FIREWALL_DENY', at: 'esg', passed: false };
  expect((JSON.parse(checked.out) as { results: readonly unknown[] }).results).toContainEqual(expect.objectContaining({ probe: 'flow-1', ...flow }));

  const report = JSON.parse((await hopline(['validate', '-', '--json'], { stdin: without })).out) as { findings: readonly { code: string; message: string; fix?: { command: string; args: unknown } }[] };
  const missing = report.findings.find(({ code }) => code === 'V-11');
  expect(missing?.message).toContain('any > 203.0.113.11, tcp/443, accept');
  const fixed = edited('icp-on-vcenter', ['row.remove', { id: 'esg', path: '/firewallRules/F4' }], [missing?.fix?.command ?? '', missing?.fix?.args]);
  expect((await hopline(['check', '-', '--json'], { stdin: fixed })).exit).toBe(0);
});

it('R-053, V-51, T27: what an installation fetches is asked beside the saved probes; without S1 it fails at FCR', async () => {
  const hub = ['component.add', { kind: 'registry', id: 'hub', name: 'hub', parent: null, x: 0, y: -200, props: { interfaces: [{ id: 'eth0', address: '198.51.100.99/24' }], gateway: '' } }] as const;
  const wired = ['link.connect', { id: 'hub-internet', kind: 'routed', from: 'hub/eth0', to: 'internet' }] as const;
  const results = async (...edits: Parameters<typeof edited>[1][]) => {
    const ran = await hopline(['check', '-', '--json'], { stdin: edited('icp-on-vcenter', hub, wired, ...edits) });
    const { results: all } = JSON.parse(ran.out) as { results: readonly { probe: string; passed: boolean; at: string | null; reason: string | null; code?: string; message?: string }[] };
    return { exit: ran.exit, fetches: all.filter(({ probe }) => probe.startsWith('icp/fetch/')) };
  };
  const online = await results();
  expect([online.exit, online.fetches.map(({ probe, passed }) => `${probe} ${passed}`)]).toEqual([0, ['master1', 'master2', 'master3', 'proxy1', 'worker1', 'worker2'].map((node) => `icp/fetch/${node}/hub true`)]);
  const cut = await results(['row.update', { id: 'esg', path: '/nat/S1', row: { enabled: false } }]);
  expect(cut.exit).toBe(1);
  expect(cut.fetches.find(({ probe }) => probe === 'icp/fetch/worker1/hub')).toMatchObject({ passed: false, at: 'fcr', reason: 'UNROUTABLE_PRIVATE_SRC', code: 'V-51' });
  expect(cut.fetches.find(({ probe }) => probe === 'icp/fetch/worker1/hub')?.message).toContain('worker1 cannot connect to hub (images, charts, templates, packages)');
});
