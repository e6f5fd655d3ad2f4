import { isSameValue } from '../../model/same-value.ts';
import type { PlanDevice } from '../../plan/plan.ts';
import type { Stage } from '../../plan/stage.ts';
import { interfaceFinder, type Numbering } from './link.ts';
import { createMatchCompiler, type MatchCompiler } from './matches.ts';
import { instructionWords } from './operation.ts';
import { compilePorts, type PortPrograms } from './ports.ts';
import { compileOriginate, compileTransit, hasSessions } from './program.ts';
import { createRouteCompiler, type RouteCompiler, type RouteEntry } from './routes.ts';
import { servicesOf, type Service } from './services.ts';
import { sortStages } from './slot-stages.ts';
import { createStageCompiler, type StageCompiler } from './tables.ts';
import type { NotedTunnels, TunnelUses } from './tunnel-uses.ts';
import { isSameList } from './wiring.ts';
import { WordBuffer } from './words.ts';

/** The tables that devices write into. They only grow: what a device has written stays where it is, for networks made earlier and later. */
export interface Tables {
  readonly matches: MatchCompiler;
  readonly stages: StageCompiler;
  readonly routes: RouteCompiler;
  readonly code: WordBuffer;
  /** Where the programs of one device are written before they get their place. */
  readonly scratch: WordBuffer;
}

export function createTables(): Tables {
  const matches = createMatchCompiler();
  return { matches, stages: createStageCompiler(matches), routes: createRouteCompiler(), code: new WordBuffer(), scratch: new WordBuffer() };
}

export function sizeOf({ matches, stages, routes, code }: Tables): number {
  return matches.size() + stages.size() + routes.size() + code.length;
}

/** Where a device's words are. All of it follows from the plan's device, the number of its first interface, whether an overlay ends there and the numbers of its tunnels. */
export interface DeviceCode {
  readonly transit: number;
  readonly originate: number;
  readonly start: number;
  readonly end: number;
  readonly routes: RouteEntry;
  readonly services: readonly Service[];
  readonly isOverlaid: boolean;
  readonly tunnels: TunnelUses;
  /** Programs of its ports, interface by interface, as PortPrograms has them; null without any. */
  readonly ports: readonly (readonly [out: number, into: number, bridge: number])[] | null;
  /** Number of its first interface, as its words have it now. */
  firstInterface: number;
}

export interface Surroundings {
  readonly number: number;
  readonly numbering: Numbering;
  readonly tables: Tables;
  readonly noted: NotedTunnels;
  readonly ports: PortPrograms;
}

/** The number of a device's first interface; its others follow. */
export function firstInterfaceOf(numbering: Numbering, device: number): number {
  return numbering.deviceInterfaces[device]?.[0] ?? 0;
}

function routeStages(device: PlanDevice): readonly Stage[] {
  return device.stages.filter((stage) => stage.kind === 'route');
}

/** True when a device's routes are, word for word, those of another one whose interfaces may have other numbers. */
export function hasRoutesOf(device: PlanDevice, before: PlanDevice): boolean {
  return isSameList(device.interfaces, before.interfaces, isSameValue) && isSameList(routeStages(device), routeStages(before), () => false);
}

/** Writes a device's programs; offsets count from where they will stand. */
function writePrograms(device: PlanDevice, { number, numbering, tables, noted: { tunnels }, ports }: Surroundings): { readonly originate: number; readonly hasPorts: boolean } {
  const { stages, scratch } = tables;
  scratch.clear();
  const context = {
    code: scratch, stages, tunnels, device: number, interfaceNumber: interfaceFinder(numbering, number), stagesOf: sortStages(device), hasSessions: hasSessions(device),
  };
  compileTransit(device, context);
  const originate = compileOriginate(device, context);
  const endOfPrograms = scratch.length;
  compilePorts(device, context, numbering.deviceInterfaces[number] ?? [], ports);
  return { originate, hasPorts: scratch.length > endOfPrograms };
}

/** Offset `by` words further on; -1 stays what it is. */
function movedBy(by: number, offset: number | undefined): number {
  return offset === undefined || offset < 0 ? -1 : offset + by;
}

function addRoutes(device: PlanDevice, { number, numbering, tables }: Surroundings): RouteEntry {
  const interfaceNumber = interfaceFinder(numbering, number);
  return tables.routes.add(device, (id) => {
    const found = interfaceNumber(id);
    return numbering.interfaces[found]?.row.up === true ? found : -1;
  });
}

/**
 * Writes a device's programs and tables. `before`: what was written for the same device as it was, with the same routes and, by now, the same numbers of
 * its interfaces; the new words take the place of those, which must have been unshared, where they have the same length.
 */
export function compileDevice(device: PlanDevice, surroundings: Surroundings, before: DeviceCode | null): DeviceCode {
  const { number, numbering, tables, noted, ports } = surroundings;
  // Before its own tunnels are named, what ends here is an overlay.
  const isOverlaid = noted.tunnels.hasEnd(number);
  const { originate, hasPorts } = writePrograms(device, surroundings);
  const words = tables.scratch.finish();
  const isSameLength = before !== null && before.end - before.start === words.length;
  const start = isSameLength ? before.start : tables.code.length;
  if (isSameLength) tables.code.overwrite(start, words);
  else tables.code.append(words);
  const interfaces = numbering.deviceInterfaces[number] ?? [];
  const made: DeviceCode = {
    transit: start,
    originate: start + originate,
    start,
    end: start + words.length,
    routes: before?.routes ?? addRoutes(device, surroundings),
    services: servicesOf(device),
    isOverlaid,
    tunnels: noted.uses(),
    ports: hasPorts ? interfaces.map((at) => [movedBy(start, ports.portOut[at]), movedBy(start, ports.portIn[at]), movedBy(start, ports.bridgeIn[at])]) : null,
    firstInterface: firstInterfaceOf(numbering, number),
  };
  placePorts(made, ports);
  return made;
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
