import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { parseDesign } from '../file/index.ts';
import type { Design } from '../model/design.ts';
import { samples, type SampleId } from '../samples/index.ts';
import { bulk, compileDesign, trace, traceSchema } from './index.ts';

/** The engine on the designs that come with the program, planned by the real kinds; their exact outcomes stand beside the samples. */

function design(id: SampleId): Design {
  const parsed = parseDesign(samples.find((sample) => sample.id === id)?.text() ?? '', { registry, name: id });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.design;
}

describe('designs of the catalog', () => {
  it.each(samples.map((sample) => sample.id))('%s: every saved probe gives a valid report, and bulk agrees', (id) => {
    const made = design(id);
    const network = compileDesign(made, registry);
    const probes = Object.values(made.probes);
    const results = probes.map((probe) => traceSchema.parse(trace(network, probe)));
    expect(results.map((result) => result.verdict)).toEqual(bulk(network, probes));
    const asExpected = probes.map((probe, index) => probe.expect === undefined || probe.expect.toUpperCase() === results[index]?.verdict);
    expect(asExpected).toEqual(probes.map(() => true));
  });

  it('a design with any one component or link taken out still gives honest reports', () => {
    const whole = design('getting-started');
    const probes = Object.values(whole.probes);
    const without = (part: 'components' | 'links', id: string): Design => ({ ...whole, [part]: Object.fromEntries(Object.entries(whole[part]).filter(([key]) => key !== id)) });
    const broken = [...Object.keys(whole.components).map((id) => without('components', id)), ...Object.keys(whole.links).map((id) => without('links', id))];
    expect(broken.length).toBeGreaterThan(20);
    for (const made of broken) {
      const network = compileDesign(made, registry);
      for (const probe of probes) traceSchema.parse(trace(network, probe));
    }
  });

  it('a design without addresses or routes, in the middle of being drawn, gives honest reports', () => {
    const kinds = registry.kinds.map((kind) => kind.id);
    const components = Object.fromEntries(kinds.map((kind) => [`new-${kind}`, { kind, name: kind, parent: null, props: {} }]));
    const network = compileDesign({ ...design('getting-started'), components, links: {}, probes: {} }, registry);
    const verdicts = bulk(network, kinds.flatMap((from) => kinds.map((to) => ({ from: `new-${from}`, to: `new-${to}`, kind: 'ping' as const }))));
    expect(new Set(verdicts).has('AMBIGUOUS')).toBe(false);
    expect(verdicts).toHaveLength(kinds.length ** 2);
  });
});
