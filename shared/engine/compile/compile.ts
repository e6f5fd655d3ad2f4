import type { Plan } from '../../plan/plan.ts';
import { profiles } from '../../plan/profiles.ts';
import type { Network } from '../network.ts';
import { settleHealth } from './health.ts';
import { linkLayer2 } from './layer2.ts';
import { findPeers, interfaceFinder, linkAddressBook, numberPlan, segmentOf } from './link.ts';
import { createMatchCompiler } from './matches.ts';
import { linkAddresses, linkStaticNeighbours } from './neighbours.ts';
import { compilePorts } from './ports.ts';
import { compileOriginate, compileTransit, hasSessions, sortStages } from './program.ts';
import { createRouteCompiler } from './routes.ts';
import { proxiesOf, servicesOf, type Proxy } from './services.ts';
import { createStageCompiler } from './tables.ts';
import { createTunnelCompiler } from './tunnels.ts';
import { toWords, WordBuffer, type WordList } from './words.ts';

function emptyWords(length: number): Int32Array {
  return new Int32Array(length).fill(-1);
}

/** Numbers, compiles and concatenates; health of proxy members is not settled yet. */
function link(plan: Plan): Network {
  const numbering = numberPlan(plan);
  const matches = createMatchCompiler();
  const stages = createStageCompiler(matches);
  const routes = createRouteCompiler();
  const tunnels = createTunnelCompiler(plan, numbering.deviceNumbers, matches);
  const ports = { portOut: emptyWords(numbering.interfaces.length), portIn: emptyWords(numbering.interfaces.length), bridgeIn: emptyWords(numbering.interfaces.length) };
  const code = new WordBuffer();
  const [transit, originate]: [WordList, WordList] = [[], []];
  const proxies: Proxy[] = [];
  plan.devices.forEach((device, number) => {
    const interfaceNumber = interfaceFinder(numbering, number);
    const stagesOf = sortStages(device);
    const context = { code, stages, tunnels, device: number, interfaceNumber, stagesOf, hasSessions: hasSessions(device) };
    transit.push(compileTransit(device, context));
    originate.push(compileOriginate(device, context));
    compilePorts(device, context, numbering.deviceInterfaces[number] ?? [], ports);
    routes.add(device, (id) => {
      const found = interfaceNumber(id);
      return numbering.interfaces[found]?.row.up === true ? found : -1;
    });
    proxies.push(...proxiesOf(device, number, stages));
  });
  const layer2 = linkLayer2(plan, numbering);
  const flag = (value: boolean): number => (value ? 1 : 0);
  const { interfaces } = numbering;
  return {
    plan,
    devices: plan.devices,
    profiles: plan.devices.map((device) => profiles[device.profile]),
    interfaces,
    segments: plan.segments,
    deviceNumbers: numbering.deviceNumbers,
    componentDevices: numbering.componentDevices,
    deviceInterfaces: numbering.deviceInterfaces,
    code: code.finish(),
    transit: toWords(transit),
    originate: toWords(originate),
    deviceDelay: toWords(plan.devices.map((device) => device.delayUs)),
    deviceTtlCost: toWords(plan.devices.map((device) => device.ttlCost)),
    interfaceDevice: toWords(interfaces.map((entry) => entry.device)),
    interfaceUp: toWords(interfaces.map((entry) => flag(entry.row.up))),
    interfaceSegment: toWords(interfaces.map((entry) => segmentOf(numbering, entry))),
    interfaceMtu: toWords(interfaces.map((entry) => entry.row.mtuBytes)),
    interfacePeer: findPeers(numbering, plan.segments),
    segmentIsSilent: toWords(plan.segments.map((segment) => flag(segment.missing.silent))),
    segmentMtu: toWords(plan.segments.map((segment) => segment.mtuBytes)),
    segmentDelay: toWords(plan.segments.map((segment) => segment.delayUs)),
    ...layer2,
    ...ports,
    ...linkAddresses(numbering, plan.devices, layer2.segmentDomain),
    ...linkAddressBook(plan, numbering),
    staticNeighbours: linkStaticNeighbours(numbering, plan.devices),
    tunnels: tunnels.finish(),
    matches: matches.finish(),
    stages: stages.finish(),
    routes: routes.finish(),
    services: plan.devices.map(servicesOf),
    proxies,
  };
}

/**
 * Compiles a plan into a network. Never throws for what a plan says: rows with unreadable addresses or missing interfaces match nothing.
 * Members of proxies are asked by their monitors on the finished network (CONTRACTS 3: steady state).
 */
export function compile(plan: Plan): Network {
  const network = link(plan);
  settleHealth(network);
  return network;
}
