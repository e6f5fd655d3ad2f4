import type { Membership, Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { OverlayEndpoint } from '../../../plan/plan.ts';
import { l2Tunnel } from '../../../plan/tunnel.ts';
import { ethernetMtuBytes } from '../../ports.ts';
import { isHostUp, isPairUp, pairOf, tunnelOverheadBytes, type Concentrator, type Pair, type StretchedProps } from '../stretch.ts';
import { planProximityRoutes } from './proximity.ts';

/** Whatever a frame costs, it costs on the way of its outer packet: the tunnel takes all. */
const tunnelMtuBytes = 9000;

function endpoint({ id, uplink }: Concentrator): OverlayEndpoint | null {
  const address = uplink?.addresses[0]?.address;
  return uplink === null || address === undefined ? null : { device: id, address, because: { component: id, path: uplink.row.path, label: uplink.row.id } };
}

const trunkOf = (network: string): string => `trunk-${network}`;

/** Where the two appliances stand on the networks that are one: the picture draws their legs. */
export function stretchedEnds(self: Self<StretchedProps>, scope: Scope): readonly Membership[] {
  const pair = pairOf(scope, self.props);
  if (pair === null) return [];
  const ends = [[pair.onprem, self.props.onpremSegment], [pair.cloud, self.props.cloudSegment]] as const;
  return ends.flatMap(([end, name]): readonly Membership[] => {
    const segment = scope.component(name)?.id;
    return segment === undefined ? [] : [{ component: end.id, interfaceId: trunkOf(self.id), segment }];
  });
}

/** One appliance joins its segment with the tunnel of this network. While the tunnel is down it takes no frame. */
function planEnd(self: Self<StretchedProps>, end: Concentrator, segment: string | null, isUp: boolean, scope: Scope, plan: PlanBuilder): void {
  const because = { component: self.id, label: self.component.name };
  const [trunk, tunnel] = [trunkOf(self.id), `tunnel-${self.id}`];
  const port = { addresses: [], mtuBytes: ethernetMtuBytes, up: isHostUp(end), because } as const;
  const network = scope.component(segment)?.id ?? null;
  plan.interface(end.id, { ...port, id: trunk, segment: network, ...(end.host === null ? {} : { virtualSwitch: end.host.id }) });
  plan.interface(end.id, { ...port, id: tunnel, segment: self.id });
  if (!isUp) {
    const state = { component: end.id, path: '/state', label: end.entry.component.name };
    plan.stage(end.id, { kind: 'admit', slot: 'receive', interface: trunk, because: state, rows: [], reason: 'L2VPN_DOWN' });
  }
  plan.stage(end.id, { kind: 'bridge', slot: 'receive', interface: null, because, interfaces: [trunk, tunnel] });
}

function planTunnel(self: Self<StretchedProps>, pair: Pair, plan: PlanBuilder): void {
  const endpoints = [endpoint(pair.onprem), endpoint(pair.cloud)].filter((end) => end !== null);
  plan.segment({
    id: self.id,
    component: self.id,
    form: 'point-to-point',
    mtuBytes: tunnelMtuBytes,
    delayUs: 0,
    missing: { silent: false, reason: 'NEIGHBOR_UNREACHABLE' },
    overlay: { tunnel: l2Tunnel(tunnelOverheadBytes(pair)), endpoints },
    because: { component: self.id, label: self.component.name },
  });
}

/** One layer 2 network over both sites: a tunnel between the pair, and at each end a bridge into the segment there. Without a pair, nothing. */
export function planStretchedNetwork(self: Self<StretchedProps>, scope: Scope, plan: PlanBuilder): void {
  const pair = pairOf(scope, self.props);
  if (pair === null) return;
  planTunnel(self, pair, plan);
  planEnd(self, pair.onprem, self.props.onpremSegment, isPairUp(pair), scope, plan);
  planEnd(self, pair.cloud, self.props.cloudSegment, isPairUp(pair), scope, plan);
  planProximityRoutes(self, pair, scope, plan);
}
