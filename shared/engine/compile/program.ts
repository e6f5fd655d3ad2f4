import type { PlanDevice } from '../../plan/plan.ts';
import type { AdmitStage, FilterStage, Slot, Stage } from '../../plan/stage.ts';
import { profiles } from '../../plan/profiles.ts';
import * as operation from './operation.ts';
import type { SlotStages } from './slot-stages.ts';
import type { StageCompiler } from './tables.ts';
import type { TunnelCompiler } from './tunnels.ts';
import type { WordBuffer } from './words.ts';

export interface ProgramContext {
  readonly code: WordBuffer;
  readonly stages: StageCompiler;
  readonly tunnels: TunnelCompiler;
  readonly device: number;
  /** Number of an interface of this device; -1 when it has none of that name. */
  readonly interfaceNumber: (id: string) => number;
  readonly stagesOf: SlotStages;
  readonly hasSessions: boolean;
}

const ingress = 0;
const egress = 1;
/** Where an instruction has its table. */
const tableWord = 2;

interface Operands {
  /** The interface the instruction is limited to. */
  readonly interface: string | null;
  readonly table: number;
  readonly side: number;
}

const none: Operands = { interface: null, table: -1, side: ingress };

/** Appends one instruction, unless it is limited to an interface that does not exist. */
function put(context: ProgramContext, code: number, operands: Operands = none): void {
  const number = operands.interface === null ? -1 : context.interfaceNumber(operands.interface);
  if (operands.interface === null || number >= 0) context.code.pushFour(code, number, operands.table, operands.side);
}

function putAdmit(context: ProgramContext, stage: AdmitStage): void {
  const side = stage.slot === 'receive' ? ingress : egress;
  put(context, operation.admit, { interface: stage.interface, table: context.stages.list(stage), side });
}

function putFilter(context: ProgramContext, stage: FilterStage): void {
  const side = stage.slot === 'ingress-filter' || stage.slot === 'deliver' ? ingress : egress;
  put(context, operation.filter, { interface: stage.interface, table: context.stages.filter(stage), side });
}

/** One contributed stage in its slot. Stages that act elsewhere (bridge, deliver, proxy, route, resolve) have no instruction of their own. */
function putStage(context: ProgramContext, stage: Stage): void {
  switch (stage.kind) {
    case 'admit':
      putAdmit(context, stage);
      break;
    case 'filter':
      putFilter(context, stage);
      break;
    case 'destination-translate': {
      const table = context.stages.translation(stage);
      put(context, stage.stateless ? operation.mapDestination : operation.translateDestination, { interface: stage.interface, table, side: ingress });
      break;
    }
    case 'source-translate': {
      const table = context.stages.translation(stage);
      put(context, stage.stateless ? operation.mapSource : operation.translateSource, { interface: stage.interface, table, side: egress });
      break;
    }
    case 'balance':
      put(context, operation.balance, { interface: stage.interface, table: context.stages.translation(stage), side: ingress });
      break;
    case 'null-route':
      put(context, operation.nullRoute, { interface: stage.interface, table: context.stages.list(stage), side: ingress });
      break;
    case 'fit':
      put(context, operation.fit, { interface: stage.interface, table: stage.mtuBytes, side: egress });
      break;
    case 'encapsulate':
      put(context, operation.encapsulate, { interface: stage.interface, table: context.tunnels.encapsulate(context.device, stage), side: egress });
      break;
    case 'decapsulate':
      context.tunnels.decapsulate(context.device, stage, context.interfaceNumber);
      break;
    case 'bridge':
    case 'session':
    case 'proxy':
    case 'deliver':
    case 'route':
    case 'resolve':
      break;
    default:
      stage satisfies never;
  }
}

/** Ports of a virtual switch act on frames, outside the device. */
export function isPortSlot(slot: Slot): boolean {
  return slot === 'port-out' || slot === 'port-in';
}

/** Whether the device remembers connections: because it says so, or because one of its stages cannot do without. */
export function hasSessions(device: PlanDevice): boolean {
  return device.stages.some(
    (stage) =>
      stage.kind === 'session' ||
      stage.kind === 'balance' ||
      (stage.kind === 'filter' && stage.stateful && !isPortSlot(stage.slot)) ||
      ((stage.kind === 'destination-translate' || stage.kind === 'source-translate') && !stage.stateless),
  );
}

/** Whether a service address the device itself calls is balanced: then it also answers itself in that address's name, and tracks what it tells itself. */
function balancesOwn(device: PlanDevice): boolean {
  return device.stages.some((stage) => stage.kind === 'balance' && stage.balancesOwn === true);
}

/** What every device does in a slot before the stages contributed to it. */
function putSlotStart(context: ProgramContext, device: PlanDevice, slot: Slot): void {
  switch (slot) {
    case 'receive':
      put(context, operation.martian);
      break;
    case 'destination-translate':
      if (context.hasSessions) put(context, operation.restoreDestination);
      break;
    case 'source-translate':
      if (context.hasSessions) put(context, operation.restoreSource);
      break;
    default:
  }
}

function putSlotEnd(context: ProgramContext, device: PlanDevice, slot: Slot, isTransit: boolean): void {
  if (slot === 'session' && context.hasSessions) put(context, operation.track, { ...none, table: profiles[device.profile].midStream === 'new' ? 1 : 0 });
  if (slot === 'emit') put(context, operation.emit);
  if (slot !== 'route') return;
  put(context, operation.route);
  if (isTransit && device.ttlCost > 0) put(context, operation.decrementTtl);
  put(context, operation.mtu);
}

function putStages(context: ProgramContext, slot: Slot): void {
  const stages = context.stagesOf.get(slot);
  if (stages !== undefined) for (const stage of stages) putStage(context, stage);
}

/** Tunnels that end at the device: one instruction for all of them. */
function putDecapsulation(context: ProgramContext): void {
  putStages(context, 'decapsulate');
  if (context.tunnels.hasEnd(context.device)) put(context, operation.decapsulate);
}

/** One check for what comes by any interface, or where they differ one for each. */
function putReversePath(context: ProgramContext, device: PlanDevice): void {
  const isUniform = device.interfaces.every((row) => (row.reversePath ?? device.reversePath) === device.reversePath);
  const checks = isUniform ? [{ id: null, mode: device.reversePath }] : device.interfaces.map((row) => ({ id: row.id, mode: row.reversePath ?? device.reversePath }));
  for (const { id, mode } of checks) if (mode !== 'off') put(context, operation.reversePath, { interface: id, table: mode === 'strict' ? 1 : 0, side: ingress });
}

/**
 * What is for the device itself: its filters, then tunnels that end here, then whatever answers. Everything else skips this block.
 * Tunnels come first of all where the profile says so.
 */
function putDelivery(context: ProgramContext, device: PlanDevice): void {
  putReversePath(context, device);
  const start = context.code.length;
  put(context, operation.local);
  putStages(context, 'deliver');
  // An answer to what the device asked a service is by its sender until here (nat INPUT comes after the filters).
  if (balancesOwn(device)) put(context, operation.restoreSource);
  const { order } = profiles[device.profile];
  if (order.indexOf('decapsulate') > order.indexOf('deliver')) putDecapsulation(context);
  put(context, operation.accept);
  context.code.set(start + tableWord, context.code.length - start - operation.instructionWords);
  if (!profiles[device.profile].forwards) put(context, operation.notForwarding);
}

const arrivalSlots: ReadonlySet<Slot> = new Set(['receive', 'decapsulate', 'ingress-filter', 'destination-translate', 'balance', 'deliver']);

/**
 * Writes the program for packets that arrive at the device. Slots come in the order of its profile; what does not forward ends after delivery.
 * Returns the offset of the first instruction.
 */
export function compileTransit(device: PlanDevice, context: ProgramContext): number {
  const start = context.code.length;
  const { order, forwards } = profiles[device.profile];
  for (const slot of order) {
    if (slot === 'deliver') {
      putDelivery(context, device);
      if (!forwards) return start;
      continue;
    }
    if (slot === 'decapsulate') {
      if (order.indexOf('deliver') > order.indexOf('decapsulate')) putDecapsulation(context);
      continue;
    }
    putSlotStart(context, device, slot);
    putStages(context, slot);
    putSlotEnd(context, device, slot, true);
  }
  return start;
}

/** What a device does with its own packets before they have a route, where it balances them: one for itself ends here. */
function putOwnBalance(context: ProgramContext): void {
  put(context, operation.restoreDestination);
  for (const stage of context.stagesOf.get('balance') ?? []) if (stage.kind === 'balance' && stage.balancesOwn === true) putStage(context, stage);
  put(context, operation.local, { ...none, table: 2 * operation.instructionWords });
  put(context, operation.restoreSource);
  put(context, operation.accept);
}

/** Writes the program for packets the device itself sends: no arrival, no forwarding filter (Linux OUTPUT, not FORWARD). */
export function compileOriginate(device: PlanDevice, context: ProgramContext): number {
  const start = context.code.length;
  // What is switched off does not even talk to itself.
  for (const stage of device.stages) if (stage.kind === 'admit' && stage.slot === 'egress-filter' && stage.interface === null && stage.rows.length === 0) putAdmit(context, stage);
  const isBalanced = balancesOwn(device);
  if (!isBalanced) {
    put(context, operation.local, { ...none, table: operation.instructionWords });
    put(context, operation.accept);
  }
  for (const slot of profiles[device.profile].order) {
    if (slot === 'balance' && isBalanced) putOwnBalance(context);
    if (arrivalSlots.has(slot) || slot === 'forward-filter') continue;
    putSlotStart(context, device, slot);
    // What stands in this slot turns destinations of what arrives.
    if (slot !== 'session') putStages(context, slot);
    putSlotEnd(context, device, slot, false);
  }
  return start;
}
