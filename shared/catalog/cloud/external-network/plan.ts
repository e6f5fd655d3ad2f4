import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { linkSegment, uplink } from '../../routed.ts';
import { ethernetMtuBytes } from '../../ports.ts';
import { poolCidr } from '../addressing.ts';
import { fabric, fabricGateway, fabricSegment, poolRoute } from '../fabric.ts';

/** A device that is no router hop, between the internet and the fabric on which public addresses stand. */
export function planExternalNetwork(self: Self<{ readonly cidr: string }>, scope: Scope, plan: PlanBuilder): void {
  const because = { component: self.id, path: '/cidr', label: self.component.name };
  const pool = poolCidr(scope, self.id);
  const wire = uplink(scope, self.id);
  plan.device({ id: self.id, component: self.id, profile: 'transparent', ttlCost: 0 });
  plan.segment(fabric(self.id, because));
  plan.routes(self.id, []);
  plan.interface(self.id, {
    id: 'fabric',
    segment: fabricSegment(self.id),
    addresses: pool === null ? [] : [{ address: fabricGateway(pool), prefixLength: pool.prefixLength }],
    mtuBytes: ethernetMtuBytes,
    up: true,
    because,
  });
  if (pool !== null) plan.routes(self.id, [poolRoute(pool, because)]);
  if (wire === null) return;
  // The internet cannot know which addresses lie here.
  if (pool === null) plan.routes(wire.peer, [{ destination: '0.0.0.0/0', type: 'blackhole', interface: null, via: null, distance: 255, metric: 0, because, reason: 'INSUFFICIENT_CONFIG' }]);
  plan.interface(self.id, { id: 'internet', segment: linkSegment(wire.id), addresses: [], mtuBytes: ethernetMtuBytes, up: true, because });
  plan.routes(self.id, [{ destination: '0.0.0.0/0', type: 'unicast', interface: 'internet', via: null, distance: 0, metric: 0, because }]);
}
