/** The part of ELK's JSON graph that Hopline writes: one flat level, sizes known. */
export interface ElkNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface ElkEdge {
  readonly id: string;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

export interface ElkGraph {
  readonly id: string;
  readonly layoutOptions: Readonly<Record<string, string>>;
  readonly children: readonly ElkNode[];
  readonly edges: readonly ElkEdge[];
}

/** The part of ELK's answer that is read. */
export interface ElkResult {
  readonly id: string;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly children?: readonly ElkResult[] | undefined;
}

/** Runs ELK on one graph. Rejects when it fails or is ended. */
export type RunElk = (graph: ElkGraph) => Promise<ElkResult>;

const noPadding = '[top=0,left=0,bottom=0,right=0]';

/** Layers along the links, loose ends packed beside them. Wrapped: long chains go on in a next row, as lines of a text do. */
export function layered(direction: 'RIGHT' | 'DOWN', aspect: number, isWrapped = false): Readonly<Record<string, string>> {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction,
    'elk.aspectRatio': String(aspect),
    'elk.padding': noPadding,
    'elk.randomSeed': '1',
    'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
    'elk.layered.spacing.nodeNodeBetweenLayers': '48',
    'elk.layered.spacing.edgeNodeBetweenLayers': '16',
    'elk.spacing.nodeNode': '24',
    'elk.spacing.edgeNode': '16',
    'elk.spacing.componentComponent': '32',
    ...(isWrapped ? { 'elk.layered.wrapping.strategy': 'MULTI_EDGE', 'elk.layered.wrapping.additionalEdgeSpacing': '24' } : {}),
  };
}

/** Rows of what has no links among itself, in the order given. */
export function packed(aspect: number): Readonly<Record<string, string>> {
  return { 'elk.algorithm': 'rectpacking', 'elk.aspectRatio': String(aspect), 'elk.padding': noPadding, 'elk.spacing.nodeNode': '16', 'elk.randomSeed': '1' };
}
