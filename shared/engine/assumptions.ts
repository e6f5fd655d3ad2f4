import { usedPools } from './compile/services.ts';
import type { Network } from './network.ts';
import type { Step, Trace } from './report.ts';

/*
 * What an answer rests on: the simplifications that kinds declare for components the packets met, and those of the engine itself where the
 * trace shows that it made use of them.
 */

type Told = Pick<Trace, 'resolution' | 'paths' | 'ping' | 'traceroute'>;

const standing = {
  choice: 'ASSUME_CHOICE',
  idle: 'ASSUME_BALANCER_IDLE',
  health: 'ASSUME_HEALTH_STEADY',
  neighbours: 'ASSUME_NEIGHBOURS_KNOWN',
  time: 'ASSUME_TIME_VIRTUAL',
} as const;

/** Components the packets met with a proxy that asks its members how they are. */
function monitoring(network: Network, met: ReadonlySet<string>): ReadonlySet<string> {
  const asking = new Set<string>();
  for (const { device, stage } of network.proxies) {
    const component = network.devices[device]?.component ?? '';
    const used = met.has(component) ? usedPools(stage.listeners) : null;
    if (used !== null && stage.pools.some((pool) => pool.monitor !== null && used.has(pool.id))) asking.add(component);
  }
  return asking;
}

function addStep(ids: Set<string>, step: Step, isMonitored: boolean): void {
  if (step.kind === 'neighbor' && step.action === 'RESOLVED') ids.add(standing.neighbours);
  if (isMonitored && (step.kind === 'balance' || step.reason === 'NO_BACKEND')) ids.add(standing.health);
  if (step.kind === 'balance' && step.detail['method'] === 'least-connections') ids.add(standing.idle);
}

function hasTimes({ ping, traceroute }: Told): boolean {
  return (ping?.received ?? 0) > 0 || traceroute?.some((line) => line.timeMs !== null) === true;
}

/** The assumptions of a report, by id. `sentence` gives the text in the language of the report; without it the id stands for itself. */
export function assumptionsOf(network: Network, told: Told, sentence: (id: string) => string = (id) => id): Trace['assumptions'] {
  const legs = [...(told.resolution ?? []), ...told.paths.flatMap((path) => path.legs)];
  const met = new Set<string>();
  for (const leg of legs) for (const hop of leg.hops) met.add(hop.component);
  const monitored = monitoring(network, met);
  const ids = new Set<string>();
  for (const leg of legs) for (const hop of leg.hops) for (const step of hop.steps) addStep(ids, step, monitored.has(hop.component));
  for (const assumption of network.plan.assumptions) if (met.has(assumption.component)) ids.add(assumption.id);
  if (told.paths.some((path) => path.choices.length > 0)) ids.add(standing.choice);
  if (hasTimes(told)) ids.add(standing.time);
  return [...ids].sort().map((id) => ({ id, text: sentence(id) }));
}
