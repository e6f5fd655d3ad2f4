import type { Self } from '../../../model/definition.ts';
import type { LinkView, Scope } from '../../../model/scope.ts';
import { formatCidr, parseInterfaceAddress } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { deviceDelayUs } from '../../../plan/delays.ts';
import type { RouteRow } from '../../../plan/stage.ts';
import { ethernetMtuBytes } from '../../ports.ts';
import { linkSegment } from '../../routed.ts';
import { planWire } from '../../wiring.ts';
import { dropPrivate } from '../private-ranges.ts';

interface Props {
  readonly transitHops: number;
  readonly latencyMs: number;
  readonly forwardsPrivate: boolean;
}

function canonical(prefix: string): string | null {
  const read = parseInterfaceAddress(prefix);
  return read === null ? null : formatCidr(read.cidr);
}

function routesTo(view: LinkView, scope: Scope): readonly RouteRow[] {
  const prefixes = scope.advertised(view.peer).flatMap((prefix) => canonical(prefix) ?? []);
  return prefixes.map((destination) => ({
    destination, type: 'unicast', interface: view.id, via: null, distance: 0, metric: 0, because: { component: view.peer, label: destination },
  }));
}

/** A device that costs several hops, drops private addresses silently and knows what each neighbour advertises. */
export function planInternet(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const because = { component: self.id, label: self.component.name };
  const views = scope.links(self.id, 'routed').filter((view) => scope.component(view.peer) !== null);
  plan.device({
    id: self.id,
    component: self.id,
    profile: 'internet',
    ttlCost: self.props.transitHops,
    delayUs: deviceDelayUs + Math.round((self.props.latencyMs * 1000) / 2),
  });
  plan.internet(self.id);
  if (!self.props.forwardsPrivate) plan.stage(self.id, dropPrivate(because));
  plan.routes(self.id, []);
  for (const view of views) {
    planWire(view, scope, plan);
    plan.interface(self.id, { id: view.id, segment: linkSegment(view.id), addresses: [], mtuBytes: ethernetMtuBytes, up: true, because: { component: self.id, label: view.id } });
    plan.routes(self.id, routesTo(view, scope));
  }
}
