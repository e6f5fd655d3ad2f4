import type { Plan, PlanDevice, PlanInterface, PlanSegment } from '../plan/plan.ts';
import type { DeviceProfile } from '../plan/profiles.ts';
import type { AddressHash } from './compile/address-hash.ts';
import type { Layer2 } from './compile/layer2.ts';
import type { MatchTables } from './compile/matches.ts';
import type { ContestedClaims } from './compile/neighbours.ts';
import type { RouteTables } from './compile/routes.ts';
import type { Proxy, Service } from './compile/services.ts';
import type { StageTables } from './compile/tables.ts';
import type { TunnelTables } from './compile/tunnels.ts';

/** An interface by its number, with what the plan says about it. */
export interface InterfaceEntry {
  readonly device: number;
  readonly row: PlanInterface;
}

/**
 * A linked network: everything numbered, tables concatenated. Built by compile, never changed afterwards; runs keep their state in a machine.
 * To callers of the engine it is opaque.
 */
export interface Network extends Layer2 {
  readonly plan: Plan;
  readonly devices: readonly PlanDevice[];
  readonly profiles: readonly DeviceProfile[];
  readonly interfaces: readonly InterfaceEntry[];
  readonly segments: readonly PlanSegment[];
  readonly deviceNumbers: ReadonlyMap<string, number>;
  /** Devices of a component, in plan order. */
  readonly componentDevices: ReadonlyMap<string, readonly number[]>;
  /** Interfaces of each device, in the order of its rows. */
  readonly deviceInterfaces: readonly (readonly number[])[];

  readonly code: Int32Array;
  /** Offsets of the two programs of each device. */
  readonly transit: Int32Array;
  readonly originate: Int32Array;
  readonly deviceDelay: Int32Array;
  readonly deviceTtlCost: Int32Array;

  /** The device that stands for the internet; -1 without one. */
  readonly internet: number;
  /** First device that bears an address; component behind a public address; the public address a component is called by, floating IPs first. */
  readonly bearers: ReadonlyMap<number, number>;
  readonly publicOwners: ReadonlyMap<number, string>;
  readonly publicAddresses: ReadonlyMap<string, number>;
  /** The address behind a translated one, and components with a public address that nobody can read. */
  readonly publicInsides: ReadonlyMap<number, number>;
  readonly publicGaps: ReadonlySet<string>;
  /** The address a component without a device is called by. */
  readonly calledAddresses: ReadonlyMap<string, number>;
  /** The device that sends for such a component, where one does. */
  readonly speakers: ReadonlyMap<string, number>;

  readonly interfaceDevice: Int32Array;
  /** Primary address, where {@link interfaceHasAddress} is 1. */
  readonly interfaceAddress: Int32Array;
  readonly interfaceHasAddress: Int32Array;
  readonly interfaceUp: Int32Array;
  /** -1: not plugged in. */
  readonly interfaceSegment: Int32Array;
  readonly interfaceMtu: Int32Array;
  /** Number of its name, where matches speak of it; -1: none does. Null: matches speak of no interface. */
  readonly interfaceName: Int32Array | null;
  /** The other end of a point-to-point segment; -1 on other segments, or when nobody is there. */
  readonly interfacePeer: Int32Array;

  readonly segmentIsSilent: Int32Array;
  readonly segmentMtu: Int32Array;
  readonly segmentDelay: Int32Array;

  /** (domain, address) -> interface that answers, where there is only one. */
  readonly neighbours: AddressHash;
  readonly contested: ContestedClaims | null;
  /** (interface, address) -> interface: static entries, `nowhere` (compile/neighbours.ts) where nobody would get the frame. */
  readonly staticNeighbours: AddressHash | null;
  /** (device, address) -> interface that bears it. */
  readonly own: AddressHash;

  /** Programs of the ports of virtual switches, for frames that leave the guest or are about to reach it, and of interfaces of bridges; -1: none. */
  readonly portOut: Int32Array;
  readonly portIn: Int32Array;
  readonly bridgeIn: Int32Array;

  readonly tunnels: TunnelTables;
  readonly matches: MatchTables;
  readonly stages: StageTables;
  readonly routes: RouteTables;
  readonly services: readonly (readonly Service[])[];
  readonly proxies: readonly Proxy[];
}
