import { describe, expect, test } from 'vitest';
import { emptyDesign, type Design } from '../../../model/design.ts';
import { createScope } from '../../../model/scope.ts';
import { registry } from '../../index.ts';
import { add, connect, deviceOf, draw, project, propsOf, reachable, refusals, refusedWith, stagesOf, type Step } from '../../testing/drawing-board.ts';
import { candidatesOf, offered, operate, previewOf, takenBack } from '../../testing/operating.ts';

const detached = draw(project, ['link.disconnect', { id: 'igw-rt' }]);
const attach = operate('rt', 'attach-gateway', { gateway: 'igw' });
const defaults = (design: typeof project) => stagesOf(deviceOf(design, 'rt'), 'route')[0]?.rows.filter((row) => row.destination === '0.0.0.0/0').map((row) => row.because.label);

describe('routing table: attaching an internet gateway', () => {
  test('IG-08 IG-09 IG-11: it is a command of the table and takes one gateway', () => {
    expect(offered(detached, 'rt')).toContain('attach-gateway');
    expect(offered(detached, 'igw')).not.toContain('attach-gateway');
    const design = draw(detached, attach);
    expect(Object.values(design.links).filter((link) => link.from.component === 'igw').map((link) => [link.kind, link.to.component])).toEqual([['attach', 'rt']]);
    expect(propsOf(design, 'igw')['state']).toBe('available');
  });

  test('IG-08: dragging the gateway onto the table does the same', () => {
    expect(propsOf(draw(detached, connect('attach', 'igw', 'rt')), 'igw')).toEqual(propsOf(draw(detached, attach), 'igw'));
  });

  test('IG-07: public address, route and SNAT address come in one step, and one undo takes all of them back', () => {
    const bare = draw(detached, ['component.remove', { ids: ['vm1'] }]);
    const firstAddress = (design: typeof project) => propsOf(draw(design, add('instance', 'first', 'subnet')), 'first')['interfaces'];
    const design = draw(bare, attach);
    expect(propsOf(design, 'igw')['publicIp']).toBe('133.186.128.2');
    expect(defaults(design)).toEqual(['INTERNET_GATEWAY igw']);
    expect(firstAddress(bare)).toMatchObject([{ address: '192.168.0.3' }]);
    expect(firstAddress(design)).toMatchObject([{ address: '192.168.0.4' }]);
    expect(takenBack(bare, attach)).toEqual({ steps: 1, design: bare });
  });

  test('IG-10: only gateways that can be attached now are on its list', () => {
    const design = draw(
      detached, add('routing-table', 'rt2', 'vpc'), add('internet-gateway', 'taken'), connect('attach', 'taken', 'rt2'),
      add('internet-gateway', 'busy'), operate('busy', 'mark-maintenance'), operate('busy', 'restart'),
    );
    expect(candidatesOf(design, 'rt', 'attach-gateway', 'gateway')).toEqual(['igw']);
    const failed = draw(design, operate('busy', 'fail-restart'));
    expect(candidatesOf(failed, 'rt', 'attach-gateway', 'gateway')).toEqual(['igw']);
    expect(candidatesOf(project, 'rt', 'attach-gateway', 'gateway')).toEqual([]);
    expect(refusals(design, operate('rt', 'attach-gateway', { gateway: 'taken' }))).toMatchObject([{ code: 'NHN-IG-004', params: { ig: 'taken', rt2: 'rt2' } }]);
  });

  test('IG-10: a gateway of another project is neither offered nor attached', () => {
    const enabled = (id: string) => [add('project', id), ['component.update', { id, props: { enabled: true } }]] as const;
    const design = draw(
      emptyDesign, add('external-network', 'net'), ...enabled('a'), ...enabled('b'),
      add('vpc', 'vpc-a', 'a'), add('routing-table', 'rt-a', 'vpc-a'), add('internet-gateway', 'igw-b', 'b'),
    );
    expect(candidatesOf(design, 'rt-a', 'attach-gateway', 'gateway')).toEqual([]);
    expect(refusals(design, connect('attach', 'igw-b', 'rt-a'))).toMatchObject([{ code: 'IG-OTHER-PROJECT', params: { ig: 'igw-b', project: 'b', rt: 'rt-a' }, blocking: ['rt-a'], rule: ['IG-10'] }]);
  });

  test('with nothing to attach it says so, and a table that has a gateway is refused a second one (NHN-IG-005)', () => {
    const none = draw(detached, ['component.remove', { ids: ['igw'] }]);
    expect(refusedWith(none, operate('rt', 'attach-gateway'))).toEqual(['RT-NO-GATEWAY']);
    expect(refusals(draw(project, add('internet-gateway', 'igw2')), operate('rt', 'attach-gateway', { gateway: 'igw2' }))).toMatchObject([{ code: 'NHN-IG-005', params: { rt: 'rt', ig2: 'igw' }, blocking: ['igw'] }]);
  });
});

describe('routing table: detaching its internet gateway', () => {
  test('IG-18 IG-20 IG-22 IG-23: it is a command of the table; address and route go with it', () => {
    expect(offered(project, 'rt')).toContain('detach-gateway');
    const design = draw(project, operate('rt', 'detach-gateway'));
    expect(propsOf(design, 'igw')).toMatchObject({ state: 'unavailable', publicIp: '' });
    expect(defaults(design)).toEqual([]);
    expect(takenBack(project, operate('rt', 'detach-gateway'))).toEqual({ steps: 1, design: project });
  });

  test('IG-22: what it means is said before', () => {
    expect(previewOf(project, 'rt', 'detach-gateway')).toEqual({ code: 'IG-DETACH', params: { ig: 'igw', rt: 'rt', ip: '133.186.128.2', n: 1 }, affected: ['vm1'] });
  });

  test('IG-21 NHN-IG-007: without a gateway it is neither offered nor done', () => {
    expect(offered(detached, 'rt')).not.toContain('detach-gateway');
    expect(refusals(detached, operate('rt', 'detach-gateway'))).toMatchObject([{ code: 'NHN-IG-007', params: { rt: 'rt' }, rule: ['IG-21'] }]);
  });

  test('IG-19 NHN-IG-006: floating IPs behind the table hold it, all of them named; the fix is a step of its own', () => {
    const two = draw(reachable, add('load-balancer', 'lb', 'subnet'), add('floating-ip', 'fip-lb'), connect('attach', 'fip-lb', 'lb/vip'));
    const [refusal] = refusals(two, operate('rt', 'detach-gateway'));
    expect(refusal).toMatchObject({ code: 'NHN-IG-006', params: { list: 'fip-lb -> lb, fip-vm1 -> vm1' }, blocking: ['fip-lb', 'fip-vm1'] });
    if (refusal?.fix === undefined) throw new Error('no fix');
    const fix: Step = [refusal.fix.command, refusal.fix.args];
    const freed = draw(two, fix);
    expect(propsOf(freed, 'igw')['state']).toBe('available');
    expect(takenBack(two, fix)).toEqual({ steps: 1, design: two });
    expect(propsOf(draw(freed, operate('rt', 'detach-gateway')), 'igw')['state']).toBe('unavailable');
  });
});

describe('routing table: automatic routes', () => {
  const rowsOf = (design: Design) => {
    const scope = createScope(design, registry);
    const rt = scope.component('rt');
    return rt === null ? [] : (registry.find('routing-table')?.derivedRows(rt.id, rt.component, scope)['routes'] ?? []);
  };

  test('IG-12 IG-13 IG-14 IG-15: they are listed beside the stored ones; the gateway is shown by its name and follows a renaming', () => {
    expect(rowsOf(project).map(({ id, row }) => [id, row])).toEqual([
      ['auto-local', { cidr: '192.168.0.0/16', gatewayType: 'LOCAL', gateway: 'local' }],
      ['auto-internet-gateway', { cidr: '0.0.0.0/0', gatewayType: 'INTERNET_GATEWAY', gateway: 'igw' }],
    ]);
    const renamed = draw(project, ['component.rename', { id: 'igw', name: 'edge' }]);
    expect(rowsOf(renamed)[1]?.row['gateway']).toBe('edge');
  });

  test('IG-16 IG-17 NHN-RT-010: nobody deletes, edits or moves them; the remedy detaches the gateway, and with it the row goes', () => {
    const edits: readonly Step[] = [
      ['row.remove', { id: 'rt', path: '/routes/auto-internet-gateway' }],
      ['row.update', { id: 'rt', path: '/routes/auto-internet-gateway', row: { cidr: '10.0.0.0/8' } }],
      ['row.move', { id: 'rt', path: '/routes/auto-internet-gateway', to: 0 }],
    ];
    const fix = { command: 'component.operate', args: { id: 'rt', operation: 'detach-gateway' }, title: 'NHN-RT-010.fix' };
    for (const step of edits) expect(refusals(project, step)).toEqual([{ code: 'NHN-RT-010', params: {}, at: { component: 'rt' }, rule: ['IG-16'], fix }]);
    expect(refusals(project, ['row.remove', { id: 'rt', path: '/routes/auto-local' }])[0]?.fix).toBeUndefined();
    expect(rowsOf(draw(project, [fix.command, fix.args])).map((row) => row.id)).toEqual(['auto-local']);
    expect(refusedWith(detached, ['row.remove', { id: 'rt', path: '/routes/auto-internet-gateway' }])).toEqual(['NO_SUCH_ROW']);
  });
});

describe('routing table: default table and association (B.3)', () => {
  const second = draw(project, add('routing-table', 'rt2', 'vpc'), add('subnet', 's2', 'vpc'), connect('attach', 's2', 'rt'));
  const served = (design: typeof project, table: string) =>
    deviceOf(design, table).interfaces.filter((row) => row.addresses.length > 0).map((row) => row.id).filter((id) => ['subnet', 's2'].includes(id));

  test('another default table takes the implicit subnets; explicit ones stay', () => {
    expect(previewOf(second, 'rt2', 'set-default')).toEqual({ code: 'RT-SET-DEFAULT', params: { rt: 'rt2', n: 1, list: 'subnet' }, affected: ['subnet'] });
    const design = draw(second, operate('rt2', 'set-default'));
    expect([propsOf(design, 'rt')['isDefault'], propsOf(design, 'rt2')['isDefault']]).toEqual([false, true]);
    expect([served(design, 'rt'), served(design, 'rt2')]).toEqual([['s2'], ['subnet']]);
    expect(offered(design, 'rt2')).not.toContain('set-default');
  });

  test('NHN-SUB-008: not while a floating IP would be left without internet gateway, with the fix', () => {
    const design = draw(reachable, add('routing-table', 'rt2', 'vpc'));
    const [refusal] = refusals(design, operate('rt2', 'set-default'));
    expect(refusal).toMatchObject({ code: 'NHN-SUB-008', params: { fip: 'fip-vm1', rt: 'rt2' }, blocking: ['fip-vm1'] });
    if (refusal?.fix === undefined) throw new Error('no fix');
    expect(propsOf(draw(design, [refusal.fix.command, refusal.fix.args], operate('rt2', 'set-default')), 'rt2')['isDefault']).toBe(true);
  });

  test('a subnet is associated and dissociated; it returns to the default table', () => {
    const design = draw(project, add('routing-table', 'rt2', 'vpc'), operate('rt2', 'associate-subnet', { subnet: 'subnet' }));
    expect([served(design, 'rt'), served(design, 'rt2')]).toEqual([[], ['subnet']]);
    expect(candidatesOf(design, 'rt', 'associate-subnet', 'subnet')).toEqual([]);
    expect(candidatesOf(design, 'rt2', 'dissociate-subnet', 'subnet')).toEqual(['subnet']);
    const back = draw(design, operate('rt2', 'dissociate-subnet'));
    expect([served(back, 'rt'), served(back, 'rt2')]).toEqual([['subnet'], []]);
    expect(refusedWith(back, operate('rt2', 'dissociate-subnet'))).toEqual(['RT-NO-SUBNET']);
  });
});
