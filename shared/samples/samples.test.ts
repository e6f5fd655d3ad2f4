import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { parseDesign, serializeDesign } from '../file/index.ts';
import { createScope } from '../model/scope.ts';
import { samples } from './index.ts';

const folder = import.meta.dirname;

describe('samples', () => {
  test('are the files of CONTRACTS 6', () => {
    expect(samples.map((sample) => sample.id)).toEqual([
      'getting-started',
      'getting-started-1-private-only',
      'getting-started-2-floating-ip',
      'getting-started-3-icmp',
      'getting-started-4-ssh',
      'getting-started-5-http',
      'getting-started-6-load-balancer',
      'icp-on-vcenter',
      'icp-dedicated-edge',
      'stretched-network',
      'hybrid-all',
    ]);
    const files = readdirSync(folder).filter((name) => name.endsWith('.hopline')).sort();
    expect(files).toEqual(samples.map((sample) => `${sample.id}.hopline`).sort());
  });

  test.each(samples)('$id: embedded text equals the file, and saving gives the same bytes', (sample) => {
    expect(sample.text()).toBe(readFileSync(path.join(folder, `${sample.id}.hopline`), 'utf8'));
    const parsed = parseDesign(sample.text(), { registry, name: sample.id });
    expect(parsed.ok ? serializeDesign(parsed.design) : parsed.problems).toBe(sample.text());
  });

  test.each(samples)('$id: no finding of severity error', (sample) => {
    const parsed = parseDesign(sample.text(), { registry, name: sample.id });
    if (!parsed.ok) throw new Error('does not parse');
    const scope = createScope(parsed.design, registry);
    const findings = Object.keys(parsed.design.components).flatMap((id) => {
      const entry = scope.component(id);
      return entry === null ? [] : (registry.find(entry.component.kind)?.checks(entry.id, entry.component, scope) ?? []);
    });
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  test('getting-started has the components of CONTRACTS 6', () => {
    const parsed = parseDesign(samples[0]?.text() ?? '', { registry, name: 'getting-started' });
    expect(parsed.ok ? Object.keys(parsed.design.components) : []).toEqual(
      expect.arrayContaining([
        'client', 'internet', 'public-network', 'vpc', 'subnet', 'rt', 'igw', 'sg-default', 'vm1', 'web-1', 'web-2', 'lb', 'fip-vm1', 'fip-web-1',
        'fip-web-2', 'fip-lb', 'my_keypair',
      ]),
    );
  });
});
