import { findCommand } from '../../document/index.ts';
import { parseDesign, serializeDesign } from '../../file/index.ts';
import { emptyDesign, type Design } from '../../model/design.ts';
import type { Finding, Refusal } from '../../model/finding.ts';
import { createScope } from '../../model/scope.ts';
import { planDesign } from '../../plan/plan-design.ts';
import type { Plan, PlanDevice } from '../../plan/plan.ts';
import type { Stage } from '../../plan/stage.ts';
import { registry } from '../index.ts';

/** One command with its arguments, as a person would give it. */
export type Step = readonly [command: string, args: Readonly<Record<string, unknown>>];

/** Draws on a design with real commands and the real catalog; a step that is refused fails the test. */
export function draw(design: Design, ...steps: readonly Step[]): Design {
  return steps.reduce((before, [command, args]) => {
    const result = findCommand(command)?.apply(before, args, registry);
    if (result?.ok !== true) throw new Error(`${command} ${JSON.stringify(args)}: ${JSON.stringify(result?.refusals ?? 'no such command')}`);
    return result.design;
  }, design);
}

/** The refusals of a step that must be refused. */
export function refusals(design: Design, [command, args]: Step): readonly Refusal[] {
  const result = findCommand(command)?.apply(design, args, registry);
  if (result === undefined || result.ok) throw new Error(`${command} ${JSON.stringify(args)} was not refused`);
  return result.refusals;
}

/** Codes of the refusals of a step that must be refused. */
export function refusedWith(design: Design, step: Step): readonly string[] {
  return refusals(design, step).map((refusal) => refusal.code);
}

export function add(kind: string, id: string, parent: string | null = null, props: Readonly<Record<string, unknown>> = {}): Step {
  return ['component.add', { kind, id, name: id, parent, x: 0, y: 0, props }];
}

export function update(id: string, props: Readonly<Record<string, unknown>>): Step {
  return ['component.update', { id, props }];
}

export function connect(kind: string, from: string, to: string): Step {
  return ['link.connect', { id: `${from}-${to}`.replaceAll('/', '.'), kind, from, to }];
}

export function remove(...ids: readonly string[]): Step {
  return ['component.remove', { ids }];
}

/** The design as somebody may have written it by hand, whatever a command would say: other props on one component. Fails when the file does not open. */
export function written(design: Design, id: string, props: Readonly<Record<string, unknown>>): Design {
  const component = design.components[id];
  if (component === undefined) throw new Error(`no component ${id}`);
  return reopened({ ...design, components: { ...design.components, [id]: { ...component, props: { ...component.props, ...props } } } });
}

/** The design after it has been through a file. */
export function reopened(design: Design): Design {
  const parsed = parseDesign(serializeDesign(design), { registry, name: 'file' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.design;
}

/** Props of one component as they stand. */
export function propsOf(design: Design, id: string): Readonly<Record<string, unknown>> {
  return design.components[id]?.props ?? {};
}

/** Findings of one component. */
export function findingsOf(design: Design, id: string): readonly Finding[] {
  const scope = createScope(design, registry);
  const entry = scope.component(id);
  if (entry === null) throw new Error(`no component ${id}`);
  return registry.find(entry.component.kind)?.checks(entry.id, entry.component, scope) ?? [];
}

/** `code severity` of the findings of one component. */
export function problems(design: Design, id: string): readonly string[] {
  return findingsOf(design, id).map((finding) => `${finding.code} ${finding.severity}`);
}

/** What is told beside the properties of one component: `Free addresses 251`. */
export function readingsOf(design: Design, id: string): readonly string[] {
  const scope = createScope(design, registry);
  const entry = scope.component(id);
  if (entry === null) throw new Error(`no component ${id}`);
  return (registry.find(entry.component.kind)?.readings(entry.id, entry.component, scope) ?? []).map(({ label, value }) => `${label.en} ${value}`);
}

/** Applies the fix of the finding with this code; fails when there is none. */
export function applyFix(design: Design, id: string, code: string): Design {
  const fix = findingsOf(design, id).find((finding) => finding.code === code)?.fix;
  if (fix === undefined) throw new Error(`${code} offers no fix`);
  return draw(design, [fix.command, fix.args]);
}

export function planOf(design: Design): Plan {
  return planDesign(design, registry);
}

/** One device of the plan; fails when nobody brings it. */
export function deviceOf(design: Design, id: string): PlanDevice {
  const device = planOf(design).devices.find((candidate) => candidate.id === id);
  if (device === undefined) throw new Error(`no device ${id}`);
  return device;
}

/** The stages of one kind of a device. */
export function stagesOf<Kind extends Stage['kind']>(device: PlanDevice, kind: Kind): readonly Extract<Stage, { readonly kind: Kind }>[] {
  return device.stages.filter((stage): stage is Extract<Stage, { readonly kind: Kind }> => stage.kind === kind);
}

/** An internet with Public Network, a VPC with its default table, and the gateway attached: what a project is born with (GS-03). */
export const project: Design = draw(
  emptyDesign,
  add('internet', 'internet'),
  add('external-user', 'client', null, { interfaces: [{ id: 'eth0', address: '103.243.200.42' }] }),
  add('external-network', 'public-network'),
  connect('routed', 'client', 'internet'),
  connect('routed', 'public-network', 'internet'),
  add('vpc', 'vpc'),
  add('routing-table', 'rt', 'vpc'),
  add('subnet', 'subnet', 'vpc'),
  add('internet-gateway', 'igw'),
  connect('attach', 'igw', 'rt'),
  add('security-group', 'sg-default'),
  add('key-pair', 'my_keypair'),
  add('instance', 'vm1', 'subnet'),
);

/** The same with a floating IP on vm1. */
export const reachable: Design = draw(project, add('floating-ip', 'fip-vm1'), connect('attach', 'fip-vm1', 'vm1/eth0'));
