import { parseIpv4 } from '../../net/address.ts';
import type { Plan, PlanDevice } from '../../plan/plan.ts';
import type { ProxyMember, ProxyPool, ProxyStage } from '../../plan/stage.ts';
import { converse } from './converse.ts';
import { monitorQuestion } from './proxy.ts';
import type { Blocker, Run } from './walk.ts';

/** A plan and what the monitors of its proxies found in it. */
export interface World {
  readonly plan: Plan;
  readonly healthy: ReadonlyMap<string, readonly string[]>;
  readonly unsure: ReadonlyMap<string, readonly string[]>;
}

interface Beginning {
  readonly forced?: readonly number[];
  readonly blockers?: Blocker[];
  readonly request?: number;
}

/** A run in which nothing has happened yet. */
export function begin({ plan, healthy, unsure }: World, how: Beginning = {}): Run {
  return {
    plan, healthy, unsure, sessions: new Map(), choosing: { forced: how.forced ?? [], made: [], known: new Map() }, legs: [], borrowed: [], blockers: how.blockers ?? null,
    counter: { connections: 0, proxies: 0 }, request: how.request ?? 0,
  };
}

/** One question of a monitor: a connection, or a request whose status is expected. Null: the design does not say enough of the member. */
function isHealthy(plan: Plan, device: PlanDevice, stage: ProxyStage, pool: ProxyPool, member: ProxyMember): boolean | null {
  const { monitor } = pool;
  if (parseIpv4(member.address) === null) return null;
  const asked = monitorQuestion(device, stage, pool, member);
  if (monitor === null || asked === null) return true;
  const end = converse(begin({ plan, healthy: new Map(), unsure: new Map() }), device, asked.question, asked.request);
  if (end.isUndetermined) return null;
  if (!end.isAnswered || monitor.type === 'tcp') return end.isAnswered;
  return monitor.expected.some(([first, last]) => end.status !== null && end.status >= first && end.status <= last);
}

/** Asks every member of every pool once; this is the steady state (CONTRACTS 3, Health). No member of a monitored pool is itself a proxy with monitors. */
export function askMonitors(plan: Plan): World {
  const healthy = new Map<string, readonly string[]>();
  const unsure = new Map<string, readonly string[]>();
  for (const device of plan.devices) {
    for (const stage of device.stages) {
      if (stage.kind !== 'proxy') continue;
      for (const pool of stage.pools) {
        const found = pool.members.map((member) => ({ id: member.id, isHealthy: isHealthy(plan, device, stage, pool, member) }));
        const idsOf = (wanted: boolean | null): readonly string[] => found.filter((member) => member.isHealthy === wanted).map(({ id }) => id);
        healthy.set(`${stage.because.component} ${pool.id}`, idsOf(true));
        unsure.set(`${stage.because.component} ${pool.id}`, idsOf(null));
      }
    }
  }
  return { plan, healthy, unsure };
}
