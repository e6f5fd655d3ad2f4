import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparisonSchema, type Comparison } from '../shared/compare/index.ts';
import { findSample } from '../shared/samples/index.ts';
import { edited, hopline, sampleFile } from './testing/run.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hopline-diff-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const icp = sampleFile('icp-on-vcenter');

function textOf(id: string): string {
  return findSample(id)?.text() ?? '';
}

async function diffJson(before: string, after: string): Promise<Comparison> {
  const file = path.join(folder, 'before.hopline');
  await writeFile(file, before);
  const { exit, out, err } = await hopline(['diff', file, '-', '--json'], { stdin: after });
  expect([exit, err]).toEqual([0, '']);
  return comparisonSchema.parse(JSON.parse(out));
}

describe('hopline diff', () => {
  test('ux-25 the firewall rule of the shop deleted: the rule, and Flow 1 that no longer arrives', async () => {
    const after = edited('icp-on-vcenter', ['row.remove', { id: 'esg', path: '/firewallRules/3' }]);
    const { exit, out, err } = await hopline(['diff', icp, '-'], { stdin: after });
    expect([exit, err]).toEqual([0, '']);
    expect(out).toBe(
      [
        'Rules (1)',
        '  - removed  esg  Firewall rules  F4',
        '',
        'Verdicts (1)',
        '  - no longer reachable  flow-1  Flow 1: the shop by its URL',
        '      - Reachable · HTTP 200 at web1',
        '      + Unreachable · Timed out at ESG: The edge firewall denies it.',
        '      its expectation is no longer met',
        '',
      ].join('\n'),
    );
  });

  test('ux-25 the same as JSON, in the published shape', async () => {
    const comparison = await diffJson(textOf('icp-on-vcenter'), edited('icp-on-vcenter', ['row.remove', { id: 'esg', path: '/firewallRules/3' }]));
    expect(comparison).toMatchObject({
      contract: 'hopline-diff',
      version: 1,
      same: false,
      objects: [],
      rules: [{ change: 'removed', component: 'esg', kind: 'esg', path: '/firewallRules/3', row: 'F4', list: { en: 'Firewall rules' } }],
      verdicts: [{ change: 'lost', probe: 'flow-1', of: 'both', before: { verdict: 'REACHABLE', passed: true }, after: { verdict: 'UNREACHABLE', reason: 'EDGE_FIREWALL_DENY', at: 'esg', passed: false } }],
      counts: { objects: 0, rules: 1, routes: 0, rows: 0, links: 0, probes: 0, document: 0, verdicts: 1, layout: 0 },
    });
  });

  test('the first two stations of getting started: the floating IP and its link, and the same probe that now comes as far as the security group', async () => {
    const { objects, verdicts, links } = await diffJson(textOf('getting-started-1-private-only'), textOf('getting-started-2-floating-ip'));
    expect(objects.filter(({ change }) => change === 'added').map(({ component }) => component)).toContain('fip-vm1');
    expect(links.filter(({ change }) => change === 'added').map(({ from }) => from.component)).toContain('fip-vm1');
    expect(verdicts.map(({ probe, change, before, after }) => [probe, change, before.reason, after.reason])).toEqual([['ping-vm1', 'other', 'FIP_UNBOUND', 'SG_INGRESS_NO_MATCH']]);
  });

  test('two files that say the same, and boxes that were only moved', async () => {
    expect((await hopline(['diff', icp, icp])).out).toBe('Nothing differs.\n');
    const design = JSON.parse(textOf('icp-on-vcenter')) as { placements: Record<string, { x: number }> };
    for (const placement of Object.values(design.placements).slice(0, 2)) placement.x += 24;
    const { exit, out } = await hopline(['diff', icp, '-'], { stdin: JSON.stringify(design) });
    expect([exit, out]).toEqual([0, 'Nothing differs.\n\nOn the drawing only: 2 things\n']);
  });

  test('speaks Korean', async () => {
    const { out } = await hopline(['diff', icp, '-', '--lang', 'ko'], { stdin: edited('icp-on-vcenter', ['row.remove', { id: 'esg', path: '/firewallRules/3' }]) });
    expect(out.split('\n').slice(0, 2)).toEqual(['규칙 (1)', '  - 삭제  esg  방화벽 규칙  F4']);
  });

  test('both from standard input and a missing one are wrong usage; what cannot be read is exit 3, whichever of the two', async () => {
    expect(await hopline(['diff', '-', '-'])).toMatchObject({ exit: 2, out: '', err: 'error: Standard input can be read once. Name a file for the other design.\n' });
    expect(await hopline(['diff', icp])).toMatchObject({ exit: 2, out: '', err: 'error: b is needed. See hopline diff --help.\n' });
    expect(await hopline(['diff', icp, path.join(folder, 'none')])).toMatchObject({ exit: 3, out: '' });
    const broken = await hopline(['diff', '-', icp, '--json'], { stdin: '{ "format": 1 }' });
    expect([broken.exit, broken.out]).toEqual([3, '']);
    expect(JSON.parse(broken.err)).toMatchObject({ code: expect.any(String), file: 'standard input' });
  });
});
