import type { PlanDevice } from '../../plan/plan.ts';
import type { DeliverStage, ProxyListener, ProxyPool, ProxyStage, ServiceRow } from '../../plan/stage.ts';
import type { StageCompiler } from './tables.ts';
import { readAddress } from './words.ts';

/** A service as the end of a path needs it. */
export interface Service {
  readonly row: ServiceRow;
  readonly protocol: number;
  /** Null: every address of the device. A malformed one is 255.255.255.255, which no device has. */
  readonly bind: number | null;
}

export interface Proxy {
  readonly device: number;
  readonly address: number;
  readonly stage: ProxyStage;
  /** Filter table of the access list; -1: everybody. */
  readonly access: number;
  readonly pools: readonly Pool[];
}

export interface Pool {
  readonly plan: ProxyPool;
  /** Member by member: answers its monitor, or has none; does not; or nobody can tell. Settled once by the health probes of compile. */
  readonly healthy: Uint8Array;
}

export const unhealthy = 0;
export const healthy = 1;
export const undetermined = 2;

const noServices: readonly Service[] = [];

const known = new WeakMap<DeliverStage, readonly Service[]>();

function servicesOfStage(stage: DeliverStage): readonly Service[] {
  const made =
    known.get(stage) ?? stage.services.map((row) => ({ row, protocol: row.protocol === 'tcp' ? 6 : 17, bind: row.bind === '0.0.0.0' ? null : (readAddress(row.bind) ?? -1) }));
  known.set(stage, made);
  return made;
}

export function servicesOf(device: PlanDevice): readonly Service[] {
  const stages = device.stages.filter((stage): stage is DeliverStage => stage.kind === 'deliver');
  const [only] = stages;
  if (only === undefined) return noServices;
  return stages.length === 1 ? servicesOfStage(only) : stages.flatMap(servicesOfStage);
}

const noProxies: readonly Proxy[] = [];

export function proxiesOf(device: PlanDevice, number: number, stages: StageCompiler): readonly Proxy[] {
  if (!device.stages.some((stage) => stage.kind === 'proxy')) return noProxies;
  return device.stages
    .filter((stage): stage is ProxyStage => stage.kind === 'proxy')
    .flatMap((stage) => {
      const address = readAddress(stage.address);
      if (address === null) return [];
      const access =
        stage.access === null
          ? -1
          : stages.filter({ ...stage.access, because: stage.because, table: 'access', slot: 'ingress-filter', stateful: false, view: 'current' });
      return [{ device: number, address, stage, access, pools: stage.pools.map((plan) => ({ plan, healthy: new Uint8Array(plan.members.length).fill(1) })) }];
    });
}

/** Pools that a listener or one of its policies uses: only these are monitored (public-cloud.md C.7). */
export function usedPools(listeners: readonly ProxyListener[]): ReadonlySet<string> {
  return new Set(
    listeners.flatMap((listener) => [
      ...(listener.defaultPool === null ? [] : [listener.defaultPool]),
      ...listener.policies.flatMap((policy) => (policy.action.kind === 'pool' ? [policy.action.pool] : [])),
    ]),
  );
}
