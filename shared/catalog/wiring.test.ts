import { expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { registry } from './index.ts';
import { add, connect, draw, planOf, refusedWith, remove } from './testing/drawing-board.ts';
import { networkLinks, peersByWire, plugLinks, wireOf } from './wiring.ts';

const routers: Design = draw(
  emptyDesign,
  add('onprem-router', 'a', null, { interfaces: [{ id: 'p1' }, { id: 'p2' }] }),
  add('onprem-router', 'b', null, { interfaces: [{ id: 'p1' }] }),
  add('server', 'pc', null, { interfaces: [{ id: 'eth0', address: '10.0.0.5' }, { id: 'eth1' }] }),
);

const wire = (design: Design, owner: string, port: string) => wireOf(createScope(design, registry), componentId(owner), port)?.id ?? null;

test('who may be plugged into a network, and who may be wired to whom, reads the same from both ends', () => {
  for (const network of ['vlan', 'logical-switch'] as const) {
    for (const kind of networkLinks(network)[0]?.peers ?? []) expect([kind, plugLinks(kind)[0]?.peers.includes(network)]).toEqual([kind, true]);
  }
  const kinds = ['internet', 'customer-router', 'cross-connect-router', 'wan', 'onprem-router', 'server', 'enterprise-user', 'dns-server', 'proxy-server', 'registry'];
  const oneSided = kinds.flatMap((kind) => peersByWire(kind).filter((peer) => kinds.includes(peer) && !peersByWire(peer).includes(kind)).map((peer) => `${kind} ${peer}`));
  expect(oneSided).toEqual([]);
});

test('a wire hangs on the interface it names; in a file that names none, on the first one', () => {
  const wired = draw(routers, connect('routed', 'a/p2', 'b/p1'));
  expect([wire(wired, 'a', 'p1'), wire(wired, 'a', 'p2'), wire(wired, 'b', 'p1')]).toEqual([null, 'a.p2-b.p1', 'a.p2-b.p1']);
  const bare: Design = { ...routers, links: { w: { kind: 'routed', from: { component: componentId('a') }, to: { component: componentId('b') } } } };
  expect([wire(bare, 'a', 'p1'), wire(bare, 'a', 'p2')]).toEqual(['w', null]);
  expect(wire(draw(wired, remove('b')), 'a', 'p2')).toBeNull();
});

test('an interface has one wire', () => {
  const wired = draw(routers, connect('routed', 'a/p1', 'b/p1'));
  expect(refusedWith(wired, connect('routed', 'a/p1', 'pc/eth0'))).toEqual(['LINK_FULL']);
  expect(refusedWith(wired, connect('routed', 'a', 'pc/eth0'))).toEqual(['LINK_PORT_NEEDED']);
});

test('both ends bring the same wire: what is plugged into the internet carries what the internet does, and hears nothing of who is not there', () => {
  const design = draw(routers, add('internet', 'internet'), connect('routed', 'a/p1', 'internet'), connect('routed', 'a/p2', 'b/p1'));
  const segments = planOf(design).segments.map(({ id, form, mtuBytes, delayUs, missing }) => [id, form, mtuBytes, delayUs, missing.silent]);
  expect(segments).toEqual([['link:a.p1-internet', 'point-to-point', 1500, 50, true], ['link:a.p2-b.p1', 'point-to-point', 9000, 50, false]]);
});
