import { registry } from '../shared/catalog/index.ts';
import { compile, compileDesign, createDesignCompiler } from '../shared/engine/index.ts';
import { componentId, type Design } from '../shared/model/design.ts';
import { planDesign } from '../shared/plan/plan-design.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { cloudDesign } from './cloud-design.ts';
import { medianOfEdits, withProps, type Edit } from './edits.ts';
import { median, rounded, timePerCall } from './measure.ts';

/* What an edit costs until the network is there again, from scratch and with a compiler that follows the edits. */

/** Another port of a web server: what most edits are like, one thing that nobody else looks at. */
const editService: Edit = (design, number) =>
  withProps(design, 'vm-1', { services: [{ id: 'web', name: 'web', port: 1000 + number, application: 'http', body: 'hello world!' }] });

/** A member of a group that every port admits changes its address: what all other instances let in changes with it. */
const editAddress: Edit = (design, number) =>
  withProps(design, 'vm-1', { interfaces: [{ id: 'eth0', address: `10.0.0.${100 + (number % 100)}`, securityGroups: ['group'] }] });

/** A rule of the group of all ports. */
const editRule: Edit = (design, number) => {
  const rules: unknown = design.components['group']?.props['rules'];
  const others: readonly unknown[] = Array.isArray(rules) ? rules.slice(0, -1) : [];
  return withProps(design, 'group', { rules: [...others, { id: 'http', direction: 'ingress', protocol: 'tcp', portMin: 80, portMax: 81 + (number % 100), remote: '0.0.0.0/0' }] });
};

/** One floating IP is taken off its instance and put on again, in turn. */
const editLink: Edit = (design, number) => {
  const id = 'fip-4-association';
  const { [id]: link, ...others } = design.links;
  const again: Design['links'] = { ...others, [id]: { kind: 'attach', from: { component: componentId('fip-4') }, to: { component: componentId('vm-4'), port: 'eth0' } } };
  return { ...design, links: link === undefined || number % 2 === 0 ? again : others };
};

const edits: readonly (readonly [name: string, edit: Edit, note: string | null])[] = [
  ['one service', editService, null],
  ['one association', editLink, 'the table of every floating IP is one device: its routes are written anew'],
  ['an address that every port admits', editAddress, 'the filters of every instance change with it: their devices are made anew, their programs written over'],
  ['a rule of every port', editRule, 'the filters of every instance change with it: their devices are made anew, their programs written over'],
];

/** CPU milliseconds of one edit, planned and compiled by a compiler that follows the edits. */
function timeOfEdit(start: Design, edit: Edit): number {
  const compileNext = createDesignCompiler(registry);
  compileNext(start);
  return medianOfEdits(start, edit, (design) => void compileNext(design));
}

/** Rows of a design of about so many components. */
export function compileRows(size: number, aim: number): readonly BenchRow[] {
  const design = cloudDesign(size);
  const plan = planDesign(design, registry);
  const name = `${size} components`;
  const scratch: readonly (readonly [string, () => void])[] = [
    ['plan from scratch', () => void planDesign(design, registry)],
    ['compile from scratch', () => void compile(plan)],
    ['plan and compile from scratch', () => void compileDesign(design, registry)],
  ];
  return [
    ...scratch.map(([what, call]): BenchRow => ({ name: `${what}, ${name}`, value: rounded(median(() => timePerCall(call))), unit: 'ms' })),
    ...edits.map(([what, edit, note]): BenchRow => ({
      name: `plan and compile after an edit of ${what}, ${name}`, value: rounded(median(() => timeOfEdit(design, edit))), unit: 'ms', aim, ...(note === null ? {} : { note }),
      peers: [{ name: 'APKeep, one rule update', value: 0.095 }, { name: 'Delta-net, one rule update', value: 0.04 }],
    })),
  ];
}
