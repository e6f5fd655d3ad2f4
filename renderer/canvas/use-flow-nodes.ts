import type { Node } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { isFrame, layoutOf, type Bounds, type LayoutNode } from '../../shared/drawing/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import { useShownDesign } from '../layers/shown-design.ts';
import { idsInside } from '../focus-mode/inside.ts';
import { useFindings } from '../state/findings.ts';
import { useFocus } from '../state/focus.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useLanguage } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';
import type { Point } from './gesture.ts';
import { nodeLabel } from './node-label.ts';
import { nodePlace } from './node-place.ts';
import { isBox, nearArea, nodesNear, stillCovers } from './nodes-near.ts';
import { drawnIndex, treeIndex } from './tree-order.ts';

export type FlowNode = Node<Record<string, never>, 'component' | 'container' | 'note'>;

const noData: Record<string, never> = {};
const cardStyle = {};
/** A box is held by its band and border; its inside belongs to what stands in it. */
const boxStyle = { pointerEvents: 'none' } as const;

/** What is heard of a node: its name, what it is, and where it stands. */
interface Heard {
  readonly ariaLabel: string;
  readonly role: string;
  readonly place: string;
}

function makeNode(node: LayoutNode, position: Point, selected: boolean, zIndex: number, { ariaLabel, role, place }: Heard): FlowNode {
  const box = isBox(node);
  return {
    id: node.id,
    type: node.note !== null ? 'note' : box ? 'container' : 'component',
    data: noData,
    position,
    width: node.bounds.width,
    height: node.bounds.height,
    selected,
    zIndex,
    ariaLabel,
    style: box || isFrame(node) ? boxStyle : cardStyle,
    domAttributes: { 'aria-roledescription': role, 'aria-description': place },
  };
}

function sameNode(left: FlowNode, right: FlowNode): boolean {
  return (
    left.position.x === right.position.x &&
    left.position.y === right.position.y &&
    left.width === right.width &&
    left.height === right.height &&
    left.selected === right.selected &&
    left.ariaLabel === right.ariaLabel &&
    left.zIndex === right.zIndex &&
    left.domAttributes?.['aria-description'] === right.domAttributes?.['aria-description'] &&
    left.type === right.type
  );
}

interface NearArea {
  readonly area: Bounds;
  readonly zoom: number;
}

/** The camera must rest this long before elements are made for what it now sees: a moving camera costs React nothing. */
const settleMs = 80;

function areaNow(): NearArea {
  const { camera, width, height } = useViewport.getState();
  return { area: nearArea(camera, width, height), zoom: camera.zoom };
}

/** The area that has elements. A new one only when the camera has come to rest outside of it, or has zoomed a good deal. */
function useNearArea(): NearArea {
  const [near, setNear] = useState(areaNow);
  useEffect(() => {
    let timer = 0;
    let kept = near;
    const follow = (): void => {
      const { camera, width, height } = useViewport.getState();
      clearTimeout(timer);
      if (stillCovers(kept.area, kept.zoom, camera, width, height)) return;
      timer = window.setTimeout(() => {
        kept = areaNow();
        setNear(kept);
      }, settleMs);
    };
    follow();
    const stop = useViewport.subscribe((state, before) => {
      if (state.pointer === before.pointer) follow();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
    // The area it starts with; afterwards the subscription alone decides.
  }, []); // oxlint-disable-line react/exhaustive-deps
  return near;
}

/** The elements React Flow is given, projected from the design with structural sharing: what has not changed is the same object (STYLE 33). */
export function useFlowNodes(dragged: ReadonlyMap<string, Point>): FlowNode[] {
  const design = useShownDesign();
  const language = useLanguage();
  const selected = useSelection((state) => state.ids);
  const hovered = useSelection((state) => state.hovered);
  const renaming = useSession((state) => state.renaming);
  const findings = useFindings((state) => state.findings);
  const container = useFocus((state) => state.entered.at(-1) ?? null);
  const { area, zoom } = useNearArea();
  const known = useRef(new Map<string, FlowNode>());
  const counts = useMemo(() => {
    const byComponent = new Map<string, number>();
    for (const finding of findings) byComponent.set(finding.at.component, (byComponent.get(finding.at.component) ?? 0) + 1);
    return byComponent;
  }, [findings]);
  const near = useMemo(() => {
    const wanted = new Set([...selected, ...(hovered === null ? [] : [hovered]), ...(renaming === null ? [] : [renaming])]);
    const inside = container === null ? null : idsInside(design);
    const all = nodesNear(layoutOf(design, registry), area, zoom, wanted);
    return inside === null ? all : all.filter((node) => inside.has(node.id));
  }, [design, area, zoom, selected, hovered, renaming, container]);
  return useMemo(() => {
    const chosen = new Set(selected);
    const next = new Map<string, FlowNode>();
    const layout = layoutOf(design, registry);
    // Elements stand in the order that Tab walks and a screen reader reads; what is drawn later still lies above.
    const read = [...near].sort((left, right) => treeIndex(layout, left.id) - treeIndex(layout, right.id));
    for (const node of read) {
      const role = node.note === null ? editorTexts[isBox(node) ? 'node.containerRole' : 'node.role'][language] : notesTexts['note.role'][language];
      const ariaLabel = nodeLabel(design, node.id, language, counts.get(node.id) ?? 0);
      const made = makeNode(node, dragged.get(node.id) ?? { x: node.bounds.x, y: node.bounds.y }, chosen.has(node.id), drawnIndex(layout, node.id), { ariaLabel, role, place: nodePlace(design, layout, node.id, language) });
      const before = known.current.get(node.id);
      next.set(node.id, before !== undefined && sameNode(before, made) ? before : made);
    }
    known.current = next;
    return [...next.values()];
  }, [near, selected, dragged, design, language, counts]);
}
