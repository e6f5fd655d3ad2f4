import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { cloudGatewayOf, onpremGateways, pairOf, stretchedNetworks, tunnelOverheadBytes, type StretchedProps } from '../stretch.ts';
import { pathMtuBytes } from './path-mtu.ts';
import { cloudMachines, isDynamic } from './proximity.ts';
import { segmentFindings } from './segment-checks.ts';

type Stretched = Self<StretchedProps>;

/** V-43. With proximity routing both gateways work on purpose. */
function gatewayFindings(self: Stretched, scope: Scope): readonly Finding[] {
  const cloud = cloudGatewayOf(scope, self.props);
  if (cloud === null) {
    const isMissing = self.props.cloudGateway !== '' || self.props.proximityRouting || self.props.gatewaySite === 'cloud';
    return isMissing ? [{ code: 'STRETCH-NO-CLOUD-GATEWAY', severity: 'error', at: { component: self.id, path: '/cloudGateway' }, params: { name: self.component.name } }] : [];
  }
  const rival = onpremGateways(scope, self.props).find(({ port }) => port.row.connected !== false);
  if (cloud.port.row.connected === false || self.props.proximityRouting || rival === undefined) return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'disconnect-cloud-gateway' }, title: 'V-43.fix' };
  const params = { name: self.component.name, address: cloud.port.addresses[0]?.address ?? '', router: rival.owner.component.name, gateway: cloud.owner.component.name };
  return [{ code: 'V-43', severity: 'error', at: { component: self.id, path: '/cloudGateway' }, params, fix }];
}

/** Whether machines in the cloud leave the network on premises. */
function leavesOnPremises(props: StretchedProps): boolean {
  return !props.proximityRouting && props.gatewaySite !== 'cloud';
}

/** V-44: machines of two stretched networks in one cloud meet by the gateway on the other side. */
function tromboneFindings(self: Stretched, scope: Scope): readonly Finding[] {
  const [machine] = cloudMachines(scope, self.props);
  if (machine === undefined || !leavesOnPremises(self.props)) return [];
  const name = (id: string): string => scope.component(id)?.component.name ?? id;
  for (const other of stretchedNetworks(scope, null)) {
    const [partner] = other.id === self.id || !leavesOnPremises(other.props) ? [] : cloudMachines(scope, other.props);
    if (partner === undefined) continue;
    const fix = cloudGatewayOf(scope, self.props) === null ? {} : { fix: { command: 'component.operate', args: { id: self.id, operation: 'proximity-on' }, title: 'V-44.fix', params: { name: self.component.name } } };
    const params = { name: self.component.name, machine: name(machine.owner), other: other.entry.component.name, partner: name(partner.owner) };
    return [{ code: 'V-44', severity: 'warning', at: { component: self.id, path: '/proximityRouting' }, params, ...fix }];
  }
  return [];
}

/** Machines in the cloud are meant to leave by a gateway that is switched off. */
function idleFindings(self: Stretched, scope: Scope): readonly Finding[] {
  const gateway = cloudGatewayOf(scope, self.props);
  if (gateway === null || gateway.port.row.connected !== false || leavesOnPremises(self.props)) return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'connect-cloud-gateway' }, title: 'STRETCH-IDLE-GATEWAY.fix' };
  return [{ code: 'STRETCH-IDLE-GATEWAY', severity: 'warning', at: { component: self.id, path: '/cloudGateway' }, params: { name: self.component.name, gateway: self.props.cloudGateway }, fix }];
}

function staticFindings(self: Stretched, scope: Scope): readonly Finding[] {
  const gateway = cloudGatewayOf(scope, self.props);
  if (!self.props.proximityRouting || gateway === null || isDynamic(gateway.owner)) return [];
  return [{ code: 'STRETCH-STATIC', severity: 'warning', at: { component: self.id, path: '/proximityRouting' }, params: { name: self.component.name, router: gateway.owner.component.name } }];
}

/** V-45: flow conditioning keeps TCP below the limit; without it tunnel packets come in fragments (domain/private-cloud.md e). */
function sizeFindings(self: Stretched, scope: Scope): readonly Finding[] {
  const pair = pairOf(scope, self.props);
  if (pair === null || (pair.onprem.props.flowConditioning && pair.cloud.props.flowConditioning)) return [];
  const machines = [self.props.onpremSegment, self.props.cloudSegment].flatMap((id) => {
    const segment = scope.component(id);
    return segment === null ? [] : scope.members(segment.id).filter(({ row }) => row.addresses.length > 0);
  });
  const { onprem, cloud } = pair;
  const path = Math.min(pathMtuBytes(scope, onprem, cloud), pathMtuBytes(scope, cloud, onprem));
  const [mtu, overhead] = [Math.max(0, ...machines.map(({ row }) => row.mtuBytes)), tunnelOverheadBytes(pair)];
  if (mtu + overhead <= path || mtu === 0) return [];
  const end = onprem.props.flowConditioning ? cloud : onprem;
  const concentrator = end.entry.component.name;
  const fix = { command: 'component.update', args: { id: end.id, props: { flowConditioning: true } }, title: 'V-45.fix', params: { concentrator } };
  return [{ code: 'V-45', severity: 'warning', at: { component: self.id }, params: { name: self.component.name, mtu, overhead, needed: mtu + overhead, path }, fix }];
}

/** What is wrong with a stretched network as it stands. */
export function stretchedFindings(self: Stretched, scope: Scope): readonly Finding[] {
  return [...segmentFindings(self, scope), ...gatewayFindings(self, scope), ...tromboneFindings(self, scope), ...idleFindings(self, scope), ...staticFindings(self, scope), ...sizeFindings(self, scope)];
}
