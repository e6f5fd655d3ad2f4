import type { Probe } from '../../model/probe.ts';
import type { Plan, PlanDevice } from '../../plan/plan.ts';
import { paths } from './random-proxy.ts';
import { ports } from './random-match.ts';
import { chance, type Chance } from './random.ts';

const foreign = ['198.51.100.7', '10.0.0.250', '10.0.1.250', '192.0.2.1', '192.168.5.5'];

function isQuiet(device: PlanDevice): boolean {
  return device.profile === 'transparent' || device.profile === 'hypervisor' || device.interfaces.every((own) => own.addresses.length === 0);
}

function end(dice: Chance, plan: Plan, wanted: (device: PlanDevice) => boolean = () => true): string {
  const speaking = plan.devices.filter((device) => !isQuiet(device));
  const fitting = speaking.filter(wanted);
  // What only passes packets on sends none of its own: it seldom is an end.
  const device = dice.pick(dice.in100(4) || speaking.length === 0 ? plan.devices : fitting.length > 0 && dice.in100(75) ? fitting : speaking);
  const addressed = device.interfaces.filter((own) => own.addresses.length > 0);
  if (addressed.length === 0 || dice.in100(40)) return device.component;
  const own = dice.pick(addressed);
  return dice.in100(50) ? `${device.component}/${own.id}` : (own.addresses[0]?.address ?? device.component);
}

/** Ports at which a device listens to what a probe speaks. */
function servedPorts(device: PlanDevice, kind: Probe['kind']): readonly number[] {
  return device.stages.flatMap((stage) => {
    if (stage.kind === 'proxy') return kind === 'udp' ? [] : stage.listeners.map((row) => row.port);
    if (stage.kind !== 'deliver') return [];
    const heard = stage.services.filter((row) => (row.protocol === 'udp') === (kind === 'udp') && (kind !== 'http' || row.application.kind === 'http'));
    return heard.map((row) => row.port);
  });
}

/** A path at an address somebody has, mostly a web server; a URL's port is the scheme's. */
function url(dice: Chance, plan: Plan): string {
  const isServing = (device: PlanDevice): boolean => servedPorts(device, 'http').includes(80);
  const asked = dice.in100(85) ? plan.devices.filter(isServing) : plan.devices;
  const addresses = asked.flatMap((device) => device.interfaces.flatMap((own) => own.addresses.map((row) => row.address)));
  return `http${dice.in100(25) ? 's' : ''}://${addresses.length === 0 ? '192.0.2.1' : dice.pick(addresses)}${dice.pick(paths)}`;
}

/** A load balancer has one address, an edge that is one has more. */
function proxyAddress(device: PlanDevice): string {
  const stage = device.stages.find((each) => each.kind === 'proxy');
  return device.profile === 'edge' && stage?.kind === 'proxy' ? stage.address : device.component;
}

/** Addresses that something translates or balances. */
function virtual(plan: Plan): readonly string[] {
  const matches = plan.devices.flatMap((device) => device.stages.flatMap((stage) =>
    stage.kind === 'balance' ? [stage.match] : stage.kind === 'destination-translate' ? stage.rows.map((row) => row.match) : []));
  return matches.flatMap((match) => match.destinations ?? []).map((prefix) => prefix.split('/')[0] ?? prefix);
}

interface Socket {
  readonly address: string;
  readonly port: number;
}

/** Where tunnels of overlays end. */
function tunnelPorts(plan: Plan): readonly Socket[] {
  return plan.segments.flatMap(({ overlay }) => (overlay === undefined || overlay.tunnel.ports === null ? [] : overlay.endpoints.map(({ address }) => ({ address, port: overlay.tunnel.ports?.destination ?? 0 }))));
}

/** A port that is served at what is called, mostly; a service address is called by its own. */
function portOf(dice: Chance, plan: Plan, to: string, kind: Probe['kind']): number {
  if (dice.in100(4)) return 9999;
  const tunnel = kind === 'udp' ? tunnelPorts(plan).find((socket) => socket.address === to) : undefined;
  if (tunnel !== undefined && dice.in100(75)) return tunnel.port;
  const [name] = to.split('/');
  const called = plan.devices.filter((device) => device.component === name || device.interfaces.some((own) => own.addresses.some((row) => row.address === to)));
  const served = called.flatMap((device) => servedPorts(device, kind));
  if (called.length === 0 && kind !== 'udp' && dice.in100(50)) return 80;
  return served.length > 0 && !dice.in100(15) ? dice.pick(served) : dice.pick(ports);
}

function destination(dice: Chance, plan: Plan, kind: Probe['kind']): string {
  if (kind === 'http' && dice.in100(30)) return url(dice, plan);
  if (dice.in100(4)) return dice.pick(foreign);
  const tunnels = kind === 'udp' ? tunnelPorts(plan) : [];
  if (tunnels.length > 0 && dice.in100(10)) return dice.pick(tunnels).address;
  const translated = virtual(plan);
  if (translated.length > 0 && dice.in100(15)) return dice.pick(translated);
  const proxies = plan.devices.filter((device) => device.stages.some((stage) => stage.kind === 'proxy'));
  if ((kind === 'tcp' || kind === 'http') && proxies.length > 0 && dice.in100(30)) return proxyAddress(dice.pick(proxies));
  return kind === 'ping' || kind === 'traceroute' ? end(dice, plan) : end(dice, plan, (device) => servedPorts(device, kind).length > 0);
}

/** A question about a random plan: mostly between its devices, sometimes to nobody. */
export function randomProbe(seed: number, plan: Plan): Probe {
  const dice = chance(seed);
  const kind = dice.pick(['ping', 'ping', 'tcp', 'tcp', 'udp', 'traceroute', 'http', 'http'] as const);
  const usesPorts = kind === 'tcp' || kind === 'udp' || kind === 'http';
  const isTcp = kind === 'tcp' || kind === 'http';
  const to = destination(dice, plan, kind);
  return {
    from: end(dice, plan),
    to,
    kind,
    ...(usesPorts ? { port: portOf(dice, plan, to, kind) } : {}),
    ...(usesPorts && dice.in100(20) ? { sourcePort: dice.pick([1024, 40000, 65535]) } : {}),
    ...(dice.in100(25) && !isTcp ? { sizeBytes: dice.pick([84, 600, 1300, 1401, 1500, 3000]) } : {}),
    ...(dice.in100(20) && !isTcp ? { dontFragment: true } : {}),
    ...(kind === 'http' && dice.in100(60) ? { count: 2 + dice.below(7) } : {}),
    ...(kind === 'ping' && dice.in100(10) ? { count: 1 + dice.below(5) } : {}),
  };
}
