import { describe, expect, test } from 'vitest';
import type { Design } from '../../model/design.ts';
import { add, applyFix, draw, findingsOf, problems, propsOf, update, written } from '../testing/drawing-board.ts';
import { arrived, ask, ending, smallCluster, stepsOf } from './testing/small-cluster.ts';

/* Network policies (domain/private-cloud.md b.5 and c; Kubernetes NetworkPolicy API): selected means closed in that direction. */

const base = draw(smallCluster, add('pod', 'api', 'worker2', { ip: '172.28.2.30', labels: ['app=api', 'tier=back'], listens: [{ id: 'http', port: 8080 }, { id: 'admin', port: 9090 }] }));
const policy = (props: Readonly<Record<string, unknown>>, design: Design = base): Design => draw(design, add('network-policy', 'policy', 'k8s', props));
const toApi = { to: 'api' } as const;
const denied = ['TIMEOUT', 'NETWORK_POLICY_DENY_INGRESS', 'worker2'];

describe('ingress', () => {
  const closed = policy({ selector: ['app=api'], types: ['Ingress'] });

  test('a selected pod accepts nobody; a pod that no policy selects stays open', () => {
    expect(ending(ask(closed, toApi))).toEqual(denied);
    expect(ending(ask(closed, { from: 'web2', ...toApi }))).toEqual(denied);
    expect(ending(ask(closed, {}))).toEqual(['REPLY', null, 'web2']);
  });

  test('what it may still send gets its answers back', () => {
    expect(ending(ask(closed, { from: 'api', to: 'web1' }))).toEqual(['REPLY', null, 'web1']);
  });

  test('a selector needs every label it names', () => {
    expect(ending(ask(policy({ selector: ['app=api', 'tier=front'], types: ['Ingress'] }), toApi))).toEqual(['REPLY', null, 'api']);
    expect(ending(ask(policy({ selector: ['app=api', 'tier=back'], types: ['Ingress'] }), toApi))).toEqual(denied);
  });

  test('rows let pods by their labels in, on their ports', () => {
    const open = policy({ selector: ['app=api'], types: ['Ingress'], ingress: [{ id: 'web', podSelector: ['app=web'], ports: ['tcp/8080'] }] });
    expect(ending(ask(open, toApi))).toEqual(['REPLY', null, 'api']);
    expect(stepsOf(ask(open, toApi), 'filter').map((step) => [step.because.component, step.because.path, step.action])).toContainEqual(['policy', '/ingress/0', 'PERMITTED']);
    expect(ending(ask(open, { ...toApi, port: 9090 }))).toEqual(denied);
    expect(ending(ask(open, { from: 'beside', ...toApi }))).toEqual(denied);
    expect(ending(ask(draw(open, update('beside', { labels: ['app=web'] })), { from: 'beside', ...toApi }))).toEqual(['REPLY', null, 'api']);
  });

  test('a block lets addresses in, except those it leaves out', () => {
    const open = policy({ selector: ['app=api'], types: ['Ingress'], ingress: [{ id: 'block', ipBlock: '172.28.1.0/24', except: ['172.28.1.20/32'] }] });
    expect(ending(ask(open, { from: 'beside', ...toApi }))).toEqual(['REPLY', null, 'api']);
    expect(ending(ask(open, toApi))).toEqual(denied);
  });

  test('several policies add up: what one of them allows is allowed', () => {
    const both = draw(closed, add('network-policy', 'other', 'k8s', { selector: ['tier=back'], types: ['Ingress'], ingress: [{ id: 'all', allPods: true }] }));
    expect(ending(ask(both, toApi))).toEqual(['REPLY', null, 'api']);
  });

  test('the node itself always reaches its pods, other nodes do not', () => {
    expect(ending(ask(closed, { from: 'worker2', ...toApi }))).toEqual(['REPLY', null, 'api']);
    expect(ending(ask(closed, { from: 'worker1', ...toApi }))).toEqual(denied);
  });

  test('a row nobody can read leaves it open what is allowed', () => {
    const odd = policy({ selector: ['app=api'], types: ['Ingress'], ingress: [{ id: 'odd', ports: ['tcp/http'] }, { id: 'admin', ports: ['tcp/9090'] }] });
    expect(ask(odd, toApi).verdict).toBe('UNDETERMINED');
    expect(ending(ask(odd, { ...toApi, port: 9090 }))).toEqual(['REPLY', null, 'api']);
    expect(findingsOf(odd, 'policy')).toMatchObject([{ code: 'K8S-005', params: { case: 'row', row: 'odd' }, at: { path: '/ingress/0' } }]);
  });
});

describe('egress', () => {
  const closed = policy({ selector: ['app=web'], types: ['Egress'] });

  test('a selected pod sends to nobody, which is decided at its own node before what the other side accepts', () => {
    expect(ending(ask(closed, toApi))).toEqual(['TIMEOUT', 'NETWORK_POLICY_DENY_EGRESS', 'worker1']);
    expect(ending(ask(closed, { to: 'db', port: 3306 }))).toEqual(['TIMEOUT', 'NETWORK_POLICY_DENY_EGRESS', 'worker1']);
    const both = draw(closed, add('network-policy', 'a-first', 'k8s', { selector: ['app=beside'], types: ['Ingress'] }));
    expect(ending(ask(both, { to: 'beside' }))[1]).toBe('NETWORK_POLICY_DENY_EGRESS');
    expect(ending(ask(closed, { from: 'api', to: 'web1' }))).toEqual(['REPLY', null, 'web1']);
  });

  test('it compares the destination before the source is translated', () => {
    const open = policy({ selector: ['app=web'], types: ['Egress'], egress: [{ id: 'db', ipBlock: '192.168.30.0/24', ports: ['tcp/3306'] }] });
    const result = ask(open, { to: 'db', port: 3306 });
    expect(ending(result)).toEqual(['REPLY', null, 'db']);
    expect(arrived(result)).toBe('192.168.20.31>192.168.30.50');
    expect(ending(ask(open, toApi))[1]).toBe('NETWORK_POLICY_DENY_EGRESS');
  });

  test('what a pod sends to its own node meets it too', () => {
    expect(ending(ask(base, { to: 'worker1', kind: 'ping' }))).toEqual(['REPLY', null, 'worker1']);
    expect(ending(ask(closed, { to: 'worker1', kind: 'ping' }))).toEqual(['TIMEOUT', 'NETWORK_POLICY_DENY_EGRESS', 'worker1']);
    expect(ending(ask(closed, { from: 'beside', to: 'worker1', kind: 'ping' }))).toEqual(['REPLY', null, 'worker1']);
  });

  test('pods of the host network are no pods for policies', () => {
    const agent = draw(policy({ types: ['Egress'] }), add('pod', 'agent', 'worker1', { hostNetwork: true, labels: ['app=web'] }));
    expect(ending(ask(agent, { from: 'worker1', to: 'db', port: 3306 }))).toEqual(['REPLY', null, 'db']);
  });
});

describe('what is wrong with a policy', () => {
  const names = draw(
    base,
    add('pod', 'coredns', 'worker1', { ip: '172.28.1.5', labels: ['k8s-app=kube-dns'], dnsServes: true }),
    add('service', 'kube-dns', 'k8s', { clusterIp: '172.29.0.10', selector: ['k8s-app=kube-dns'], ports: [{ id: 'dns', protocol: 'udp', port: 53, targetPort: 53 }] }),
  );

  test('K8S-004: pods that may send, but not to the cluster DNS, find no names; the fix lets them', () => {
    const deaf = policy({ selector: ['app=web'], types: ['Egress'], egress: [{ id: 'db', ipBlock: '192.168.30.0/24' }] }, names);
    expect(findingsOf(deaf, 'policy')).toMatchObject([{ code: 'K8S-004', severity: 'error', params: { pod: 'web1', dns: '172.29.0.10' }, at: { path: '/egress' } }]);
    const fixed = applyFix(deaf, 'policy', 'K8S-004');
    expect(problems(fixed, 'policy')).toEqual([]);
    expect(propsOf(fixed, 'policy')['egress']).toMatchObject([{ id: 'db' }, { ports: ['udp/53', 'tcp/53'] }]);
    expect(problems(policy({ selector: ['app=web'], types: ['Egress'], egress: [{ id: 'dns', podSelector: ['k8s-app=kube-dns'], ports: ['udp/53'] }] }, names), 'policy')).toEqual([]);
    expect(problems(policy({ selector: ['app=web'], types: ['Ingress'] }, names), 'policy')).toEqual([]);
  });

  test('K8S-005: a policy that selects nobody, or does not say its directions', () => {
    expect(findingsOf(policy({ selector: ['app=wbe'], types: ['Ingress'] }), 'policy')).toMatchObject([{ code: 'K8S-005', severity: 'warning', params: { selector: 'app=wbe' } }]);
    const vague = written(policy({ selector: ['app=api'] }), 'policy', { types: [], egress: [{ id: 'all' }] });
    expect(findingsOf(vague, 'policy')).toMatchObject([{ code: 'K8S-005', params: { case: 'types', types: 'Ingress, Egress' } }]);
    expect(propsOf(applyFix(vague, 'policy', 'K8S-005'), 'policy')['types']).toEqual(['Ingress', 'Egress']);
    expect(findingsOf(policy({ selector: ['app=api'], types: ['Inbound'] }), 'policy')).toMatchObject([{ code: 'K8S-005', params: { case: 'word', word: 'Inbound' } }]);
    expect(problems(policy({ selector: ['app=api'], types: ['Ingress', 'Egress'] }), 'policy')).toEqual([]);
  });
});
