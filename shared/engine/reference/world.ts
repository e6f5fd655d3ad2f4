import type { Plan, PlanDevice } from '../../plan/plan.ts';
import type { ProxyMember, ProxyPool, ProxyStage } from '../../plan/stage.ts';
import { converse } from './converse.ts';
import { monitorQuestion } from './proxy.ts';
import type { Blocker, Run } from './walk.ts';

/** A plan and what the monitors of its proxies found in it. */
export interface World {
  readonly plan: Plan;
  readonly healthy: ReadonlyMap<string, readonly string[]>;
}

interface Beginning {
  readonly forced?: readonly number[];
  readonly blockers?: Blocker[];
  readonly request?: number;
}

/** A run in which nothing has happened yet. */
export function begin({ plan, healthy }: World, how: Beginning = {}): Run {
  return {
    plan, healthy, sessions: new Map(), choosing: { forced: how.forced ?? [], made: [], known: new Map() }, legs: [], borrowed: [], blockers: how.blockers ?? null,
    counter: { connections: 0, proxies: 0 }, request: how.request ?? 0,
  };
}

/** One question of a monitor: a connection, or a request whose status is expected. */
function isHealthy(plan: Plan, device: PlanDevice, stage: ProxyStage, pool: ProxyPool, member: ProxyMember): boolean {
  const { monitor } = pool;
  const asked = monitorQuestion(device, stage, pool, member);
  if (monitor === null || asked === null) return true;
  const end = converse(begin({ plan, healthy: new Map() }), device, asked.question, asked.request);
  if (!end.isAnswered || monitor.type === 'tcp') return end.isAnswered;
  return monitor.expected.some(([first, last]) => end.status !== null && end.status >= first && end.status <= last);
}

/** Asks every member of every pool once; this is the steady state (CONTRACTS 3, Health). No member of a monitored pool is itself a proxy with monitors. */
export function askMonitors(plan: Plan): World {
  const healthy = new Map<string, readonly string[]>();
  for (const device of plan.devices) {
    for (const stage of device.stages) {
      if (stage.kind !== 'proxy') continue;
      for (const pool of stage.pools) {
        const found = pool.members.filter((member) => isHealthy(plan, device, stage, pool, member));
        healthy.set(`${stage.because.component} ${pool.id}`, found.map((member) => member.id));
      }
    }
  }
  return { plan, healthy };
}
