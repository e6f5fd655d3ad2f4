import type { PlanDevice } from '../../plan/plan.ts';
import { interfaceFinder, type Numbering } from './link.ts';
import { createMatchCompiler, type MatchCompiler } from './matches.ts';
import { instructionWords } from './operation.ts';
import { compilePorts, type PortPrograms } from './ports.ts';
import { compileOriginate, compileTransit, hasSessions, sortStages } from './program.ts';
import { createRouteCompiler, type RouteCompiler, type RouteEntry } from './routes.ts';
import { servicesOf, type Service } from './services.ts';
import { createStageCompiler, type StageCompiler } from './tables.ts';
import type { TunnelCompiler } from './tunnels.ts';
import { WordBuffer } from './words.ts';

/** The tables that devices write into. They only grow: what a device has written stays where it is, for networks made earlier and later. */
export interface Tables {
  readonly matches: MatchCompiler;
  readonly stages: StageCompiler;
  readonly routes: RouteCompiler;
  readonly code: WordBuffer;
}

export function createTables(): Tables {
  const matches = createMatchCompiler();
  return { matches, stages: createStageCompiler(matches), routes: createRouteCompiler(), code: new WordBuffer() };
}

export function sizeOf({ matches, stages, routes, code }: Tables): number {
  return matches.size() + stages.size() + routes.size() + code.length;
}

/** Where a device's words are. All of it follows from the plan's device, from the number of its first interface and from whether a tunnel ends there. */
export interface DeviceCode {
  readonly transit: number;
  readonly originate: number;
  readonly start: number;
  readonly end: number;
  readonly routes: RouteEntry;
  readonly services: readonly Service[];
  readonly endsTunnel: boolean;
  /** False: its words name tunnels, whose numbers are those of one plan. */
  readonly isKept: boolean;
  /** Programs of its ports, interface by interface, as PortPrograms has them; null without any. */
  readonly ports: readonly (readonly [out: number, into: number, bridge: number])[] | null;
  /** Number of its first interface, as its words have it now. */
  firstInterface: number;
}

export interface Surroundings {
  readonly number: number;
  readonly numbering: Numbering;
  readonly tables: Tables;
  readonly tunnels: TunnelCompiler;
  readonly ports: PortPrograms;
}

function namesTunnels(device: PlanDevice): boolean {
  return device.stages.some((stage) => stage.kind === 'encapsulate' || stage.kind === 'decapsulate');
}

/** The number of a device's first interface; its others follow. */
export function firstInterfaceOf(numbering: Numbering, device: number): number {
  return numbering.deviceInterfaces[device]?.[0] ?? 0;
}

/** Writes a device's programs and tables. */
export function compileDevice(device: PlanDevice, { number, numbering, tables, tunnels, ports }: Surroundings): DeviceCode {
  const { code, stages } = tables;
  const interfaceNumber = interfaceFinder(numbering, number);
  const interfaces = numbering.deviceInterfaces[number] ?? [];
  const endsTunnel = tunnels.hasEnd(number);
  const context = { code, stages, tunnels, device: number, interfaceNumber, stagesOf: sortStages(device), hasSessions: hasSessions(device) };
  const start = code.length;
  const transit = compileTransit(device, context);
  const originate = compileOriginate(device, context);
  const endOfPrograms = code.length;
  compilePorts(device, context, interfaces, ports);
  const routes = tables.routes.add(device, (id) => {
    const found = interfaceNumber(id);
    return numbering.interfaces[found]?.row.up === true ? found : -1;
  });
  const hasPorts = code.length > endOfPrograms;
  return {
    transit,
    originate,
    start,
    end: code.length,
    routes,
    services: servicesOf(device),
    endsTunnel,
    isKept: !namesTunnels(device),
    ports: hasPorts ? interfaces.map((at) => [ports.portOut[at] ?? -1, ports.portIn[at] ?? -1, ports.bridgeIn[at] ?? -1]) : null,
    firstInterface: firstInterfaceOf(numbering, number),
  };
}

/** Says in a network's tables where the ports of a device that was compiled before have their programs. */
export function placePorts({ ports, firstInterface }: DeviceCode, programs: PortPrograms): void {
  ports?.forEach(([out, into, bridge], index) => {
    programs.portOut[firstInterface + index] = out;
    programs.portIn[firstInterface + index] = into;
    programs.bridgeIn[firstInterface + index] = bridge;
  });
}

/** Gives the interfaces of a device that was compiled before their new numbers. The tables must have been unshared. */
export function moveInterfaces(compiled: DeviceCode, firstInterface: number, { code, routes }: Tables): void {
  const by = firstInterface - compiled.firstInterface;
  for (let at = compiled.start; at < compiled.end; at += instructionWords) {
    const limit = code.get(at + 1);
    if (limit >= 0) code.set(at + 1, limit + by);
  }
  routes.moveInterfaces(compiled.routes, by);
  compiled.firstInterface = firstInterface;
}
