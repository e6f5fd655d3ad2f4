import type { ComponentId } from '../../model/design.ts';
import { perScope, type Entry, type Scope } from '../../model/scope.ts';
import { readController } from './controller-props.ts';
import { clusterOf } from './cluster.ts';

/** Ingress controllers and ALBs of a cluster, in id order. */
export const controllersOf = perScope((scope, cluster: ComponentId): readonly Entry[] => scope.ofKind('ingress-controller').filter((entry) => clusterOf(scope, entry.id)?.id === cluster));

/** Those that are switched on. */
export function enabledControllers(scope: Scope, cluster: ComponentId): readonly Entry[] {
  return controllersOf(scope, cluster).filter((entry) => readController(entry).enabled);
}
