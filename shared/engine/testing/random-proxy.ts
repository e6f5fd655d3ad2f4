import { componentId } from '../../model/design.ts';
import type { HttpPolicy, ProxyListener, ProxyPool, ServiceRow, Stage } from '../../plan/stage.ts';
import { because } from './cloud-plan.ts';
import type { Draft, Station } from './random-draft.ts';

/** Load balancers of a random plan, and what their members say, some of them inside TLS. */

export const paths = ['/', '/health', '/shop/cart', '/none'] as const;

export function randomApplication(draft: Draft): ServiceRow['application'] {
  const { dice } = draft;
  if (dice.in100(30)) return { kind: 'plain' };
  return { kind: 'http', tls: dice.in100(12), responses: dice.some(paths.slice(0, 3), 70).map((path) => ({ path, status: dice.in100(85) ? 200 : dice.pick([204, 500]), body: path })) };
}

function pool(draft: Draft, station: Station, id: string): ProxyPool {
  const { dice } = draft;
  // A proxy behind a proxy settles over several rounds of monitoring; here members are servers.
  const servers = draft.stations.filter((other) => other.profile !== 'proxy' && other.profile !== 'edge' && other.profile !== 'internet' && other.profile !== 'hypervisor' && other.at.length > 0);
  // An edge is the gateway of those beside it, more often than of others.
  const beside = servers.filter((other) => other.at.some((place) => station.at.some((own) => own.lan === place.lan)));
  const members = Array.from({ length: dice.in100(10) ? 0 : 1 + dice.below(3) }, (_, index) => {
    const server = dice.pick(station.profile === 'edge' && beside.length > 0 && dice.in100(70) ? beside : servers);
    return {
      id: `${id}-${index}`, component: dice.in100(90) ? componentId(server.id) : null, address: dice.in100(97) ? dice.pick(server.at).address : 'not yet', port: dice.pick([80, 80, 80, 8080, 22]),
      weight: dice.in100(50) ? 1 : dice.below(5), enabled: !dice.in100(10), because: because(station.id, `${id} member ${index}`, `/pools/${id}/members/${index}`),
    };
  });
  const monitor = dice.in100(50) ? null : {
    type: dice.pick(['tcp', 'http'] as const), port: dice.in100(80) ? null : 80, path: dice.pick(paths), expected: [dice.in100(70) ? [200, 299] as const : [404, 404] as const],
    ...(dice.in100(15) ? { tls: true } : {}), because: because(station.id, `${id} monitor`),
  };
  return {
    id, protocol: dice.pick(['http', 'http', 'http', 'http', 'https', 'tcp'] as const), method: dice.pick(['round-robin', 'round-robin', 'least-connections', 'source-ip'] as const), persistence: dice.in100(85) ? 'none' : 'source-ip',
    members, monitor, ...(dice.in100(15) ? { speaksFrom: dice.pick(['address', 'egress', 'client'] as const) } : {}), because: because(station.id, id),
  };
}

function policies(draft: Draft, station: Station): readonly HttpPolicy[] {
  const { dice } = draft;
  return Array.from({ length: dice.in100(30) ? 1 + dice.below(3) : 0 }, (_, index) => ({
    action: dice.pick<HttpPolicy['action']>([{ kind: 'reject', status: 403 }, { kind: 'redirect', status: 302, url: 'http://example.com/' }, { kind: 'pool', pool: 'second' }]),
    conditions: [{ on: 'path', key: null, compare: 'starts-with', value: dice.pick(['/shop', '/health', '/']) }], because: because(station.id, `policy ${index}`),
    ...(dice.in100(40) ? { reason: 'INGRESS_NO_RULE' } : {}),
  }));
}

function listener(draft: Draft, station: Station, port: number): ProxyListener {
  const mode = draft.dice.pick(['http', 'http', 'http', 'tcp', 'tcp', 'https', 'terminated-https', 'terminated-https'] as const);
  const isOrdered = draft.dice.in100(40);
  return { ...(isOrdered ? { isOrdered } : {}), port, mode, policies: mode === 'http' || mode === 'terminated-https' ? policies(draft, station) : [], defaultPool: draft.dice.in100(90) ? 'first' : draft.dice.pick([null, 'gone']), addsForwardedFor: true, because: because(station.id, `listener ${port}`) };
}

/** What a row of an access list says; the last one says that nobody can read it. */
const accessWords = [{ action: 'permit' }, { action: 'deny' }, { action: 'deny', reason: 'INSUFFICIENT_CONFIG' }] as const;

/** From where a proxy asks its members; an edge is often their gateway, so that it may do so in its clients' names. */
function voice(draft: Draft, station: Station): { readonly speaksFrom?: 'egress' | 'client' } {
  const { dice } = draft;
  if (!dice.in100(station.profile === 'edge' ? 90 : 55)) return {};
  return { speaksFrom: dice.in100(station.profile === 'edge' ? 75 : 60) ? 'client' : 'egress' };
}

export function proxying(draft: Draft, station: Station): readonly Stage[] {
  const { dice } = draft;
  const [first] = station.at;
  const isProxy = station.profile === 'proxy' ? dice.in100(85) : station.profile === 'edge' && dice.in100(60);
  if (!isProxy || first === undefined) return [];
  const own = station.profile === 'edge' ? dice.pick(station.at) : first;
  const loud = dice.in100(30);
  return [
    { kind: 'session', slot: 'session', interface: null, because: because(station.id) },
    {
      kind: 'proxy', slot: 'deliver', interface: null, because: because(station.id, 'proxy'), address: own.address,
      ...voice(draft, station), ...(dice.in100(25) ? { sharesAddress: true as const } : {}),
      listeners: dice.some([80, 22, 8080], 75).map((port) => listener(draft, station, port)), pools: [pool(draft, station, 'first'), pool(draft, station, 'second')],
      noListener: loud ? { action: 'reject', reason: 'LISTENER_MISMATCH' } : { action: 'deny', reason: 'LB_NO_LISTENER' },
      access: dice.in100(85) ? null : {
        rows: [{ match: { sources: [`${dice.pick(draft.lans).base}/25`] }, ...dice.pick(accessWords), because: because(station.id, 'access') }],
        defaultAction: dice.pick(['permit', 'deny'] as const), reason: 'LB_IPACL_DENY',
      },
    },
  ];
}
