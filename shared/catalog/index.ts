/*
 * The catalog: every kind of component Hopline knows, one folder each.
 * In: a component as the document holds it, and a read-only scope around it. Out: what a card shows, which links and parents are legal, what is
 * wrong, why an edit is refused, what it means for packets (devices, segments, stages).
 * Nothing outside this folder names a kind. Kinds do not import kinds; what several need lies in a module of the family beside their folders.
 * Forbidden here: packet code, the engine, sentences outside a definition.
 * A new kind is its definition, its test, its icon and one entry below.
 */
import { createRegistry } from '../model/definition.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import type { PlanRegistry } from '../plan/plan-design.ts';
import { blockStorage } from './cloud/block-storage/definition.ts';
import { externalNetwork } from './cloud/external-network/definition.ts';
import { floatingIp } from './cloud/floating-ip/definition.ts';
import { image } from './cloud/image/definition.ts';
import { instance } from './cloud/instance/definition.ts';
import { internetGateway } from './cloud/internet-gateway/definition.ts';
import { keyPair } from './cloud/key-pair/definition.ts';
import { loadBalancer } from './cloud/load-balancer/definition.ts';
import { natGateway } from './cloud/nat-gateway/definition.ts';
import { networkAcl } from './cloud/network-acl/definition.ts';
import { peeringGateway } from './cloud/peering-gateway/definition.ts';
import { project } from './cloud/project/definition.ts';
import { routingTable } from './cloud/routing-table/definition.ts';
import { securityGroup } from './cloud/security-group/definition.ts';
import { subnet } from './cloud/subnet/definition.ts';
import { virtualIp } from './cloud/virtual-ip/definition.ts';
import { vpc } from './cloud/vpc/definition.ts';
import { vpnGateway } from './cloud/vpn-gateway/definition.ts';
import { customerRouter } from './internet/customer-router/definition.ts';
import { dnsServer } from './internet/dns-server/definition.ts';
import { externalUser } from './internet/external-user/definition.ts';
import { internet } from './internet/internet/definition.ts';
import { ingressController } from './k8s/ingress-controller/definition.ts';
import { ingress } from './k8s/ingress/definition.ts';
import { ipPool } from './k8s/ip-pool/definition.ts';
import { kubernetesCluster } from './k8s/kubernetes-cluster/definition.ts';
import { masterNode } from './k8s/master-node/definition.ts';
import { networkPolicy } from './k8s/network-policy/definition.ts';
import { pod } from './k8s/pod/definition.ts';
import { proxyNode } from './k8s/proxy-node/definition.ts';
import { proxyServer } from './k8s/proxy-server/definition.ts';
import { fetchRegistry } from './k8s/registry/definition.ts';
import { service } from './k8s/service/definition.ts';
import { vip } from './k8s/vip/definition.ts';
import { workerNode } from './k8s/worker-node/definition.ts';
import { cluster } from './nsx/cluster/definition.ts';
import { distributedFirewall } from './nsx/distributed-firewall/definition.ts';
import { dlr } from './nsx/dlr/definition.ts';
import { esg } from './nsx/esg/definition.ts';
import { esxiHost } from './nsx/esxi-host/definition.ts';
import { l2Bridge } from './nsx/l2-bridge/definition.ts';
import { logicalSwitch } from './nsx/logical-switch/definition.ts';
import { nsxController } from './nsx/nsx-controller/definition.ts';
import { vcenterInstance } from './nsx/vcenter-instance/definition.ts';
import { virtualMachine } from './nsx/virtual-machine/definition.ts';
import { crossConnectRouter } from './onprem/cross-connect-router/definition.ts';
import { enterpriseUser } from './onprem/enterprise-user/definition.ts';
import { l2Concentrator } from './onprem/l2-concentrator/definition.ts';
import { onpremRouter } from './onprem/onprem-router/definition.ts';
import { onpremSite } from './onprem/onprem-site/definition.ts';
import { server } from './onprem/server/definition.ts';
import { stretchedNetwork } from './onprem/stretched-network/definition.ts';
import { vlan } from './onprem/vlan/definition.ts';
import { wan } from './onprem/wan/definition.ts';

/** In the order of the palette. */
const kinds = [
  internet,
  externalUser,
  dnsServer,
  customerRouter,
  externalNetwork,
  project,
  vpc,
  subnet,
  routingTable,
  internetGateway,
  floatingIp,
  securityGroup,
  networkAcl,
  instance,
  loadBalancer,
  virtualIp,
  natGateway,
  peeringGateway,
  vpnGateway,
  keyPair,
  image,
  blockStorage,
  onpremSite,
  onpremRouter,
  vlan,
  server,
  enterpriseUser,
  wan,
  crossConnectRouter,
  l2Concentrator,
  stretchedNetwork,
  vcenterInstance,
  cluster,
  esxiHost,
  virtualMachine,
  logicalSwitch,
  esg,
  dlr,
  l2Bridge,
  distributedFirewall,
  nsxController,
  kubernetesCluster,
  masterNode,
  proxyNode,
  workerNode,
  pod,
  service,
  ingress,
  ingressController,
  vip,
  ipPool,
  networkPolicy,
  proxyServer,
  fetchRegistry,
] as const;

/** All kinds, as every layer gets them handed in. */
export const registry: PlanRegistry = createRegistry<PlanBuilder>(kinds);
