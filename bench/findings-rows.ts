import { changeBetween, withChange } from '../renderer/workers/design-change.ts';
import { registry } from '../shared/catalog/index.ts';
import { checkProbes, createChecker, validate } from '../shared/checks/index.ts';
import { compileDesign, createDesignCompiler, trace, type Network } from '../shared/engine/index.ts';
import { componentId, emptyDesign, type Design } from '../shared/model/design.ts';
import { followDesigns } from '../shared/model/followed-scope.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { medianOfEdits, withProps, type Edit } from './edits.ts';
import { cpuMs, median, rounded, timePerCall } from './measure.ts';
import { regionDesign } from './region-design.ts';

/* What a person waits for after an edit of a large public cloud: findings, the network, traces of the saved probes. From scratch, and as the worker does it. */

const usPerMs = 1000;
const vm = 'vm-1-1-1';

const editService: Edit = (design, number) => withProps(design, vm, { services: [{ id: 'web', name: 'web', port: 1000 + number, application: 'http', body: 'hello world!' }] });

const editAddress: Edit = (design, number) =>
  withProps(design, vm, { interfaces: [{ id: 'eth0', address: `10.1.1.${100 + (number % 100)}`, securityGroups: ['group-1-2'] }] });

/** A rule of a group of 20 ports. */
const editRule: Edit = (design, number) => {
  const rules: unknown = design.components['group-1-1']?.props['rules'];
  const others: readonly unknown[] = Array.isArray(rules) ? rules.slice(0, -1) : [];
  return withProps(design, 'group-1-1', { rules: [...others, { id: 'last', direction: 'ingress', protocol: 'tcp', portMin: 443, portMax: 444 + number, remote: '0.0.0.0/0' }] });
};

/** One floating IP is taken off its instance and put on again, in turn. */
const editLink: Edit = (design, number) => {
  const id = 'fip-1-1-vm-1-1-0';
  const { [id]: _, ...others } = design.links;
  const again: Design['links'] = { ...others, [id]: { kind: 'attach', from: { component: componentId('fip-1-1') }, to: { component: componentId('vm-1-1-0'), port: 'eth0' } } };
  return { ...design, links: number % 2 === 0 ? others : again };
};

/** One more instance in a subnet. */
const addInstance: Edit = (design, number) => {
  const copied = design.components[vm];
  if (copied === undefined) throw new Error(`the bench design has no ${vm}`);
  const id = `new-${number}`;
  const interfaces = [{ id: 'eth0', address: `10.1.1.${100 + number}`, securityGroups: ['group-1-2'] }];
  return { ...design, components: { ...design.components, [id]: { ...copied, name: id, props: { ...copied.props, interfaces } } } };
};

const edits: readonly (readonly [name: string, edit: Edit])[] = [
  ['an edit of one service', editService],
  ['an edit of one address', editAddress],
  ['an edit of a rule of 20 ports', editRule],
  ['an edit of one association', editLink],
  ['a new instance', addInstance],
];

const probesOf = (design: Design, network: Network): void => void checkProbes(design, (probe) => trace(network, probe));

/** What follows the edits in the worker, one part or all of it, each with the copying of the change. */
interface Follower {
  readonly check: (design: Design) => void;
  readonly compile: (design: Design) => void;
  readonly refresh: (design: Design) => void;
}

function createFollower(start: Design): Follower {
  const followed = followDesigns(registry);
  const check = createChecker(registry, followed);
  const networkOf = createDesignCompiler(registry, followed);
  let [sent, held] = [emptyDesign, emptyDesign];
  // What the window has and what the worker has are never the same objects: only what an edit touched is copied.
  const received = (design: Design): Design => {
    held = withChange(held, structuredClone(changeBetween(sent, design)));
    sent = design;
    return held;
  };
  const refresh = (design: Design): void => {
    const here = received(design);
    check(here);
    probesOf(here, networkOf(here));
  };
  refresh(start);
  // What the first look at the design left behind is collected before edits are timed, as it is before a person makes one.
  globalThis.gc?.();
  return { check: (design) => void check(received(design)), compile: (design) => void networkOf(received(design)), refresh };
}

function timeOfFirst(start: Design): number {
  const { refresh } = createFollower(start);
  const before = cpuMs();
  refresh(editService(start, 0));
  return cpuMs() - before;
}

const aims = { check: 16, compile: 5, refresh: 16 } as const;

function afterEdits(follower: Follower, start: Design, part: keyof Follower, what: string): readonly BenchRow[] {
  return edits.map(([name, edit]) => ({
    name: `${what} after ${name}`, value: rounded(median(() => medianOfEdits(start, edit, follower[part]))), unit: 'ms', aim: aims[part],
  }));
}

function fromScratch(start: Design, count: number): readonly BenchRow[] {
  const note = 'from a copy of the design, keeping nothing';
  const scratch = (call: (design: Design) => void): number => {
    // A copy is what a program has that keeps nothing: whatever is remembered of the objects of a design is gone.
    const copies = Array.from({ length: 5 }, () => structuredClone(start));
    let next = 0;
    return median(() => timePerCall(() => call(copies[next++] ?? start), 1));
  };
  return [
    { name: 'findings from scratch', value: rounded(scratch((design) => void validate(design, registry))), unit: 'ms', note },
    { name: 'plan and compile from scratch', value: rounded(scratch((design) => void compileDesign(design, registry))), unit: 'ms', note },
    {
      name: `findings and ${count} saved probes from scratch`, unit: 'ms', note,
      value: rounded(scratch((design) => {
        validate(design, registry);
        probesOf(design, compileDesign(design, registry));
      })),
    },
  ];
}

export function findingsRows(): readonly BenchRow[] {
  const start = regionDesign();
  const network = compileDesign(start, registry);
  const count = Object.keys(start.probes).length;
  const [probe] = Object.values(start.probes);
  if (probe === undefined) throw new Error('the bench design has no probe');
  if (checkProbes(start, (asked) => trace(network, asked)).some(({ passed }) => passed !== true)) throw new Error('a probe of the bench design does not do what it expects');
  // All others are warm: what a person feels a few edits after opening a design.
  const first: BenchRow = {
    name: `findings and ${count} saved probes after the first edit of all`, value: rounded(timeOfFirst(start)), unit: 'ms',
    note: 'once, with little of the program compiled to machine code yet; less when other parts ran before',
  };
  const traced: readonly BenchRow[] = [
    { name: 'one trace, decoded to the report', value: rounded(median(() => timePerCall(() => void trace(network, probe))) * usPerMs), unit: 'us', aim: 50, note: 'a TCP connection from outside to a floating IP and back' },
    { name: `${count} saved probes traced and judged`, value: rounded(median(() => timePerCall(() => probesOf(start, network)))), unit: 'ms' },
  ];
  // One follower for all, as the worker has one for as long as the window is open.
  const follower = createFollower(start);
  for (const [, edit] of edits) medianOfEdits(start, edit, follower.refresh);
  const followed = [
    ...afterEdits(follower, start, 'check', 'findings'),
    ...afterEdits(follower, start, 'compile', 'plan and compile'),
    ...afterEdits(follower, start, 'refresh', `findings and ${count} saved probes`),
  ];
  // Last: the many copies would be in the way of the collector.
  return [first, ...traced, ...followed, ...fromScratch(start, count)];
}
