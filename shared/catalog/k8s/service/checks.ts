import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { aimedByBalancer, aimedNodes } from '../called-nodes.ts';
import { clusterOf, readCluster } from '../cluster.ts';
import { keepsSource } from '../kube-proxy.ts';
import { freeNodePort, nodePortRange, nodePortUsers } from '../node-ports.ts';
import { clusterPods } from '../pods.ts';
import { fullSubnets } from '../portable-subnets.ts';
import { endpointsOf, isOnNodePorts, isPort } from '../services.ts';
import type { ServiceProps } from '../service-props.ts';

type Service = Self<ServiceProps>;

/** No ready endpoint (V-29). Where the ready pods of the cluster bear one label alone, the selector was most likely meant to say so. */
function endpointFindings(self: Service, cluster: Entry, scope: Scope): readonly Finding[] {
  if (endpointsOf(scope, self.id).length > 0) return [];
  const labels = [...new Set(clusterPods(scope, cluster.id).filter((pod) => pod.isReady && pod.address !== null).map((pod) => pod.labels.join(', ')))].filter((text) => text !== '');
  const [only] = labels;
  const fix = labels.length !== 1 || only === undefined ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { selector: only.split(', ') } }, title: 'V-29.fix', params: { labels: only } } };
  const params = { name: self.component.name, selector: self.props.selector.join(', ') || '-' };
  return [{ code: 'V-29', severity: 'error', at: { component: self.id, path: '/selector' }, params, ...fix }];
}

/** A node port that is missing, outside the range, or somebody else's (V-30). */
function nodePortFindings(self: Service, cluster: Entry, scope: Scope): readonly Finding[] {
  if (!isOnNodePorts(self.props)) return [];
  const { nodePortRange: text } = readCluster(cluster);
  const { first, last } = nodePortRange(text);
  const range = `${first}-${last}`;
  const users = nodePortUsers(scope, cluster.id);
  return self.props.ports.flatMap((row, index): readonly Finding[] => {
    const found = (params: Finding['params']): readonly Finding[] => {
      const free = freeNodePort(scope, cluster.id, text);
      const fix = free === null ? {} : { fix: { command: 'row.update', args: { id: self.id, path: `/ports/${row.id}`, row: { nodePort: free } }, title: 'V-30.fix', params: { free } } };
      return [{ code: 'V-30', severity: 'error', at: { component: self.id, path: `/ports/${index}/nodePort` }, params: { range, ...params }, ...fix }];
    };
    if (row.nodePort === null) return found({});
    if (row.nodePort < first || row.nodePort > last || !isPort(row.nodePort)) return found({ case: 'range', port: row.nodePort });
    const [owner] = users.get(`${row.protocol} ${row.nodePort}`) ?? [];
    const isOwn = owner === undefined || (owner.service === self.id && owner.index === index);
    return isOwn ? [] : found({ case: 'taken', port: row.nodePort, owner: scope.component(owner.service)?.component.name ?? owner.service });
  });
}

/** Node ports are for development and test (V-31; seed 22, 38). */
function productionFindings(self: Service, cluster: Entry): readonly Finding[] {
  if (self.props.type !== 'NodePort' || readCluster(cluster).environment !== 'production') return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { type: 'LoadBalancer' } }, title: 'V-31.fix' };
  return [{ code: 'V-31', severity: 'warning', at: { component: self.id, path: '/type' }, params: {}, rule: ['R-003', 'R-004', 'R-013'], fix }];
}

/** Policy Local, and somebody aims at a node without an endpoint (V-36). */
function localFindings(self: Service, cluster: Entry, scope: Scope): readonly Finding[] {
  const endpoints = endpointsOf(scope, self.id);
  if (!keepsSource(self.props) || endpoints.length === 0) return [];
  const aimed = [...aimedNodes(scope, cluster.id), ...aimedByBalancer(scope, cluster.id, { id: self.id, component: self.component })];
  const bare = aimed.filter(({ node }) => !endpoints.some((endpoint) => endpoint.node === node.id));
  const fix = { command: 'component.update', args: { id: self.id, props: { externalTrafficPolicy: 'Cluster' } }, title: 'V-36.fix' };
  return [...new Map(bare.map((each) => [each.node.id, each])).values()].map(({ node, by }): Finding => ({
    code: 'V-36', severity: 'warning', at: { component: self.id, path: '/externalTrafficPolicy' }, params: { name: self.component.name, node: node.name, by: by.component.name }, fix,
  }));
}

/** What is wrong with a Service as it stands. */
export function serviceFindings(self: Service, scope: Scope): readonly Finding[] {
  const cluster = clusterOf(scope, self.id);
  if (cluster === null) return [];
  const full = readCluster(cluster).flavor === 'IKS' ? fullSubnets(scope, cluster.id).filter((subnet) => subnet.last === self.id) : [];
  return [
    ...endpointFindings(self, cluster, scope),
    ...nodePortFindings(self, cluster, scope),
    ...productionFindings(self, cluster),
    ...localFindings(self, cluster, scope),
    ...full.map(({ cidr }): Finding => ({ code: 'V-52', severity: 'info', at: { component: self.id, path: '/loadBalancerIp' }, params: { cidr } })),
  ];
}
