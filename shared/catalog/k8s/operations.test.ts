import { describe, expect, test } from 'vitest';
import { add, draw, problems, propsOf, refusals, refusedWith, update } from '../testing/drawing-board.ts';
import { candidatesOf, offered, operate, previewOf, takenBack } from '../testing/operating.ts';
import { ask, ending, smallCluster, withVips } from './testing/small-cluster.ts';

const parentOf = (design: typeof smallCluster, id: string): string | null => design.components[id]?.parent ?? null;

describe('draining a worker', () => {
  const drained = draw(smallCluster, operate('worker1', 'drain'));

  test('its pods are made again on another schedulable node, with addresses of that node’s block', () => {
    expect([parentOf(drained, 'web1'), parentOf(drained, 'beside')]).toEqual(['worker2', 'worker2']);
    expect([propsOf(drained, 'web1')['ip'], propsOf(drained, 'beside')['ip']].toSorted()).toEqual(['172.28.2.2', '172.28.2.3']);
    expect(propsOf(drained, 'worker1')['schedulable']).toBe(false);
    expect(ending(ask(drained, { from: 'web2', to: 'web1' }))).toEqual(['REPLY', null, 'web1']);
  });

  test('it says what it does before, is one undo step, and is undone by uncordon only as far as new pods go', () => {
    expect(previewOf(smallCluster, 'worker1', 'drain')).toMatchObject({ code: 'K8S-DRAIN', params: { name: 'worker1', count: 2 }, affected: ['beside', 'web1'] });
    const back = takenBack(smallCluster, operate('worker1', 'drain'));
    expect([back.steps, parentOf(back.design, 'web1'), propsOf(back.design, 'web1')['ip'], propsOf(back.design, 'worker1')['schedulable']]).toEqual([1, 'worker1', '172.28.1.20', true]);
    expect(offered(drained, 'worker1')).toContain('uncordon');
    const again = draw(drained, operate('worker1', 'uncordon'));
    expect([propsOf(again, 'worker1')['schedulable'], parentOf(again, 'web1')]).toEqual([true, 'worker2']);
  });

  test('pods of the host network belong to their node and stay', () => {
    const agent = draw(smallCluster, add('pod', 'agent', 'worker1', { hostNetwork: true }), operate('worker1', 'drain'));
    expect(parentOf(agent, 'agent')).toBe('worker1');
  });

  test('without another schedulable node it is refused, and says which pod has no place', () => {
    const alone = draw(smallCluster, update('worker2', { schedulable: false }));
    expect(refusals(alone, operate('worker1', 'drain'))).toMatchObject([
      { code: 'K8S-DRAIN', params: { case: 'nowhere', pod: 'beside' }, blocking: ['beside'] }, { code: 'K8S-DRAIN', params: { pod: 'web1' } },
    ]);
    expect(refusedWith(draw(smallCluster, update('worker2', { state: 'stopped' })), operate('worker1', 'drain'))).toEqual(['K8S-DRAIN', 'K8S-DRAIN']);
  });

  test('two workers share what a third one leaves', () => {
    const three = draw(smallCluster, add('worker-node', 'worker3', 'k8s', { podBlock: '172.28.3.0/26', tunnelIp: '172.28.3.1' }));
    const spread = draw(three, operate('worker1', 'drain'));
    expect([parentOf(spread, 'beside'), parentOf(spread, 'web1')]).toEqual(['worker3', 'worker2']);
  });
});

describe('failing a proxy node', () => {
  const call = { from: 'db', to: 'vip-proxy', kind: 'ping' } as const;

  test('its virtual address moves to the other proxy node, which answers from then on', () => {
    const failed = draw(withVips, operate('proxy1', 'fail'));
    expect([propsOf(failed, 'proxy1')['state'], propsOf(failed, 'vip-proxy')['holder'], propsOf(failed, 'vip-cluster')['holder']]).toEqual(['stopped', 'proxy2', 'master1']);
    expect(ending(ask(withVips, call))).toEqual(['REPLY', null, 'proxy1']);
    expect(ending(ask(failed, call))).toEqual(['REPLY', null, 'proxy2']);
    expect(previewOf(withVips, 'proxy1', 'fail')).toMatchObject({ code: 'K8S-FAIL', affected: ['vip-proxy'] });
    expect(takenBack(withVips, operate('proxy1', 'fail'))).toMatchObject({ steps: 1, design: withVips });
  });

  test('when the last one fails nobody has it, and who comes back takes it', () => {
    const none = draw(withVips, operate('proxy1', 'fail'), operate('proxy2', 'fail'));
    expect(propsOf(none, 'vip-proxy')['holder']).toBeNull();
    expect(ending(ask(none, call))[0]).toBe('HOST_UNREACHABLE');
    const back = draw(none, operate('proxy1', 'start'));
    expect(propsOf(back, 'vip-proxy')['holder']).toBe('proxy1');
    expect(ending(ask(back, call))).toEqual(['REPLY', null, 'proxy1']);
  });

  test('a virtual address is moved by hand among the nodes of its role', () => {
    expect(candidatesOf(withVips, 'vip-proxy', 'move', 'holder')).toEqual(['proxy2']);
    expect(propsOf(draw(withVips, operate('vip-proxy', 'move')), 'vip-proxy')['holder']).toBe('proxy2');
    expect(refusedWith(withVips, operate('vip-proxy', 'move', { holder: 'worker1' }))).toEqual(['K8S-VIP-HOLDER']);
    expect(problems(withVips, 'vip-proxy')).toEqual([]);
  });
});
