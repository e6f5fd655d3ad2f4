import { describe, expect, test } from 'vitest';
import { add, applyFix, draw, findingsOf, problems, propsOf, update } from '../../testing/drawing-board.ts';
import { handsTo, servedCluster, serviceRoute } from '../testing/served-cluster.ts';
import { ask, ending, stepsOf } from '../testing/small-cluster.ts';

/* What a controller makes of Ingress rules (domain/private-cloud.md, c), asked from outside through the router. */

const page = (body: string) => ({ listens: [{ id: 'http', port: 8080, application: 'http', body }] });
const open = draw(
  servedCluster, serviceRoute, handsTo('172.29.0.80'),
  add('pod', 'help1', 'worker2', { ip: '172.28.2.30', labels: ['app=help'], ...page('help') }),
  add('service', 'svc-help', 'k8s', { clusterIp: '172.29.0.91', selector: ['app=help'], ports: [{ id: 'http', port: 8000, targetPort: 8080 }] }),
);
const rules = (...rows: readonly Readonly<Record<string, unknown>>[]) => update('ingress', { rules: rows.map((row, index) => ({ id: `r${index}`, ...row })) });
const shop = { host: 'shop.example.com', path: '/', service: 'svc-web', port: 80 };
const help = { host: 'help.example.com', path: '/', service: 'svc-help', port: 8000 };

const visit = (url: string, ...steps: Parameters<typeof draw>[1][]) => ask(draw(open, ...steps), { from: 'customer', to: url, kind: 'http', port: 443, sizeBytes: 1000 });
const decided = (result: ReturnType<typeof ask>) => stepsOf(result, 'policy').find((step) => step.detail['kind'] !== undefined);
/** The pool that was chosen and served, or the status and why. What the page behind it says of a path is its own business. */
const answer = (url: string, ...steps: Parameters<typeof draw>[1][]) => {
  const result = visit(url, ...steps);
  const policy = decided(result);
  const isServed = policy?.detail['kind'] === 'pool' && result.paths[0]?.disposition === 'ACCEPTED';
  return isServed ? String(policy.detail['pool']) : `${result.outcome} ${policy?.reason ?? ''}`.trim();
};

describe('rules', () => {
  test('R-006 R-007 a URL reaches the Service its host and path name, through DNS', () => {
    const result = visit('https://shop.example.com');
    expect(result.probe.destination).toBe('203.0.113.11');
    expect([result.outcome, decided(result)?.because]).toEqual(['HTTP_200', { component: 'ingress', path: '/rules/0', label: 'shop.example.com/' }]);
  });

  test('R-010 two hosts on one address reach two Services', () => {
    const both = rules(shop, help);
    expect(answer('https://shop.example.com', both)).toBe('svc-web:80');
    expect(answer('https://help.example.com', both)).toBe('svc-help:8000');
  });

  test('the longest path decides, whole elements only; an exact path before a prefix', () => {
    const paths = rules(shop, { ...shop, path: '/help', service: 'svc-help', port: 8000 }, { ...shop, path: '/help/me', pathType: 'Exact' });
    expect(answer('https://shop.example.com/help', paths)).toBe('svc-help:8000');
    expect(answer('https://shop.example.com/help/us', paths)).toBe('svc-help:8000');
    expect(answer('https://shop.example.com/helpers', paths)).toBe('svc-web:80');
    expect(answer('https://shop.example.com/help/me', paths)).toBe('svc-web:80');
    expect(answer('https://shop.example.com/help/me/now', paths)).toBe('svc-help:8000');
  });

  test('a whole host before a wildcard, which stands for one label; a host without a fitting path falls to nobody else', () => {
    const wild = rules({ ...shop, path: '/cart' }, { ...help, host: '*.example.com' });
    expect(answer('https://help.example.com', wild)).toBe('svc-help:8000');
    expect(answer('https://shop.example.com/cart', wild)).toBe('svc-web:80');
    expect(answer('https://shop.example.com/other', wild)).toBe('HTTP_404 INGRESS_NO_RULE');
    const deep = update('names', { records: [{ id: 'deep', name: 'a.b.example.com', address: '203.0.113.11' }] });
    expect(answer('https://a.b.example.com', wild, deep)).toBe('HTTP_404 INGRESS_NO_RULE');
    expect(answer('https://a.b.example.com', rules({ ...shop, host: '' }), deep)).toBe('svc-web:80');
  });

  test('unmatched: 404 by the controller, or the default backend', () => {
    const missed = visit('https://help.example.com');
    expect([missed.verdict, ...ending(missed)]).toEqual(['REACHABLE', 'HTTP_404', null, 'pod-ingress']);
    expect(answer('https://help.example.com', update('ingress', { defaultBackend: 'svc-help' }))).toBe('svc-help:8000');
  });

  test('a Service that is missing or has no endpoints: 503', () => {
    expect(answer('https://shop.example.com', rules({ ...shop, service: 'nobody' }))).toBe('HTTP_503');
    expect(answer('https://shop.example.com', rules({ ...shop, port: 81 }))).toBe('HTTP_503');
    expect(answer('https://shop.example.com', update('web1', { ready: false }), update('web2', { ready: false }))).toBe('HTTP_503');
  });
});

test('R-008 requests take turns between the endpoints', () => {
  const result = ask(open, { from: 'customer', to: 'https://shop.example.com', kind: 'http', port: 443, count: 4 });
  expect(result.requests?.map((request) => request.backend)).toEqual(['web1', 'web2', 'web1', 'web2']);
});

test('R-009 R-016 TLS ends at the controller, in ICP and IKS: what goes on to the endpoint is in the open', () => {
  for (const flavor of ['ICP', 'IKS']) {
    const result = visit('https://shop.example.com', update('k8s', { flavor }));
    expect(result.outcome).toBe('HTTP_200');
    const [, second] = (result.paths[0]?.legs ?? []).filter((leg) => leg.direction === 'forward');
    expect(second?.hops.at(-1)?.steps.find((step) => step.kind === 'deliver')?.headers.at(-1)).toMatchObject({ layer: 'http' });
    expect(ask(open, { from: 'customer', to: 'http://shop.example.com', kind: 'http', port: 443 }).outcome).toBe('HTTP_400');
  }
});

describe('findings', () => {
  test('V-32 a rule without a Service, or with a port it has not', () => {
    expect(problems(open, 'ingress')).toEqual([]);
    expect(findingsOf(draw(open, rules({ ...shop, service: null })), 'ingress')).toMatchObject([{ code: 'V-32', severity: 'error', at: { path: '/rules/0/service' } }]);
    const port = draw(open, rules({ ...shop, port: 8080 }));
    expect(findingsOf(port, 'ingress')).toMatchObject([{ code: 'V-32', severity: 'error', at: { path: '/rules/0/port' } }]);
    expect(propsOf(applyFix(port, 'ingress', 'V-32'), 'ingress')['rules']).toMatchObject([{ port: 80 }]);
    expect(problems(applyFix(port, 'ingress', 'V-32'), 'ingress')).toEqual([]);
    expect(problems(draw(open, update('ingress', { defaultBackend: 'web1' })), 'ingress')).toEqual(['V-32 error']);
  });
  test('V-32 the same host and path twice, in one Ingress or in two', () => {
    expect(problems(draw(open, rules(shop, { ...shop, path: '/cart' })), 'ingress')).toEqual([]);
    expect(findingsOf(draw(open, rules(shop, { ...shop, host: 'SHOP.example.com' })), 'ingress')).toMatchObject([{ code: 'V-32', at: { path: '/rules/1' } }]);
    const second = draw(open, add('ingress', 'second', 'k8s', { rules: [{ id: 'a', ...shop }] }));
    expect([problems(second, 'ingress'), problems(second, 'second')]).toEqual([[], ['V-32 error']]);
  });
  test('V-32 a TLS host without a certificate', () => {
    const bare = draw(open, update('ingress', { tls: [{ id: 't', host: 'shop.example.com' }] }));
    expect(findingsOf(bare, 'ingress')).toMatchObject([{ code: 'V-32', severity: 'warning', at: { path: '/tls/0/certificate' } }]);
  });
  test('K8S-003 an Ingress that no controller follows', () => {
    expect(problems(draw(open, update('pod-ingress', { enabled: false })), 'ingress')).toEqual(['K8S-003 error']);
  });
});
