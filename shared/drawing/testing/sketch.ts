import { z } from 'zod';
import { createRegistry, defineComponent, type AnyRegistry, type CardFacts, type Definition, type Family } from '../../model/definition.ts';
import { componentId, emptyDesign, type Design, type Link, type LinkKind, type Placement } from '../../model/design.ts';

/** Kinds for tests of the picture: shape, family and a card; nothing that plans. Ids are those of glyphs. */
interface SketchKind {
  readonly id: string;
  readonly family: Family;
  readonly shape?: 'node' | 'container' | 'segment';
  readonly container?: 'place' | 'group' | 'host' | 'holder';
  readonly size?: { readonly width: number; readonly height: number };
  readonly ko?: string;
}

const props = z.looseObject({
  address: z.string().nullable().default(null),
  lamp: z.enum(['running', 'standby', 'waiting', 'stopped', 'error']).nullable().default(null),
  badge: z.string().nullable().default(null),
  badgeTone: z.enum(['info', 'warning']).default('info'),
  ports: z.array(z.string()).default([]),
});

function makeKind(kind: SketchKind): Definition<never> {
  return defineComponent<typeof props, never>({
    id: kind.id,
    family: kind.family,
    labels: { ko: kind.ko ?? kind.id, en: kind.id },
    keywords: [],
    shape: kind.shape ?? 'node',
    ...(kind.container === undefined ? {} : { container: kind.container }),
    size: kind.size ?? { width: 128, height: 46 },
    props,
    parents: { kinds: [], root: true },
    links: [],
    sentences: {},
    interfaces: (self) =>
      (self.props.ports.length > 0 ? self.props.ports : ['eth0']).map((id, index) => ({
        id,
        addresses: index === 0 && self.props.address !== null ? [self.props.address] : [],
        prefixLength: null,
        mtuBytes: 1500,
        policies: [],
        path: `/ports/${index}`,
      })),
    prefix: (self) => (kind.shape === 'segment' ? (self.props.address ?? '') : null),
    card: (self): CardFacts => ({
      address: self.props.address,
      lamp: self.props.lamp,
      ...(self.props.badge === null ? {} : { badge: { ko: self.props.badge, en: self.props.badge }, badgeTone: self.props.badgeTone }),
    }),
  });
}

export const sketchKinds: readonly SketchKind[] = [
  { id: 'internet', family: 'internet' },
  { id: 'external-user', family: 'internet' },
  { id: 'dns-server', family: 'internet' },
  { id: 'customer-router', family: 'internet' },
  { id: 'vpc', family: 'cloud', shape: 'container', container: 'place', size: { width: 480, height: 300 } },
  { id: 'subnet', family: 'cloud', shape: 'segment', container: 'group', size: { width: 320, height: 200 }, ko: '서브넷' },
  { id: 'instance', family: 'cloud', ko: '인스턴스' },
  { id: 'security-group', family: 'cloud' },
  { id: 'load-balancer', family: 'cloud' },
  { id: 'floating-ip', family: 'cloud' },
  { id: 'internet-gateway', family: 'cloud' },
  { id: 'vcenter-instance', family: 'nsx', shape: 'container', container: 'place', size: { width: 560, height: 512 } },
  { id: 'cluster', family: 'nsx', shape: 'container', container: 'group', size: { width: 540, height: 420 } },
  { id: 'esxi-host', family: 'nsx', shape: 'container', container: 'host', size: { width: 158, height: 222 } },
  { id: 'virtual-machine', family: 'nsx' },
  { id: 'esg', family: 'nsx' },
  { id: 'dlr', family: 'nsx' },
  { id: 'logical-switch', family: 'nsx', shape: 'segment', size: { width: 396, height: 24 } },
  { id: 'vlan', family: 'onprem', shape: 'segment', size: { width: 620, height: 24 } },
  { id: 'worker-node', family: 'k8s', shape: 'container', container: 'holder', size: { width: 124, height: 120 } },
  { id: 'master-node', family: 'k8s' },
  { id: 'proxy-node', family: 'k8s' },
  { id: 'pod', family: 'k8s', size: { width: 112, height: 26 } },
  { id: 'ingress', family: 'k8s', size: { width: 112, height: 26 } },
  { id: 'l2-concentrator', family: 'onprem' },
  { id: 'onprem-site', family: 'onprem', shape: 'container', container: 'place', size: { width: 148, height: 318 } },
  { id: 'onprem-router', family: 'onprem' },
  { id: 'enterprise-user', family: 'onprem' },
  { id: 'cross-connect-router', family: 'onprem' },
];

export const sketchRegistry: AnyRegistry = createRegistry(sketchKinds.map(makeKind));

export interface SketchItem {
  readonly kind: string;
  readonly name?: string;
  readonly parent?: string;
  readonly at?: Placement;
  readonly props?: Readonly<Record<string, unknown>>;
}

type End = string | readonly [string, string];

function linkEnd(end: End): Link['from'] {
  return typeof end === 'string' ? { component: componentId(end) } : { component: componentId(end[0]), port: end[1] };
}

/** A design from short notes: components by id, links as [kind, from, to, label]. Links are named `l1`, `l2` ... */
export function sketch(items: Readonly<Record<string, SketchItem>>, links: readonly (readonly [LinkKind, End, End, string?])[] = []): Design {
  const entries = Object.entries(items);
  return {
    ...emptyDesign,
    components: Object.fromEntries(
      entries.map(([id, item]) => [id, { kind: item.kind, name: item.name ?? id, parent: item.parent === undefined ? null : componentId(item.parent), props: item.props ?? {} }]),
    ),
    links: Object.fromEntries(
      links.map(([kind, from, to, label], index) => [`l${index + 1}`, { kind, from: linkEnd(from), to: linkEnd(to), ...(label === undefined ? {} : { props: { label } }) }]),
    ),
    placements: Object.fromEntries(entries.flatMap(([id, item]) => (item.at === undefined ? [] : [[id, item.at]]))),
  };
}
