import { defineComponent, type Definition, type KindSpec } from '../../model/definition.ts';
import type { Localized } from '../../model/text.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import { addressWhenPlugged } from '../free-addresses.ts';
import { freshAddresses } from '../fresh-addresses.ts';
import { ipInterfaceRows } from '../ip-ports.ts';
import { rowsOfProps } from '../ports.ts';
import { plugLinks } from '../wiring.ts';
import { freeBlock, freshBlock, podRoom } from './blocks.ts';
import { clusterKind, likelyCluster } from './cluster.ts';
import { nodeFindings, nodeSentences } from './node-checks.ts';
import { nodeOperations } from './node-operations.ts';
import { heldAddresses, planNode } from './node-plan.ts';
import { nodeProps } from './nodes.ts';

interface NodeKind {
  readonly id: 'master-node' | 'proxy-node' | 'worker-node';
  readonly labels: Localized;
  readonly keywords: readonly string[];
  /** What listens on a new one. */
  readonly listens: readonly { readonly id: string; readonly name: string; readonly port: number; readonly application?: string; readonly tls?: boolean; readonly body?: string }[];
}

type NodeSpec = KindSpec<typeof nodeProps, PlanBuilder>;

/** What master, proxy and worker nodes have in common: they are the same machine with another role. */
export function defineNode({ id, labels, keywords, listens }: NodeKind): Definition<PlanBuilder> {
  const spec: NodeSpec = {
    id,
    family: 'k8s',
    labels,
    keywords,
    shape: 'container',
    container: 'holder',
    size: { width: 148, height: 104 },
    props: nodeProps,
    parents: { kinds: ['esxi-host', clusterKind], root: true },
    links: plugLinks(id),
    sentences: nodeSentences,
    interfaces: rowsOfProps((own) => ipInterfaceRows(own.interfaces)),
    card: (self) => ({
      address: self.props.interfaces[0]?.address || null,
      lamp: self.props.state === 'stopped' ? 'stopped' : 'running',
      ...(self.props.schedulable ? {} : { badge: { ko: '배치 중지', en: 'cordoned' }, badgeTone: 'warning' as const }),
    }),
    create: (parent, scope) => {
      const cluster = likelyCluster(scope, parent);
      // Calico runs on every node, masters included: tunl0 has an address of the node's block.
      const block = cluster === null ? null : freeBlock(scope, cluster);
      return { cluster, interfaces: [{ id: 'eth0' }], ...(block === null ? {} : { podBlock: block }), listens: listens.map((listen) => ({ ...listen })) };
    },
    relocate: (self, scope) => ({ ...freshAddresses(self, scope), ...freshBlock(scope, self.id) }),
    readings: (self, scope) => {
      const room = podRoom(scope, self.id);
      const held = heldAddresses(scope, self.id);
      return [
        ...(room === null ? [] : [{ label: { ko: '남은 팟 주소', en: 'Free pod addresses' }, value: String(room) }]),
        ...(held.length === 0 ? [] : [{ label: { ko: '가상 IP', en: 'Virtual addresses' }, value: held.join(', ') }]),
      ];
    },
    checks: nodeFindings,
    effects: { connect: addressWhenPlugged },
    operations: nodeOperations,
    plan: planNode,
  };
  return defineComponent(spec);
}
