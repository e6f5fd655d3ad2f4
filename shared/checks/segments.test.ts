import { expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { add, connect, draw, type Step } from '../catalog/testing/drawing-board.ts';
import { emptyDesign } from '../model/design.ts';
import { rt1 } from '../samples/testing/private-cloud.ts';
import { validate } from './index.ts';

const plugged = (id: string, address: string, mtu: number): readonly Step[] => [add('server', id, null, { interfaces: [{ id: 'eth0', address, mtu }] }), connect('l2', `${id}/eth0`, 'wire')];

test('MTU-002: on a VLAN with several subnets members of one subnet must agree, VTEPs and uplinks beside each other need not', () => {
  const told = (...steps: readonly Step[]) => {
    const subnets = [{ id: 'vtep', cidr: '10.100.1.0/26' }, { id: 'uplink', cidr: '10.100.2.0/26' }];
    const router = add('customer-router', 'bcr', null, { role: 'backend', interfaces: [{ id: 'wire', mtu: 9000 }] });
    const design = draw(emptyDesign, add('vlan', 'wire', null, { vlanKind: 'privateA', mtu: 9000, subnets }), router, connect('l2', 'bcr/wire', 'wire'), ...steps);
    return validate(design, registry).filter(({ code }) => code === 'MTU-002').map(({ params }) => params['members']);
  };
  const apart = [...plugged('vtep1', '10.100.1.11', 9000), ...plugged('vtep2', '10.100.1.12', 9000), ...plugged('edge', '10.100.2.10', 1500)];
  expect(told(...apart)).toEqual([]);
  expect(told(...apart, ...plugged('vtep3', '10.100.1.13', 1500))).toEqual(['vtep1/eth0 9000, vtep2/eth0 9000, vtep3/eth0 1500']);
});

test('MTU-002 finds nothing in the reference topology', () => {
  expect(validate(rt1(), registry).filter(({ code }) => code === 'MTU-002')).toEqual([]);
});

// Nobody draws an interface into it, yet the pair of edges stands and falls with it: deleting it as unused would be the wrong advice.
test('SUB-005: the heartbeat network of a pair of edges is in use; without the pair nothing is connected to it', () => {
  const deserted = (...steps: readonly Step[]) => validate(rt1(...steps), registry).filter(({ code }) => code === 'SUB-005').map(({ at }) => at.component);
  expect(deserted()).toEqual([]);
  expect(deserted(['component.update', { id: 'esg', props: { ha: { enabled: false, heartbeatNetwork: null } } }])).toEqual(['ls-ha']);
});
