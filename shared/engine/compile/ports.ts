import { profiles } from '../../plan/profiles.ts';
import type { PlanDevice } from '../../plan/plan.ts';
import type { AdmitStage, FilterStage, Stage } from '../../plan/stage.ts';
import * as operation from './operation.ts';
import { isPortSlot, type ProgramContext } from './program.ts';

type Gate = AdmitStage | FilterStage;

/** Programs of interfaces, by their number; -1: nothing acts there. */
export interface PortPrograms {
  readonly portOut: Int32Array;
  readonly portIn: Int32Array;
  readonly bridgeIn: Int32Array;
}

function isGate(stage: Stage): stage is Gate {
  return stage.kind === 'admit' || stage.kind === 'filter';
}

function actsOn(stage: Gate, interfaceNumber: (id: string) => number, number: number): boolean {
  return stage.interface === null || interfaceNumber(stage.interface) === number;
}

/** Admissions, then connection tracking, then filters: the order of every slot. -1 when there is nothing to do. */
function putGates(context: ProgramContext, gates: readonly Gate[], isTracked: boolean): number {
  if (gates.length === 0 && !isTracked) return -1;
  const start = context.code.length;
  for (const stage of gates) if (stage.kind === 'admit') context.code.pushFour(operation.admit, -1, context.stages.list(stage), 0);
  // The virtual switch looks at the middle of a connection as its hypervisor does.
  if (isTracked) context.code.pushFour(operation.track, -1, profiles.hypervisor.midStream === 'new' ? 1 : 0, 0);
  for (const stage of gates) if (stage.kind === 'filter') context.code.pushFour(operation.filter, -1, context.stages.filter(stage), 0);
  context.code.pushFour(operation.portEnd, -1, -1, 0);
  return start;
}

/**
 * Writes what acts on frames at each of the device's interfaces: the two sides of its port on a virtual switch, and what a bridge lets in.
 * A port tracks connections when any of its filters is stateful.
 */
export function compilePorts(device: PlanDevice, context: ProgramContext, interfaces: readonly number[], programs: PortPrograms): void {
  const isBridge = device.stages.some((stage) => stage.kind === 'bridge');
  const gates = device.stages.filter(isGate).filter((stage) => isPortSlot(stage.slot) || (isBridge && stage.slot === 'receive'));
  if (gates.length === 0) return;
  for (const number of interfaces) {
    const own = gates.filter((stage) => actsOn(stage, context.interfaceNumber, number));
    const ports = own.filter((stage) => stage.slot !== 'receive');
    const isTracked = ports.some((stage) => stage.kind === 'filter' && stage.stateful);
    programs.portOut[number] = putGates(context, ports.filter((stage) => stage.slot === 'port-out'), isTracked);
    programs.portIn[number] = putGates(context, ports.filter((stage) => stage.slot === 'port-in'), isTracked);
    programs.bridgeIn[number] = putGates(context, own.filter((stage) => stage.slot === 'receive'), false);
  }
}
