import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because, ServiceRow } from '../../../plan/stage.ts';
import { listeners } from '../../listens.ts';
import { planPodPort } from '../pod-port.ts';
import { clusterRecords } from '../services.ts';
import type { PodProps } from './props.ts';

/** A name server on port 53: what it knows itself, the Services of its cluster, then whom it asks (domain/private-cloud.md c, DNS step). */
function nameServer(self: Self<PodProps>, scope: Scope, cluster: ComponentId | null): readonly ServiceRow[] {
  const { dnsServes, dnsRecords, dnsForwardTo } = self.props;
  if (!dnsServes && dnsRecords.length === 0 && dnsForwardTo === '') return [];
  const because: Because = { component: self.id, path: '/dnsRecords', label: self.component.name };
  const typed = dnsRecords.map((row, index) => ({ name: row.name, address: row.address, because: { component: self.id, path: `/dnsRecords/${index}`, label: row.name } }));
  const records = [...typed, ...(cluster === null ? [] : clusterRecords(scope, cluster))];
  const answering = (protocol: 'udp' | 'tcp'): ServiceRow => ({ protocol, port: 53, bind: '0.0.0.0', application: { kind: 'dns', records, forwardTo: dnsForwardTo || null }, because });
  return [answering('udp'), answering('tcp')];
}

/** A pod hangs on its node by a wire; on the host network it listens on the node itself. */
export function planPod(self: Self<PodProps>, scope: Scope, plan: PlanBuilder): void {
  const stand = planPodPort(self, scope, plan);
  if (stand === null) return;
  const because: Because = { component: self.id, path: '/listens', label: self.component.name };
  plan.services(stand.device, because, stand.node.isRunning ? [...listeners(self.id, self.props.listens), ...nameServer(self, scope, stand.node.cluster)] : []);
}
