import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { formatCidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { DeviceId, RouteRow } from '../../../plan/stage.ts';
import { isHypervisorUp } from '../../hosting.ts';
import { connectedRoutes, planPorts, portsOf, portTowards, type Port } from '../../ip-ports.ts';
import { gatewayRoutes, writtenRoutes } from '../../route-rows.ts';
import { controlHost, dlrHosts, reachesHost, type DlrProps } from '../dlr-rows.ts';

function routes(self: Self<DlrProps>, ports: readonly Port[]): readonly RouteRow[] {
  const byDefault = gatewayRoutes(self.id, self.props.defaultGateway, ports).map((row) => ({ ...row, because: { ...row.because, path: '/defaultGateway' } }));
  return [...connectedRoutes(self.id, ports), ...writtenRoutes(self.id, self.props.routes, ports), ...byDefault];
}

/** VLANs are answered by the instance beside the control VM, else by the first one (domain/private-cloud.md c, DLR step 5). */
function designated(self: Self<DlrProps>, hosts: readonly ComponentId[], scope: Scope): ComponentId | null {
  const control = controlHost(scope, self.props)?.id ?? null;
  return hosts.find((host) => host === control) ?? hosts[0] ?? null;
}

/**
 * The control VM, where somebody can meet it: it answers for the protocol address and forwards nothing that is sent to it
 * (domain/private-cloud.md f, V-20). Routes it has learned stay in the instances when it is down.
 */
function planControl(self: Self<DlrProps>, ports: readonly Port[], scope: Scope, plan: PlanBuilder): void {
  const { protocolAddress, controlVm } = self.props;
  const host = controlHost(scope, self.props);
  const address = parseIpv4(protocolAddress);
  const uplinks = ports.filter((port) => self.props.interfaces.some((row) => row.id === port.row.id && row.type === 'uplink'));
  const port = address === null ? null : (portTowards(uplinks, address) ?? portTowards(ports, address));
  const own = port?.addresses.find(({ isPlaced }) => isPlaced);
  if (host === null || address === null || port === null || own === undefined || port.network === null || !reachesHost(scope, port.network, host.id)) return;
  const device: DeviceId = `${self.id}~control`;
  const because = { component: self.id, path: '/protocolAddress', label: protocolAddress };
  plan.device({ id: device, component: self.id, profile: 'host', ttlCost: 1, host: host.id });
  plan.interface(device, {
    id: port.row.id, segment: port.segment, addresses: [{ address: formatIpv4(address), prefixLength: own.cidr.prefixLength }], mtuBytes: port.mtuBytes,
    up: port.isUp && controlVm.state !== 'down' && isHypervisorUp(host), virtualSwitch: host.id, because,
  });
  const connected: RouteRow = { destination: formatCidr(own.cidr), type: 'unicast', interface: port.row.id, via: null, distance: 0, metric: 0, because };
  plan.routes(device, [connected, ...routes(self, [port]).filter((row) => row.via !== null)]);
}

/** One instance per host that its switches span: the same addresses everywhere, no state (domain/private-cloud.md c, DLR instance). */
export function planDlr(self: Self<DlrProps>, scope: Scope, plan: PlanBuilder): void {
  const ports = portsOf(scope, self.id).filter((port) => port.network !== null);
  const hosts = dlrHosts(scope, self.id).map((host) => host.id);
  const speaker = designated(self, hosts, scope);
  for (const host of hosts) {
    const device = `${self.id}@${host}`;
    const local = ports.filter((port) => port.network !== null && reachesHost(scope, port.network, host));
    plan.device({ id: device, component: self.id, profile: 'router', ttlCost: 1, host, distributed: { isDesignated: host === speaker } });
    planPorts(self.id, local, scope, plan, { device, virtualSwitch: host });
    plan.routes(device, routes(self, local));
  }
  planControl(self, ports, scope, plan);
}
