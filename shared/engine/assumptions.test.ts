import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { ProxyPool } from '../plan/stage.ts';
import { assumptionTexts } from '../i18n/assumptions.ts';
import { because, cloudPlan, http, webServer, type CloudOptions } from './testing/cloud-plan.ts';
import { compile, trace, type Trace } from './index.ts';
import { ask } from './testing/ask.ts';
import { routed, small } from './testing/small-plan.ts';

const ids = (result: Trace): readonly string[] => result.assumptions.map((assumption) => assumption.id);

const web: CloudOptions = { rules: [http], services: { 'web-1': [webServer('web-1')], 'web-2': [webServer('web-2')] }, loadBalancer: true };
const toBalancer = (options: CloudOptions): Trace => trace(compile(cloudPlan(options)), { from: 'client', to: 'lb', kind: 'http' });

function idlePool(method: ProxyPool['method']): ProxyPool {
  const member = { id: 'web-1', component: componentId('web-1'), address: '192.168.0.6', port: 80, weight: 1, enabled: true, because: because('lb', 'web-1') };
  return { id: 'web', protocol: 'http', method, persistence: 'none', monitor: null, because: because('lb', 'web'), members: [member] };
}

describe('what an answer rests on', () => {
  it('known neighbours where a segment was asked, virtual time where times are told', () => {
    expect(ids(ask(routed()))).toEqual(['ASSUME_NEIGHBOURS_KNOWN', 'ASSUME_TIME_VIRTUAL']);
    expect(ids(ask(routed(), { kind: 'tcp', port: 80 }))).toEqual(['ASSUME_NEIGHBOURS_KNOWN']);
    expect(ids(ask(routed(), { kind: 'traceroute' }))).toEqual(['ASSUME_NEIGHBOURS_KNOWN', 'ASSUME_TIME_VIRTUAL']);
    const alone = small();
    alone.segment('left');
    alone.device('client', 'host', ['eth0 left 10.0.1.10/24'], []);
    expect(ids(ask(alone.builder.finish()))).toEqual([]);
  });
  it('a choice where there was one', () => {
    const twins = routed((net) => net.device('twin', 'host', ['eth0 right 10.0.2.10/24'], ['10.0.2.0/24 eth0', '0.0.0.0/0 eth0 10.0.2.1']));
    expect(ids(ask(twins, { kind: 'tcp', port: 80 }))).toEqual(['ASSUME_CHOICE', 'ASSUME_NEIGHBOURS_KNOWN']);
  });
  it('steady health where monitors decided who gets the request, or that nobody does', () => {
    expect(ids(toBalancer(web))).toEqual(['ASSUME_CHOICE', 'ASSUME_HEALTH_STEADY', 'ASSUME_NEIGHBOURS_KNOWN']);
    expect(ids(toBalancer({ ...web, monitor: false }))).toEqual(['ASSUME_CHOICE', 'ASSUME_NEIGHBOURS_KNOWN']);
    expect(toBalancer({ ...web, services: {} })).toMatchObject({ outcome: 'HTTP_503', assumptions: [{ id: 'ASSUME_HEALTH_STEADY' }, { id: 'ASSUME_NEIGHBOURS_KNOWN' }] });
  });
  it('an idle balancer where connections are counted', () => {
    expect(ids(toBalancer({ ...web, proxy: { pools: [idlePool('least-connections')] } }))).toEqual(['ASSUME_BALANCER_IDLE', 'ASSUME_NEIGHBOURS_KNOWN']);
    expect(ids(toBalancer({ ...web, proxy: { pools: [idlePool('round-robin')] } }))).toEqual(['ASSUME_NEIGHBOURS_KNOWN']);
  });
  it('what kinds declare for components that were met, and for no others', () => {
    const plan = routed((net) => {
      net.builder.assume({ id: 'V-SIMPLE', component: componentId('router') });
      net.builder.assume({ id: 'V-ELSEWHERE', component: componentId('nobody') });
    });
    expect(ids(ask(plan, { kind: 'tcp', port: 80 }))).toEqual(['ASSUME_NEIGHBOURS_KNOWN', 'V-SIMPLE']);
  });
});

describe('the text of an assumption', () => {
  it('is the sentence that the caller has for it, or its id', () => {
    const told = (sentence?: (id: string) => string): Trace['assumptions'] => ask(routed(), { kind: 'tcp', port: 80 }, sentence === undefined ? {} : { sentence }).assumptions;
    expect(told()).toEqual([{ id: 'ASSUME_NEIGHBOURS_KNOWN', text: 'ASSUME_NEIGHBOURS_KNOWN' }]);
    expect(told((id) => `said: ${id}`)).toEqual([{ id: 'ASSUME_NEIGHBOURS_KNOWN', text: 'said: ASSUME_NEIGHBOURS_KNOWN' }]);
  });
  it('exists in both languages', () => {
    for (const text of Object.values(assumptionTexts)) expect([/[가-힣]/.test(text.ko), /^[A-Z].*\.$/.test(text.en)]).toEqual([true, true]);
  });
});
