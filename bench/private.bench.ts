import { registry } from '../shared/catalog/index.ts';
import { validate } from '../shared/checks/index.ts';
import { compileDesign, createDesignCompiler, trace, type Network } from '../shared/engine/index.ts';
import { parseDesign } from '../shared/file/index.ts';
import type { Design } from '../shared/model/design.ts';
import type { Probe } from '../shared/model/probe.ts';
import { findSample } from '../shared/samples/index.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { dataCentreDesign } from './data-centre-design.ts';
import { medianOfEdits, withProps, type Edit } from './edits.ts';
import { cpuMs, median, rounded, timePerCall } from './measure.ts';

/* The private half: the reference topology with its three flows, and a generated data centre of 50 hosts, 40 logical switches and 3,000 pods. */

const usPerMs = 1000;

function referenceDesign(): Design {
  const parsed = parseDesign(findSample('icp-on-vcenter')?.text() ?? '', { registry, name: 'icp-on-vcenter' });
  if (!parsed.ok) throw new Error('the reference topology does not open');
  return parsed.design;
}

function flowRows(design: Design): readonly BenchRow[] {
  const network = compileDesign(design, registry);
  return ['flow-1', 'flow-2', 'flow-3'].map((id): BenchRow => {
    const probe = design.probes[id];
    if (probe === undefined || trace(network, probe).verdict !== 'REACHABLE') throw new Error(`${id} of the reference topology does not arrive`);
    return { name: `RT-1: ${id} there and back, decoded to the report`, value: rounded(median(() => timePerCall(() => void trace(network, probe))) * usPerMs), unit: 'us' };
  });
}

/** The ends of probes: machines, nodes, pods; called are machines, pods and Services, also those of the other cluster, which nobody routes. Chosen by a small generator of their own, so that every run asks the same. */
function randomProbes(design: Design, count: number): readonly Probe[] {
  const [senders, receivers] = [/^(vm|pod|node)-/, /^(vm|pod|service)-/].map((names) => Object.keys(design.components).filter((id) => names.test(id)));
  let state = 1;
  const pick = (ids: readonly string[] = []): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return ids[(state >>> 8) % ids.length] ?? '';
  };
  const portOf = (id: string): number => (id.startsWith('vm-') ? 443 : id.startsWith('service-') ? 80 : 8080);
  return Array.from({ length: count }, (): Probe => {
    const [from, to] = [pick(senders), pick(receivers)];
    return { from, to, kind: 'tcp', port: portOf(to) };
  });
}

function probeRows(design: Design, network: Network): readonly BenchRow[] {
  const probes = randomProbes(design, 10_000);
  let arrived = 0;
  const before = cpuMs();
  for (const probe of probes) if (trace(network, probe).verdict === 'REACHABLE') arrived += 1;
  const total = cpuMs() - before;
  if (arrived < probes.length / 3) throw new Error(`only ${arrived} of ${probes.length} probes arrive: the bench design is broken`);
  return [
    { name: 'data centre: 10,000 random probes traced and decoded', value: rounded(total), unit: 'ms', note: `${arrived} of them arrive` },
    { name: 'data centre: one of them', value: rounded((total / probes.length) * usPerMs), unit: 'us' },
  ];
}

const editListener: Edit = (design, number) => withProps(design, 'vm-3-8-0', { listens: [{ id: 'https', port: 1000 + number }] });
const editPod: Edit = (design, number) => withProps(design, 'pod-0-0-0', { listens: [{ id: 'http', port: 1000 + number }] });

/** CPU milliseconds of a call on designs that nothing is remembered of. */
function fromScratch(design: Design, call: (design: Design) => void): number {
  const copies = Array.from({ length: 5 }, () => structuredClone(design));
  let next = 0;
  return median(() => timePerCall(() => call(copies[next++] ?? design), 1));
}

export async function run(): Promise<readonly BenchRow[]> {
  const [reference, centre] = [referenceDesign(), dataCentreDesign()];
  const network = compileDesign(centre, registry);
  const size = `${Object.keys(centre.components).length} components`;
  const timeOfEdit = (edit: Edit): number => {
    const compileNext = createDesignCompiler(registry);
    compileNext(centre);
    return medianOfEdits(centre, edit, (design) => void compileNext(design));
  };
  return Promise.resolve([
    { name: 'RT-1: plan and compile from scratch', value: rounded(fromScratch(reference, (design) => void compileDesign(design, registry))), unit: 'ms', aim: 16 },
    { name: 'RT-1: findings from scratch', value: rounded(fromScratch(reference, (design) => void validate(design, registry))), unit: 'ms', aim: 16 },
    ...flowRows(reference),
    { name: `data centre: plan and compile from scratch, ${size}`, value: rounded(fromScratch(centre, (design) => void compileDesign(design, registry))), unit: 'ms' },
    { name: `data centre: findings from scratch, ${size}`, value: rounded(fromScratch(centre, (design) => void validate(design, registry))), unit: 'ms' },
    { name: 'data centre: plan and compile after an edit of one listener', value: rounded(timeOfEdit(editListener)), unit: 'ms', aim: 16 },
    { name: 'data centre: plan and compile after an edit of one pod', value: rounded(timeOfEdit(editPod)), unit: 'ms', aim: 16 },
    ...probeRows(centre, network),
  ]);
}
