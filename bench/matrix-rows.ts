import { registry } from '../shared/catalog/index.ts';
import { bulk, compileDesign } from '../shared/engine/index.ts';
import type { ComponentId } from '../shared/model/design.ts';
import type { Probe } from '../shared/model/probe.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { cloudDesign } from './cloud-design.ts';
import { cpuMs, median, rounded } from './measure.ts';

/* Everybody to everybody: verdicts without recording. */

const instances = 1000;
/** So many components that there are at least as many instances. */
const components = 1290;
const msPerSecond = 1000;

function pairs(all: readonly ComponentId[]): readonly Probe[] {
  return all.flatMap((from) => all.flatMap((to): readonly Probe[] => (to === from ? [] : [{ from, to, kind: 'tcp', port: 80 }])));
}

export function matrixRows(): readonly BenchRow[] {
  const network = compileDesign(cloudDesign(components), registry);
  const all = network.plan.devices.filter((device) => device.profile === 'cloud-port').map((device) => device.component).slice(0, instances);
  const probes = pairs(all);
  const ms = median(() => {
    const before = cpuMs();
    bulk(network, probes);
    return cpuMs() - before;
  });
  return [
    { name: `bulk verdicts, ${all.length} instances`, value: rounded((probes.length / ms) * msPerSecond), unit: '1/s', aim: 1_000_000, peers: [{ name: 'bare forwarding model', value: 3_100_000 }] },
    {
      name: `all ${probes.length} pairs, ${all.length} instances`, value: rounded(ms), unit: 'ms', aim: 50,
      peers: [{ name: 'bare forwarding model, pair by pair', value: 255 }, { name: 'bare forwarding model, by class', value: 10 }],
      note: 'every pair is asked, both ways, with filters, translations and sessions: the aim needs classes of instances that are proved alike',
    },
  ];
}
