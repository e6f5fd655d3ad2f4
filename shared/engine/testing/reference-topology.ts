import type { Plan } from '../../plan/plan.ts';
import { planKubernetes } from './reference-topology-kubernetes.ts';
import { planEdge, planRouter, planSwitches, planVirtualMachines } from './reference-topology-nsx.ts';
import { planOnPremises, planStretch } from './reference-topology-onprem.ts';
import { edgeRules, type ReferenceOptions } from './reference-topology-options.ts';
import { planHosts, planPrivateSide, planPublicSide } from './reference-topology-underlay.ts';
import { small } from './small-plan.ts';

/*
 * RT-1 (domain/private-cloud.md 0.2) as a plan, written by hand: what the kinds of the private cloud will have to say. Component ids are those of the
 * sample `icp-on-vcenter`. One file per site; what the variants of d.5 and (g) change is an option, so that the wiring is never patched afterwards.
 */

const rt1: ReferenceOptions = {
  hosts: { esg: 'esx1', master1: 'esx1', proxy1: 'esx1', worker1: 'esx2', worker2: 'esx3', db: 'esx3', vm60: 'esx3', vm61: 'esx3', 'l2c-cloud': 'esx2' },
  icpGateway: 'edge',
  edgeRules,
  edgeReversePath: 'strict',
  isServiceRouted: true,
  isOutgoingMasqueraded: true,
  arePodsRouted: true,
  publicSnatSource: '192.168.0.0/16',
  distributedRules: [],
  vtepMtuBytes: 9000,
  podMtuBytes: 1480,
  tunnelMode: 'always',
  isWorker2Apart: false,
  isCloudGatewayConnected: false,
  hasSecondStretch: false,
};

export interface ReferenceChange extends Partial<Omit<ReferenceOptions, 'hosts'>> {
  readonly hosts?: Partial<ReferenceOptions['hosts']>;
}

/** The reference topology, or a variant of it. */
export function referencePlan(change: ReferenceChange = {}): Plan {
  const options: ReferenceOptions = { ...rt1, ...change, hosts: { ...rt1.hosts, ...change.hosts } };
  const net = small();
  planPublicSide(net);
  planPrivateSide(net);
  planHosts(net, options);
  planSwitches(net, options);
  planEdge(net, options);
  planRouter(net, options);
  planVirtualMachines(net, options);
  planKubernetes(net, options);
  planOnPremises(net);
  planStretch(net, options);
  return net.builder.finish();
}
