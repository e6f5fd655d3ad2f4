import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validationSchema } from '../shared/checks/index.ts';
import { cliTexts } from '../shared/i18n/cli.ts';
import { edited, hopline, sampleFile } from './testing/run.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hopline-cli-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const final = sampleFile('getting-started');
const station2 = sampleFile('getting-started-2-floating-ip');

/** A file with the given text in the test's own folder. */
async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('wrong usage is exit 2 and one line', () => {
  it.each([
    [[], 'error: Name a command. See hopline --help.\n'],
    [['traze', final], 'error: There is no command traze. See hopline --help.\n'],
    [['validate'], 'error: file is needed. See hopline validate --help.\n'],
    [['validate', final, 'more'], 'error: There are too many arguments. See hopline validate --help.\n'],
    [['validate', final, '--fast'], 'error: There is no option --fast. See hopline validate --help.\n'],
    [['trace', final], 'error: Name --probe <id>, or --from and --to.\n'],
    [['trace', final, '--from', 'vm1'], 'error: Name --probe <id>, or --from and --to.\n'],
    [['trace', station2, '--probe', 'nothing'], 'error: There is no saved probe nothing. There are: ping-vm1, private-ping\n'],
    [['trace', final, '--probe', 'ping-vm1', '--port', '70000'], 'error: --port cannot be 70000. Use: 1-65535\n'],
    [['trace', final, '--probe', 'ping-vm1', '--count', '1e9'], 'error: --count cannot be 1e9. Use: 1-1000\n'],
    [['trace', final, '--probe', 'ping-vm1', '--kind', 'smtp'], 'error: --kind cannot be smtp. Use: ping, traceroute, tcp, udp, http, ssh\n'],
    [['trace', final, '--probe', 'ping-vm1', '--expect', 'maybe'], 'error: --expect cannot be maybe. Use: reachable, unreachable\n'],
    [['trace', final, '--probe', 'http-lb', '--choose', 'web-9'], 'error: --choose web-9 is no alternative on this path. There are: web-1, web-2\n'],
    [['trace', final, '--probe', 'ping-vm1', '--choose', 'web-1'], 'error: --choose web-1 is no alternative on this path. There are: -\n'],
    [['export', final, '--to', 'pdf'], 'error: --to pdf is not offered yet. Use: svg, png, json, terraform\n'],
    [['export', final, '--to', 'svg', '--scale', '9'], 'error: --scale cannot be 9. Use: 1-4\n'],
    [['export', final, '--to', 'svg', '--select', 'nobody'], 'error: There is no component nobody to select.\n'],
    [['export', final, '--to', 'svg', '--probe', 'ping-vm1'], 'error: --probe has no effect with --to svg. Leave it out.\n'],
    [['schema', 'nothing'], 'error: There is no schema nothing. Use: design, trace, validation, diff, bench\n'],
    [['validate', final, '--lang', 'fr'], 'error: --lang cannot be fr. Use: en, ko\n'],
  ])('%j', async (args, line) => {
    expect(await hopline(args)).toMatchObject({ exit: 2, out: '', err: line });
  });

  it('is an object with a code under --json, and Korean under --lang ko', async () => {
    const ran = await hopline(['trace', final, '--json']);
    expect([ran.exit, JSON.parse(ran.err)]).toEqual([2, { code: 'PROBE_NEEDED', message: 'Name --probe <id>, or --from and --to.' }]);
    expect((await hopline(['trace', final, '--lang=ko'])).err).toBe('오류: --probe <id> 또는 --from과 --to를 적으세요.\n');
  });
});

describe('unreadable and invalid input is exit 3', () => {
  it('names the file and what to do', async () => {
    expect(await hopline(['validate', path.join(folder, 'none.hopline')])).toMatchObject({ exit: 3, err: `error: ${path.join(folder, 'none.hopline')}: There is no such file. Check the path.\n` });
    expect(await hopline(['validate', folder])).toMatchObject({ exit: 3, err: `error: ${folder}: It cannot be read (EISDIR). Check that it is a file and its permissions.\n` });
  });

  it('names file, line, column and JSON path', async () => {
    const file = await fileWith('한글 이름.hopline', '{\n  "format": "hopline-design",\n  "version": 1,\n  "components": {\n    "10.0.0.1": { "kind": "vpc" },\n    "b": { "kind": 5 }\n  }\n}\n');
    const ran = await hopline(['validate', file]);
    expect(ran).toMatchObject({ exit: 3, out: '', err: `error: ${file}: /components/b/kind, line 6, column 12: This must be a value of type string, not number.\n` });
  });

  it('lists all problems under --json', async () => {
    const text = '{ "format": "hopline-design", "version": 1, "components": { "10.0.0.1": { "kind": "x" }, "constructor": { "kind": "x" } } }';
    const short = await hopline(['validate', '-'], { stdin: text });
    expect(short.err).toBe('error: standard input: /components/10.0.0.1, line 1, column 61: "10.0.0.1" reads as an IP address and cannot be an id. Rename it. (1 more, --json lists them all)\n');
    const ran = await hopline(['validate', '-', '--json'], { stdin: text });
    expect([ran.exit, ran.out]).toEqual([3, '']);
    expect(JSON.parse(ran.err)).toMatchObject({ code: 'ID_IS_ADDRESS', path: '/components/10.0.0.1', problems: [{ code: 'ID_IS_ADDRESS' }, { code: 'ID_RESERVED', path: '/components/constructor' }] });
  });

  it('refuses bytes that are no text, and files that are too large without reading them (ux-18)', async () => {
    const binary = await fileWith('binary.hopline', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]));
    expect(await hopline(['validate', binary])).toMatchObject({ exit: 3, err: `error: ${binary}: It is no UTF-8 text. Choose a *.hopline file.\n` });
    const large = await fileWith('large.hopline', ' '.repeat(20 * 1024 * 1024 + 1));
    expect(await hopline(['validate', large])).toMatchObject({ exit: 3, err: `error: ${large}: The file has 20.1 MB; files up to 20 MB can be opened. Split the design.\n` });
  });

  it('neither hangs nor fails on 10^9 of anything: a finding says so', async () => {
    const text = edited('getting-started-3-icmp').replace('"kind": "ping",', '"count": 1000000000,\n      "kind": "ping",').replace('"x": ', '"x": 1000000000,\n      "z": ');
    const ran = await hopline(['validate', '-', '--json'], { stdin: text });
    expect(ran.exit).toBe(1);
    expect(validationSchema.parse(JSON.parse(ran.out)).findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code)).toEqual(['PROBE-001']);
    expect((await hopline(['check', '-'], { stdin: text })).exit).toBe(0);
    expect((await hopline(['export', '-', '--to', 'svg'], { stdin: text })).exit).toBe(0);
  });

  it('lets no name in a file move the cursor of the terminal', async () => {
    const text = edited('getting-started').replace('"name": "vm1"', '"name": "vm1\\u001b[2J\\u202e"');
    const ran = await hopline(['validate', '-'], { stdin: text });
    expect(ran.exit).toBe(0);
    expect(/[\u001b\u202e]/.test(ran.out)).toBe(false);
  });
});

describe('hopline validate', () => {
  it('prints the report of CONTRACTS 5', async () => {
    const ran = await hopline(['validate', station2, '--json']);
    expect(ran.exit).toBe(0);
    const report = validationSchema.parse(JSON.parse(ran.out));
    expect(report.counts).toEqual({ error: 0, warning: 1, info: 1 });
    expect(report.findings.map((finding) => [finding.severity, finding.code, finding.at.component])).toEqual([['warning', 'NHN-KEY-003', 'my_keypair'], ['info', 'NHN-SG-001', 'vm1']]);
  });

  it('exits 1 with an error, and speaks both languages', async () => {
    const broken = edited('getting-started').replace('"cidr": "192.168.0.0/24"', '"cidr": "192.168.0/24"');
    const ran = await hopline(['validate', '-'], { stdin: broken });
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(/^error {2,}CIDR-001 +subnet\/cidr +192\.168\.0\/24 is no prefix\. Write it like 10\.0\.0\.0\/24\.$/m);
    expect((await hopline(['validate', '-', '--lang', 'ko'], { stdin: broken })).out).toContain('192.168.0/24: CIDR 표기가 아닙니다.');
  });
});

describe('hopline trace', () => {
  it('meets or misses --expect', async () => {
    expect(await hopline(['trace', station2, '--probe', 'ping-vm1'])).toMatchObject({ exit: 0, err: '' });
    expect((await hopline(['trace', station2, '--probe', 'ping-vm1', '--expect', 'unreachable'])).exit).toBe(0);
    const missed = await hopline(['trace', station2, '--probe', 'ping-vm1', '--expect', 'reachable']);
    expect(missed.exit).toBe(1);
    expect(missed.out).toMatch(/Expected {2}reachable: not met\n$/);
  });

  it('takes flags over what the saved probe says', async () => {
    const ran = await hopline(['trace', final, '--probe', 'ping-vm1', '--count', '2', '--size', '100', '--df', '--source-port', '50000', '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ probe: { count: 2, sizeBytes: 100, dontFragment: true }, ping: { sent: 2, replies: [{ bytes: 72 }, { bytes: 72 }] } });
  });

  it('prints one path, all of them, or the chosen one', async () => {
    const backends = async (...args: readonly string[]) => {
      const ran = await hopline(['trace', final, '--from', 'client', '--to', 'http://133.186.132.226/', '--json', ...args]);
      const trace = JSON.parse(ran.out) as { paths: { choices: { chosen: string }[] }[] };
      return trace.paths.map((one) => one.choices.map((choice) => choice.chosen).join());
    };
    expect(await backends()).toEqual(['web-1']);
    expect(await backends('--all-paths')).toEqual(['web-1', 'web-2']);
    expect(await backends('--choose', 'web-2')).toEqual(['web-2']);
  });

  it('aligns the hop table with TTL, headers and the deciding row', async () => {
    const { out } = await hopline(['trace', station2, '--probe', 'ping-vm1']);
    const lines = out.split('\n');
    expect(lines).toContain('Reason   SG_INGRESS_NO_MATCH @ vm1  No rule of the security groups allows this ingress.');
    expect(lines.find((line) => line.includes(' rt '))).toMatch(/^ {4}5 {2}rt +fip:fip-vm1 > subnet +route FORWARDED +50 +60 {2}103\.243\.200\.42 > 192\.168\.0\.4 ICMP echo request +Default Subnet {2}\[subnet\/cidr\]$/);
    const table = lines.slice(lines.indexOf('Forward, connection 1') + 1, lines.indexOf('Forward, connection 1') + 8);
    expect(new Set(table.filter((line) => line.includes(' > 192.168.0.4 ')).map((line) => line.indexOf('103.243.200.42 > 192'))).size).toBe(1);
  });

  it('gives the same bytes for the same input', async () => {
    const once = await hopline(['trace', final, '--probe', 'http-lb', '--json']);
    expect((await hopline(['trace', final, '--probe', 'http-lb', '--json'])).out).toBe(once.out);
  });
});

describe('hopline check', () => {
  it('runs every probe with an expectation', async () => {
    const ran = await hopline(['check', final]);
    expect(ran.exit).toBe(0);
    expect(ran.out).toContain('8 probes: 8 passed, 0 failed\n');
  });

  it('exits 1 and says why when one is not met, also as JUnit', async () => {
    const text = edited('getting-started-2-floating-ip', ['probe.update', { id: 'ping-vm1', probe: { expect: 'reachable' } }]);
    const junit = path.join(folder, 'results.xml');
    const ran = await hopline(['check', '-', '--json', '--junit', junit], { stdin: text });
    expect(ran.exit).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      contract: 'hopline-check',
      version: 1,
      results: [{ probe: 'ping-vm1', passed: false, code: 'TOPO-006', reason: 'SG_INGRESS_NO_MATCH', at: 'vm1' }, { probe: 'private-ping', passed: true }],
      counts: { total: 2, passed: 1, failed: 1 },
    });
    const message = 'Probe ping-vm1 must be reachable, but is not (TIMEOUT, SG_INGRESS_NO_MATCH).';
    expect(await readFile(junit, 'utf8')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1" errors="0" skipped="0" time="0">
  <testsuite name="Getting started 2: floating IP" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase name="ping-vm1" classname="Getting started 2: floating IP" time="0">
      <failure type="TOPO-006" message="${message}">${message}</failure>
    </testcase>
    <testcase name="private-ping" classname="Getting started 2: floating IP" time="0"/>
  </testsuite>
</testsuites>
`);
  });
});

describe('hopline kinds, schema, samples, migrate', () => {
  it('kinds --json lists what can be done to a component, with inputs as JSON Schema', async () => {
    const { out } = await hopline(['kinds', '--json']);
    const { kinds } = JSON.parse(out) as { kinds: { id: string; operations: { id: string; label: unknown; defaults: unknown; inputs: unknown }[] }[] };
    const gateway = kinds.find((kind) => kind.id === 'internet-gateway')?.operations;
    expect(gateway?.map((operation) => operation.id)).toEqual(['mark-maintenance', 'restart', 'continue-restart', 'finish-restart', 'fail-restart']);
    expect(gateway?.[0]).toMatchObject({ label: { ko: '점검 대상으로 표시', en: 'Mark for maintenance' }, defaults: { window: '' }, inputs: { properties: { window: { type: 'string' } } } });
    expect(gateway?.[1]).toMatchObject({ label: { en: 'Restart' }, defaults: {}, inputs: null });
  });

  it('prints every kind with props, defaults, parents and links', async () => {
    const { out, exit } = await hopline(['kinds', '--json']);
    const { kinds } = JSON.parse(out) as { kinds: { id: string; parents: unknown; defaults: unknown }[] };
    expect(exit).toBe(0);
    const ids = kinds.map((kind) => kind.id);
    expect(new Set(ids).size).toBe(ids.length);
    // The kinds of the first guide (domain/public-cloud.md C.8); later ones may stand beside them.
    expect(ids).toEqual(expect.arrayContaining([
      'external-network', 'external-user', 'floating-ip', 'image', 'instance', 'internet', 'internet-gateway', 'key-pair', 'load-balancer',
      'routing-table', 'security-group', 'subnet', 'vpc',
    ]));
    expect(kinds.find((kind) => kind.id === 'vpc')).toMatchObject({ parents: { root: true }, defaults: { cidr: '192.168.0.0/16' }, props: { properties: { cidr: { type: 'string' } } } });
    expect((await hopline(['kinds', '--lang', 'ko'])).out).toMatch(/^vpc +VPC +cloud/m);
  });

  it.each(['design', 'trace', 'validation', 'diff', 'bench'])('prints the schema of %s', async (name) => {
    const { out, exit } = await hopline(['schema', name]);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  });

  it('lists reasons with both languages in the schema of a trace', async () => {
    const schema = JSON.parse((await hopline(['schema', 'trace'])).out) as { 'x-reasons': { code: string; ko: string; en: string }[] };
    expect(schema['x-reasons'].find((reason) => reason.code === 'SG_INGRESS_NO_MATCH')).toEqual({ code: 'SG_INGRESS_NO_MATCH', ko: '보안 그룹에 이 수신을 허용하는 규칙이 없습니다.', en: 'No rule of the security groups allows this ingress.' });
  });

  it('writes the samples, and not over a changed file', async () => {
    const out = path.join(folder, 'samples');
    expect((await hopline(['samples', '--out', out])).exit).toBe(0);
    expect((await readdir(out)).sort()).toEqual([
      'getting-started-1-private-only.hopline', 'getting-started-2-floating-ip.hopline', 'getting-started-3-icmp.hopline', 'getting-started-4-ssh.hopline',
      'getting-started-5-http.hopline', 'getting-started-6-load-balancer.hopline', 'getting-started.hopline',
      'hybrid-all.hopline', 'icp-dedicated-edge.hopline', 'icp-on-vcenter.hopline', 'stretched-network.hopline',
    ]);
    expect((await hopline(['samples', '--out', out])).exit).toBe(0);
    await writeFile(path.join(out, 'getting-started.hopline'), 'mine');
    expect(await hopline(['samples', '--out', out])).toMatchObject({ exit: 2, err: `error: ${path.join(out, 'getting-started.hopline')} exists and differs. Name another folder or remove it.\n` });
    expect(await readFile(path.join(out, 'getting-started.hopline'), 'utf8')).toBe('mine');
  });

  it('migrates old files and leaves current ones as they are', async () => {
    const old = path.join(import.meta.dirname, '../shared/file/migrations/fixtures/version-0.json');
    const expected = await readFile(path.join(import.meta.dirname, '../shared/file/migrations/fixtures/version-0.expected.hopline'), 'utf8');
    const ran = await hopline(['migrate', old]);
    expect([ran.exit, ran.out]).toEqual([0, expected]);
    expect(ran.err).toBe(`note: ${old}: The file has an older form (version 0); saving writes version 1.\n`);
    expect((await hopline(['migrate', final])).out).toBe(await readFile(final, 'utf8'));
    const newer = await hopline(['migrate', '-'], { stdin: '{ "format": "hopline-design", "version": 2 }' });
    expect(newer.exit).toBe(3);
  });

  it('helps in both languages with exit 0', async () => {
    expect(await hopline(['--help'])).toMatchObject({ exit: 0, err: '' });
    expect((await hopline(['trace', '--help', '--lang', 'ko'])).out).toContain('사용법:');
    expect((await hopline(['--version'])).out).toBe('0.1.0\n');
  });
});

describe('writing', () => {
  it('leaves the old file and nothing else when it fails', async () => {
    const shut = path.join(folder, 'shut');
    await mkdir(path.join(shut, 'picture.svg'), { recursive: true });
    await writeFile(path.join(shut, 'picture.svg', 'inside'), 'kept');
    const ran = await hopline(['export', final, '--to', 'svg', '--out', path.join(shut, 'picture.svg')]);
    expect(ran.exit).toBe(2);
    expect(ran.err).toMatch(/^error: .*picture\.svg cannot be written \(E[A-Z]+\)\. Check the folder and its permissions\.\n$/);
    expect(await readdir(shut)).toEqual(['picture.svg']);
    await chmod(shut, 0o755);
  });

  it('speaks the same places in both languages', () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [key, text] of Object.entries(cliTexts)) expect([key, places(text.ko)]).toEqual([key, places(text.en)]);
  });
});
