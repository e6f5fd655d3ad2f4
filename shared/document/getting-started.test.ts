import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { validate } from '../checks/index.ts';
import { compileDesign, trace } from '../engine/index.ts';
import { parseDesign, serializeDesign } from '../file/index.ts';
import { componentId, emptyDesign, type Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { findSample } from '../samples/index.ts';
import { createHistory, dispatch, findCommand, legalTargets, travel } from './index.ts';
import type { History } from './contract.ts';

/** The customer's network drawn by commands alone, as a person does it on an empty canvas, with the real kinds. */

type Edit = readonly [command: string, args: unknown];

function edit(history: History, [id, args]: Edit): History {
  const command = findCommand(id);
  if (command === null) throw new Error(id);
  const result = dispatch(history, command, args, registry);
  if (!result.ok) throw new Error(`${id} ${JSON.stringify(args)}: ${JSON.stringify(result.refusals)}`);
  return result.history;
}

function refusalsOf(design: Design, [id, args]: Edit): readonly Refusal[] {
  const result = findCommand(id)?.apply(design, args, registry);
  return result === undefined || result.ok ? [] : result.refusals;
}

const add = (kind: string, parent: string | null, x: number, y: number, more: object = {}): Edit => ['component.add', { kind, parent, x, y, ...more }];

const drawing: readonly Edit[] = [
  add('internet', null, 200, 300),
  add('external-user', null, 0, 300),
  add('external-network', null, 400, 300),
  add('vpc', null, 800, 0, { width: 560, height: 420 }),
  add('routing-table', 'vpc', 24, 60),
  add('security-group', 'vpc', 200, 60, { name: 'default' }),
  add('subnet', 'vpc', 24, 140),
  add('instance', 'subnet', 24, 60, { name: 'vm1' }),
  add('internet-gateway', null, 600, 60),
  add('floating-ip', null, 600, 200),
  ['link.connect', { kind: 'routed', from: 'external-user', to: 'internet' }],
  ['link.connect', { kind: 'routed', from: 'external-network', to: 'internet' }],
  ['component.update', { id: 'internet-gateway', props: { externalNetwork: 'external-network' } }],
  ['component.update', { id: 'floating-ip', props: { externalNetwork: 'external-network' } }],
  ['link.connect', { kind: 'attach', from: 'internet-gateway', to: 'routing-table' }],
  ['link.connect', { kind: 'attach', from: 'subnet', to: 'routing-table' }],
  ['link.connect', { kind: 'attach', from: 'floating-ip', to: 'vm1' }],
  ['row.add', { id: 'default', path: '/rules', row: { direction: 'ingress', protocol: 'icmp', remote: '0.0.0.0/0' } }],
];

describe('drawing the network of the guide from an empty document', () => {
  const history = drawing.reduce(edit, createHistory(emptyDesign));
  const { design } = history;

  it('has no errors', () => {
    expect(validate(design, registry).filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it('answers the ping', () => {
    const answer = trace(compileDesign(design, registry), { from: 'external-user', to: String(design.components['floating-ip']?.props['address']), kind: 'ping' });
    expect([answer.verdict, answer.ping?.received, answer.ping?.replies.map((reply) => reply.ttl)]).toEqual(['REACHABLE', 4, [50, 50, 50, 50]]);
  });

  it('survives saving and opening, and comes back to the empty document by undo', () => {
    const text = serializeDesign(design);
    const opened = parseDesign(text, { registry, name: 'drawn' });
    expect(opened.ok ? serializeDesign(opened.design) : opened.problems).toBe(text);
    expect(travel(history, 0).design).toEqual(emptyDesign);
    expect(travel(travel(history, 0), history.past.length).design).toEqual(design);
  });
});

describe('edits that the rules of the cloud refuse', () => {
  const opened = parseDesign(findSample('getting-started')?.text() ?? '', { registry, name: 'sample' });
  if (!opened.ok) throw new Error('sample');
  const { design } = opened;

  it('change nothing and name the rule', () => {
    const before = serializeDesign(design);
    const attach = Object.entries(design.links).find(([, link]) => link.from.component === 'igw')?.[0] ?? '';
    expect(refusalsOf(design, ['link.disconnect', { id: attach }]).map((one) => one.code)).toContain('NHN-IG-006');
    expect(refusalsOf(design, ['component.remove', { ids: ['igw'] }]).map((one) => one.code)).toContain('NHN-IG-006');
    expect(refusalsOf(design, ['component.remove', { ids: ['sg-default'] }]).map((one) => one.code)).toContain('NHN-SG-005');
    expect(refusalsOf(design, ['component.add', { kind: 'subnet', parent: null, x: 0, y: 0 }])).toEqual([{ code: 'PARENT_NEEDED', params: { kind: 'subnet', kinds: 'vpc' } }]);
    expect(serializeDesign(design)).toBe(before);
  });

  it('offer only legal links, with reasons for the rest', () => {
    const targets = legalTargets(design, registry, { component: componentId('igw') });
    expect(targets.get(componentId('vm1'))?.refusals.map((one) => one.code)).toEqual(['LINK_NOT_ALLOWED']);
    expect(targets.get(componentId('rt'))?.proposals).toEqual([]);
    expect(targets.get(componentId('rt'))?.refusals).not.toEqual([]);
  });
});

describe('the default network set', () => {
  const project: Edit = ['component.add', { kind: 'project', id: 'project', x: 40, y: 40 }];
  const enable: Edit = ['component.operate', { id: 'project', operation: 'enable' }];
  const { design } = [project, enable].reduce(edit, createHistory(emptyDesign));

  it('is laid out in rows, the gateway above the routing table it is attached to, and nothing has to grow for it', () => {
    expect(design.placements).toEqual({
      'public-network': { x: 40, y: 684 },
      project: { x: 40, y: 40 },
      igw: { x: 24, y: 38 },
      'sg-default': { x: 212, y: 38 },
      vpc: { x: 24, y: 108 },
      rt: { x: 24, y: 38 },
      subnet: { x: 180, y: 38 },
    });
  });
});
