import type { Chance } from '../../engine/testing/random.ts';
import { randomProbe } from '../../engine/testing/random-probe.ts';
import type { Design } from '../../model/design.ts';
import type { Probe } from '../../model/probe.ts';
import { parseIpv4 } from '../../net/address.ts';
import { cidrContains, parseCidr } from '../../net/cidr.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Props } from './random-sketch.ts';

/* Questions about a design as a person asks them: by component, name, URL, service, virtual address. Some only know the plan. */

function isRecord(value: unknown): value is Props {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const rowsOf = (props: Props, key: string): readonly Props[] => {
  const rows = props[key];
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
};

interface Target {
  readonly to: string;
  readonly ports: readonly number[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value !== 'None';
const isPort = (value: unknown): value is number => typeof value === 'number' && value >= 1 && value <= 65_535;
const numbers = (rows: readonly Props[], key: string): readonly number[] => rows.map((row) => row[key]).filter(isPort);

const nameIn = (host: unknown): string => (isText(host) ? host.replace('*', 'deep.sub') : 'shop.example.com');

/** Everything that props say can be called: records, services, host names of an ingress, virtual addresses, originals of NAT. */
function targetsIn(id: string, props: Props): readonly Target[] {
  const ports = rowsOf(props, 'ports');
  const namespace = isText(props['namespace']) ? props['namespace'] : 'default';
  const texts = ['clusterIp', 'loadBalancerIp', 'entryAddress', 'address', 'ip', 'tunnelIp', 'protocolAddress'].map((key) => props[key]).filter(isText);
  const external = Array.isArray(props['externalIps']) ? props['externalIps'].filter(isText) : [];
  return [
    { to: id, ports: [...numbers(rowsOf(props, 'listens'), 'port'), ...numbers(ports, 'port'), ...('records' in props || 'dnsServes' in props ? [53] : [])] },
    ...[...texts, ...external].map((to) => ({ to, ports: [...numbers(ports, 'port'), 80, 443] })),
    ...(ports.length === 0 ? [] : [`${id}.${namespace}.svc.cluster.local`, `${id}.${namespace}`].map((to) => ({ to, ports: numbers(ports, 'port') }))),
    ...rowsOf(props, 'records').map((row) => row['name']).filter(isText).map((to) => ({ to, ports: [80, 443, 3306] })),
    ...rowsOf(props, 'virtualServers').flatMap((row) => (isText(row['address']) ? [{ to: row['address'], ports: numbers([row], 'port') }] : [])),
    ...rowsOf(props, 'nat').flatMap((row) => (isText(row['originalAddress']) && !/[-/]/.test(row['originalAddress']) ? [{ to: row['originalAddress'], ports: [80, 443, 8000, 3306] }] : [])),
  ];
}

function urlsIn(props: Props, targets: readonly Target[], dice: Chance): readonly string[] {
  const hosts = rowsOf(props, 'rules').filter((row) => 'pathType' in row).flatMap((row) => ['http', 'https'].map((scheme) => `${scheme}://${nameIn(row['host'])}${isText(row['path']) ? row['path'] : '/'}${dice.in100(30) ? '/deeper' : ''}`));
  return [...hosts, ...(isText(props['url']) ? [props['url']] : []), ...targets.filter(({ to }) => parseIpv4(to) !== null).map(({ to }) => `http://${to}/`)];
}

/** Node ports can be called at any node. */
function nodePorts(design: Design): readonly Target[] {
  const all = Object.entries(design.components);
  const ports = all.flatMap(([, { props }]) => numbers(rowsOf(props, 'ports'), 'nodePort'));
  return ports.length === 0 ? [] : all.filter(([, { props }]) => 'podBlock' in props || 'schedulable' in props).map(([to]) => ({ to, ports }));
}

/** Who asks: whatever the plan brings as a device that has an address, or somebody who cannot ask. */
function sourceIn(design: Design, plan: Plan, dice: Chance): string {
  const asking = plan.devices.filter((device) => device.interfaces.some((own) => own.addresses.length > 0) && device.profile === 'host');
  if (asking.length === 0 || dice.in100(5)) return dice.pick(Object.keys(design.components));
  const guests = asking.filter((device) => device.host !== null);
  return dice.pick(guests.length > 0 && dice.in100(55) ? guests : asking).component;
}

/** Two addresses that a tunnel of a design joins: seldom would both be picked otherwise. */
function joined(design: Design, plan: Plan, dice: Chance): { readonly from: string; readonly to: string } | null {
  const rows = Object.values(design.components).flatMap(({ props }) => rowsOf(props, 'ipsec'));
  const inside = (prefixes: unknown): readonly string[] => {
    const cidr = Array.isArray(prefixes) && isText(prefixes[0]) ? parseCidr(prefixes[0]) : null;
    const all = plan.devices.filter((device) => device.profile === 'host').flatMap((device) => device.interfaces.flatMap((own) => own.addresses.map((row) => row.address)));
    return cidr === null ? [] : all.filter((text) => cidrContains(cidr, parseIpv4(text) ?? cidr.network));
  };
  if (rows.length === 0) return null;
  const row = dice.pick(rows);
  const [near, far] = [inside(row['localSubnets']), inside(row['peerSubnets'])];
  return near.length === 0 || far.length === 0 ? null : { from: dice.pick(near), to: dice.pick(far) };
}

/** The probe of a seed: three of four know the design, the others the plan only. */
export function designProbe(seed: number, design: Design, plan: Plan, dice: Chance): Probe {
  if (dice.in100(25)) return randomProbe(seed, plan);
  const all = Object.entries(design.components);
  const targets = [...all.flatMap(([id, { props }]) => targetsIn(id, props)), ...nodePorts(design)];
  const from = sourceIn(design, plan, dice);
  if (dice.in100(22)) {
    const urls = all.flatMap(([id, { props }]) => urlsIn(props, targetsIn(id, props), dice));
    const to = dice.pick(urls.length > 0 ? urls : ['http://192.0.2.1/']);
    return { from, to, kind: 'http', ...(dice.in100(25) ? { count: 1 + dice.below(4) } : {}) };
  }
  const pair = dice.in100(12) ? joined(design, plan, dice) : null;
  if (pair !== null) return { ...pair, kind: dice.pick(['ping', 'tcp', 'udp']), sizeBytes: dice.pick([60, 1000, 1400, 1500]) };
  const saved = Object.values(design.probes);
  if (saved.length > 0 && dice.in100(20)) return dice.pick(saved);
  const served = targets.filter(({ ports }) => ports.length > 0);
  const { to, ports } = dice.in100(80) && served.length > 0 ? dice.pick(served) : dice.pick(targets);
  const port = ports.length > 0 && !dice.in100(8) ? dice.pick(ports) : 80;
  const kind = port === 53 ? 'udp' : dice.pick(['ping', 'tcp', 'tcp', 'tcp', 'udp', 'http', 'traceroute'] as const);
  const usesPort = kind === 'tcp' || kind === 'udp' || kind === 'http';
  return {
    from, to, kind,
    ...(usesPort ? { port } : {}),
    ...(dice.in100(25) ? { sizeBytes: dice.pick([600, 1000, 1420, 1450, 1481, 1500, 3000]) } : {}),
    ...(dice.in100(12) ? { dontFragment: true } : {}),
    ...(dice.in100(10) && usesPort ? { sourcePort: dice.pick([1024, 40_000]) } : {}),
  };
}
