import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { componentId, emptyDesign, type Design } from '../model/design.ts';
import { createHistory, dispatch, findCommand, rejoinOf, undo } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';

function made(design: Design, id: string, args: unknown): Design {
  const result = findCommand(id)?.apply(design, args, registry);
  if (result?.ok !== true) throw new Error(JSON.stringify(result?.refusals));
  return result.design;
}

/** internet - edge (a router) - srv, and a second server that is not linked. */
function routers(): Design {
  let design = made(emptyDesign, 'component.add', { kind: 'internet', parent: null, x: 0, y: 0, id: 'net' });
  design = made(design, 'component.add', { kind: 'onprem-site', parent: null, x: 300, y: 0, id: 'site' });
  for (const [index, id] of ['srv', 'srv2'].entries()) design = made(design, 'component.add', { kind: 'server', parent: 'site', x: 20, y: 120 + 80 * index, id });
  design = made(design, 'component.add', { kind: 'onprem-router', parent: 'site', x: 20, y: 40, id: 'edge' });
  design = made(design, 'link.connect', { id: 'up', kind: 'routed', from: 'net', to: 'edge/eth0' });
  return design;
}

describe('component.rejoin', () => {
  it('ux-61 deletes a box between two and links its neighbours instead, in one step', () => {
    const design = made(routers(), 'link.connect', { id: 'down', kind: 'routed', from: 'edge/eth1', to: 'srv' });
    const command = findCommand('component.rejoin');
    if (command === null) throw new Error('no command');
    const result = dispatch(createHistory(design), command, { id: 'edge' }, registry);
    if (!result.ok) throw new Error(JSON.stringify(result.refusals));
    expect(Object.keys(result.history.design.components).sort()).toEqual(['net', 'site', 'srv', 'srv2']);
    expect(Object.values(result.history.design.links).map((link) => [link.kind, link.from.component, link.to.component].join(' '))).toEqual(['routed net srv']);
    expect(result.history.past).toHaveLength(1);
    expect(undo(result.history).design).toEqual(design);
  });

  it('ux-61 says why two sides cannot be joined', () => {
    const one = routers();
    expect(rejoinOf(one, registry, componentId('edge')).refusals.map((each) => [each.code, each.params['count']])).toEqual([['REJOIN_SIDES', 1]]);
    expect(rejoinOf(one, registry, componentId('site')).refusals.map((each) => each.code)).toEqual(['REJOIN_SIDES']);
    const toy = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
    expect(codes(refused(toy, 'component.rejoin', { id: 'nobody' }))).toEqual(['NO_SUCH_COMPONENT']);
  });
});
