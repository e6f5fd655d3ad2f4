import type { Plan, PlanDevice } from '../../plan/plan.ts';
import { profiles } from '../../plan/profiles.ts';
import type { Network } from '../network.ts';
import { compileDevice, createTables, firstInterfaceOf, hasRoutesOf, moveInterfaces, placePorts, sizeOf, type DeviceCode, type Surroundings } from './device-code.ts';
import { settleHealth } from './health.ts';
import { interfaceFinder } from './link.ts';
import type { PortPrograms } from './ports.ts';
import { proxiesOf } from './services.ts';
import { noteTunnels } from './tunnel-uses.ts';
import { createTunnelCompiler, type TunnelCompiler } from './tunnels.ts';
import { isSameWiring, linkWiring, type LinkedWiring } from './wiring.ts';
import { toWords } from './words.ts';

/** What is kept between two plans grows to so many times what the first of them needed, and a little more where that was next to nothing. */
const growth = 4;
const fewWords = 100_000;

function emptyWords(length: number): Int32Array {
  return new Int32Array(length).fill(-1);
}

/** The words of devices, kept from plan to plan. Those of devices that are gone stay behind, up to a limit: then it is time for a new one. */
class DeviceMemory {
  readonly tables = createTables();
  readonly #codes = new WeakMap<PlanDevice, DeviceCode>();
  /** Devices of the last plan. */
  #last: ReadonlyMap<string, PlanDevice> = new Map();
  #limit = 0;
  #isUnshared = false;

  get isFull(): boolean {
    return this.#limit > 0 && sizeOf(this.tables) > this.#limit;
  }

  /** The words of all devices of a plan, in its order, numbered as the plan needs them. */
  compile(plan: Plan, { numbering }: LinkedWiring, named: TunnelCompiler, ports: PortPrograms): readonly DeviceCode[] {
    this.#isUnshared = false;
    const noted = noteTunnels(named);
    const compiled = plan.devices.map((device, number) => {
      noted.begin();
      const surroundings = { number, numbering, tables: this.tables, noted, ports };
      const known = this.#codes.get(device);
      const isKept = known !== undefined && known.isOverlaid === named.hasEnd(number) && noted.repeat(number, known.tunnels, () => interfaceFinder(numbering, number));
      if (!isKept) return this.#renew(device, surroundings);
      this.#moveTo(known, firstInterfaceOf(numbering, number));
      placePorts(known, ports);
      return known;
    });
    if (this.#limit === 0) this.#limit = sizeOf(this.tables) * growth + fewWords;
    this.#last = new Map(plan.devices.map((device) => [device.id, device]));
    return compiled;
  }

  #renew(device: PlanDevice, surroundings: Surroundings): DeviceCode {
    const old = this.#last.get(device.id);
    const before = old !== undefined && hasRoutesOf(device, old) ? this.#codes.get(old) : undefined;
    if (old !== undefined && before !== undefined) {
      // What is written over and renumbered is no longer that of the device as it was.
      this.#codes.delete(old);
      this.#unshare();
      this.#moveTo(before, firstInterfaceOf(surroundings.numbering, surroundings.number));
    }
    const made = compileDevice(device, surroundings, before ?? null);
    this.#codes.set(device, made);
    return made;
  }

  #moveTo(compiled: DeviceCode, firstInterface: number): void {
    if (compiled.firstInterface === firstInterface) return;
    this.#unshare();
    moveInterfaces(compiled, firstInterface, this.tables);
  }

  /** Networks handed out before keep the words they have. */
  #unshare(): void {
    if (this.#isUnshared) return;
    this.tables.code.unshare();
    this.tables.routes.unshare();
    this.#isUnshared = true;
  }
}

/** The interfaces by the names that matches know them by. */
function nameInterfaces({ matches }: DeviceMemory['tables'], { interfaces }: LinkedWiring['wiring']): Int32Array | null {
  const names = matches.interfaceNames();
  return names === null ? null : toWords(interfaces.map(({ row }) => names.get(row.id) ?? -1));
}

/** Numbers, compiles and links; health of proxy members is not settled yet. */
function link(plan: Plan, linked: LinkedWiring, memory: DeviceMemory): Network {
  const { numbering, wiring } = linked;
  const { tables } = memory;
  const tunnels = createTunnelCompiler(plan, numbering.deviceNumbers, tables.matches);
  const count = wiring.interfaces.length;
  const ports: PortPrograms = { portOut: emptyWords(count), portIn: emptyWords(count), bridgeIn: emptyWords(count) };
  const compiled = memory.compile(plan, linked, tunnels, ports);
  const proxies = plan.devices.flatMap((device, number) => proxiesOf(device, number, tables.stages));
  return {
    plan,
    devices: plan.devices,
    profiles: plan.devices.map((device) => profiles[device.profile]),
    code: tables.code.finish(),
    transit: toWords(compiled.map((code) => code.transit)),
    originate: toWords(compiled.map((code) => code.originate)),
    deviceDelay: toWords(plan.devices.map((device) => device.delayUs)),
    deviceTtlCost: toWords(plan.devices.map((device) => device.ttlCost)),
    ...wiring,
    ...ports,
    interfaceName: nameInterfaces(tables, wiring),
    tunnels: tunnels.finish(),
    matches: tables.matches.finish(),
    stages: tables.stages.finish(),
    routes: tables.routes.finish(compiled.map((code) => code.routes)),
    services: compiled.map((code) => code.services),
    proxies,
  };
}

/** Compiles plans. Each network is complete and stays as it is, whatever is compiled afterwards. */
export type Compiler = (plan: Plan) => Network;

/**
 * A compiler for one plan after the other, which keeps what it made of devices that come again as the same objects, and of wires that come again as
 * they were. Gives networks that answer like those of {@link compile}; only numbers inside them may differ.
 */
export function createCompiler(): Compiler {
  let memory = new DeviceMemory();
  let linked: LinkedWiring | null = null;
  return (plan) => {
    if (memory.isFull) memory = new DeviceMemory();
    linked = linked !== null && isSameWiring(linked.plan, plan) ? { ...linked, plan } : linkWiring(plan);
    const network = link(plan, linked, memory);
    settleHealth(network);
    return network;
  };
}

/**
 * Compiles a plan into a network. Never throws for what a plan says: rows with unreadable addresses or missing interfaces match nothing.
 * Members of proxies are asked by their monitors on the finished network (CONTRACTS 3: steady state).
 */
export function compile(plan: Plan): Network {
  return createCompiler()(plan);
}
