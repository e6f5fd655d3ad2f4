import { z } from 'zod';
import type { OwnProbe, Self } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import type { Entry, Scope } from '../../model/scope.ts';
import { listensField } from '../listens.ts';
import type { ClusterProps } from './cluster.ts';
import { goods, isRunning, isServedBy } from './install-checks.ts';
import { clusterNodes } from './nodes.ts';
import { propsReader } from './read-props.ts';

/* What nodes of a cluster fetch when it is installed, as questions that packets answer (R-053 to R-055, V-51). */

const registryPort = 443;
const proxyPort = 3128;

const rules: Readonly<Record<string, readonly string[]>> = { online: ['R-053'], proxy: ['R-054'], offline: ['R-055'] };

const readListens = propsReader(z.object({ listens: listensField }));

/** Where it is called: a proxy on its own port, a registry on the first one it listens on. */
function portOf(entry: Entry, fallback: number): number {
  const { port } = entry.component.props;
  if (typeof port === 'number') return port;
  return readListens(entry).listens.find((row) => row.running && row.protocol === 'tcp')?.port ?? fallback;
}

interface Trip {
  readonly from: ComponentId;
  readonly to: Entry;
  readonly port: number;
  readonly goods: string;
}

/** What is fetched from which registry: each kind of goods from the first one that serves it. */
function sources(scope: Scope): readonly { readonly registry: Entry; readonly goods: string }[] {
  const running = scope.ofKind('registry').filter(isRunning);
  return running.flatMap((registry) => {
    const own = goods.filter((good) => running.find((candidate) => isServedBy(candidate, good)) === registry);
    return own.length === 0 ? [] : [{ registry, goods: own.join(', ') }];
  });
}

function trips(self: Self<ClusterProps>, scope: Scope): readonly Trip[] {
  const nodes = clusterNodes(scope, self.id).filter((node) => node.isRunning).map((node) => node.id);
  const fetches = (from: ComponentId): readonly Trip[] => sources(scope).map((source) => ({ from, to: source.registry, port: portOf(source.registry, registryPort), goods: source.goods }));
  const all = goods.join(', ');
  if (self.props.installMode === 'online') return nodes.flatMap(fetches);
  const [id, fallback] = self.props.installMode === 'proxy' ? [self.props.proxyServer, proxyPort] : [self.props.registry, registryPort];
  const named = scope.component(id);
  // Nobody named, or one that is stopped: the properties say it already.
  if (named === null || !isRunning(named)) return [];
  const calls = nodes.map((from): Trip => ({ from, to: named, port: portOf(named, fallback), goods: all }));
  return self.props.installMode === 'proxy' ? [...calls, ...fetches(named.id)] : calls;
}

/** One question per running node and place it fetches from; through a proxy the nodes ask the proxy, and the proxy asks on. */
export function fetchProbes(self: Self<ClusterProps>, scope: Scope): readonly OwnProbe[] {
  return trips(self, scope).map(({ from, to, port, goods: fetched }): OwnProbe => ({
    id: `fetch/${from}/${to.id}`,
    probe: { from, to: to.id, kind: 'tcp', port, expect: 'reachable' },
    finding: {
      code: 'V-51', severity: 'warning', at: { component: self.id, path: '/installMode' }, rule: rules[self.props.installMode] ?? [],
      params: { case: 'fetch', node: scope.component(from)?.component.name ?? from, target: to.component.name, goods: fetched },
    },
  }));
}
