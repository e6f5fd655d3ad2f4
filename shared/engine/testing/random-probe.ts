import type { Probe } from '../../model/probe.ts';
import type { Plan } from '../../plan/plan.ts';
import { paths } from './random-proxy.ts';
import { ports } from './random-stages.ts';
import { chance, type Chance } from './random.ts';

const foreign = ['198.51.100.7', '10.0.0.250', '10.0.1.250', '192.0.2.1', '192.168.5.5'];

function end(dice: Chance, plan: Plan): string {
  const asked = dice.pick(plan.devices);
  // What only passes packets on sends none of its own: it seldom is an end.
  const device = asked.profile === 'transparent' && !dice.in100(10) ? dice.pick(plan.devices) : asked;
  const addressed = device.interfaces.filter((own) => own.addresses.length > 0);
  if (addressed.length === 0 || dice.in100(40)) return device.component;
  const own = dice.pick(addressed);
  return dice.in100(50) ? `${device.component}/${own.id}` : (own.addresses[0]?.address ?? device.component);
}

/** A path at an address somebody has; a URL's port is the scheme's. */
function url(dice: Chance, plan: Plan): string {
  const isServing = (device: Plan['devices'][number]): boolean => device.profile === 'proxy' || device.stages.some((stage) => stage.kind === 'deliver');
  const addresses = plan.devices.filter(isServing).flatMap((device) => device.interfaces.flatMap((own) => own.addresses.map((row) => row.address)));
  return `http://${addresses.length === 0 ? '192.0.2.1' : dice.pick(addresses)}${dice.pick(paths)}`;
}

/** A question about a random plan: mostly between its devices, sometimes to nobody. */
export function randomProbe(seed: number, plan: Plan): Probe {
  const dice = chance(seed);
  const kind = dice.pick(['ping', 'ping', 'tcp', 'tcp', 'udp', 'traceroute', 'http', 'http'] as const);
  const usesPorts = kind === 'tcp' || kind === 'udp' || kind === 'http';
  const isTcp = kind === 'tcp' || kind === 'http';
  const proxies = plan.devices.filter((device) => device.profile === 'proxy');
  const called = isTcp && proxies.length > 0 && dice.in100(50) ? dice.pick(proxies).component : end(dice, plan);
  return {
    from: end(dice, plan),
    to: kind === 'http' && dice.in100(35) ? url(dice, plan) : dice.in100(15) ? dice.pick(foreign) : called,
    kind,
    ...(usesPorts ? { port: dice.in100(8) ? 9999 : dice.pick(ports) } : {}),
    ...(usesPorts && dice.in100(20) ? { sourcePort: dice.pick([1024, 40000, 65535]) } : {}),
    ...(dice.in100(25) && !isTcp ? { sizeBytes: dice.pick([84, 600, 1300, 1401, 1500, 3000]) } : {}),
    ...(dice.in100(15) && !isTcp ? { dontFragment: true } : {}),
    ...(kind === 'http' && dice.in100(60) ? { count: 2 + dice.below(7) } : {}),
    ...(kind === 'ping' && dice.in100(10) ? { count: 1 + dice.below(5) } : {}),
  };
}
