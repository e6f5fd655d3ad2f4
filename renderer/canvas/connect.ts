import { registry } from '../../shared/catalog/index.ts';
import type { Connection, LinkProposal } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { componentId, type Design } from '../../shared/model/design.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { edit, tellRefused } from '../state/edits.ts';
import { refusalText } from '../state/sentences.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { clickCanvas } from './click.ts';
import { useGesture, type ConnectTarget, type Point } from './gesture.ts';
import { interfaceRow, newInterfaceOf, targetsWithNewInterfaces } from './new-interface.ts';
import { followPointer, pointerAt, type Press } from './pointer.ts';

function targetFor(id: string | null, connections: ReadonlyMap<string, Connection>): ConnectTarget | null {
  const connection = id === null ? undefined : connections.get(id);
  if (id === null || connection === undefined) return null;
  const [proposal] = connection.proposals;
  const [refusal] = connection.refusals;
  return { id, allowed: proposal !== undefined, link: proposal?.kind ?? null, newPort: proposal === undefined ? null : (newInterfaceOf(useDocument.getState().history.design, proposal)?.port ?? null), reason: refusal === undefined ? null : refusalText(refusal), refusals: connection.refusals };
}

/**
 * What a wire let go at a point would meet: the thing there if it can be linked, else the nearest box around it that can, else the thing
 * itself with the reason why not.
 */
function connectTargetAt(point: Point, from: string, connections: ReadonlyMap<string, Connection>): ConnectTarget | null {
  const layout = layoutOf(shownDesign(), registry);
  const hit = layout.hitTest(point.x, point.y);
  if (hit === null || hit === from) return null;
  const chain = [hit, ...layout.ancestors(hit)].filter((id) => id !== from);
  const legal = chain.find((id) => (connections.get(id)?.proposals.length ?? 0) > 0);
  return targetFor(legal ?? hit, connections);
}

/** The components a link from here may end at. */
function legalOnes(connections: ReadonlyMap<string, Connection>): ReadonlySet<string> {
  return new Set([...connections].flatMap(([id, connection]) => (connection.proposals.length > 0 ? [id] : [])));
}

/** The ways that differ to a person: where both directions of one link are legal, only the one that starts here. */
export function distinctWays(proposals: readonly LinkProposal[], from: string): readonly LinkProposal[] {
  const ways = new Map<string, LinkProposal>();
  for (const proposal of [...proposals].sort((left, right) => Number(right.from.component === from) - Number(left.from.component === from))) {
    const [own, peer] = proposal.from.component === from ? [proposal.from, proposal.to] : [proposal.to, proposal.from];
    const key = JSON.stringify([proposal.kind, own.port ?? '', peer.port ?? '']);
    if (!ways.has(key)) ways.set(key, proposal);
  }
  return [...ways.values()];
}

/** Ways whose interfaces have no wire yet come first: what is left of a router's interfaces is meant, not one that is in use for a link of another kind. */
export function freestFirst(design: Design, ways: readonly LinkProposal[]): readonly LinkProposal[] {
  const wired = new Set(Object.values(design.links).flatMap(({ from, to }) => [from, to].flatMap(({ component, port }) => (port === undefined ? [] : [`${component} ${port}`]))));
  const inUse = ({ from, to }: LinkProposal): number => [from, to].filter(({ component, port }) => port !== undefined && wired.has(`${component} ${port}`)).length;
  return [...ways].sort((left, right) => inUse(left) - inUse(right));
}

/** Makes a proposed link, with the interface that it needs and that is not there: one step. A refusal is shown with its reason. */
export function connectBy(proposal: LinkProposal): void {
  const wanted = newInterfaceOf(useDocument.getState().history.design, proposal);
  if (wanted === null) edit('link.connect', proposal);
  else edit('link.connectNew', { row: interfaceRow(wanted), link: proposal });
}

/** Says to a screen reader what letting go here would do, once for each thing the wire is held over (UX 57). */
function tellOver(before: ConnectTarget | null, over: ConnectTarget | null): void {
  if (over === null || over.id === before?.id) return;
  const name = useDocument.getState().history.design.components[over.id]?.name ?? over.id;
  const text = over.allowed ? fillBoth(editorTexts['connect.to'], { name }) : over.reason;
  if (text !== null) useSession.getState().announce(text);
}

/** The pointer must travel this far before a press becomes a wire; below it the press is a click. */
const wireThresholdPx = 4;

interface WireDrag {
  /** The component that the wire starts at. */
  readonly from: string;
  readonly start: Point;
  /** Whose connections count. Asked once, when the wire begins. */
  readonly targets: () => ReadonlyMap<string, Connection>;
  /** What stays lit besides the legal ones. */
  readonly lit: readonly string[];
  readonly finish: (over: ConnectTarget, connections: ReadonlyMap<string, Connection>) => void;
  readonly click?: (event: PointerEvent) => void;
}

/** Draws a wire to the pointer. Valid targets stay lit; over the others the reason is told. Let go over nothing, it is gone. */
export function drawWire(down: Press, { from, start, targets: ask, lit: kept, finish, click }: WireDrag): void {
  const { set } = useGesture.getState();
  let connections: ReadonlyMap<string, Connection> | null = null;
  let targets: ReadonlySet<string> = new Set();
  // The same set all the way: the picture is painted anew only when what is lit changes.
  let lit: ReadonlySet<string> = targets;
  let over: ConnectTarget | null = null;
  followPointer(down, {
    move: (event) => {
      if (connections === null) {
        if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < wireThresholdPx) return;
        connections = ask();
        targets = legalOnes(connections);
        lit = new Set([...targets, ...kept]);
      }
      const pointer = pointerAt(event);
      const next = connectTargetAt(pointer, from, connections);
      tellOver(over, next);
      over = next;
      set({ name: 'connect', from, start, pointer, targets, lit, over });
    },
    finish: (event) => {
      set(null);
      if (connections === null) click?.(event);
      else if (over !== null) finish(over, connections);
    },
    cancel: () => set(null),
  });
}

/** Draws a wire from a node's edge: let go on a valid target it becomes a link. */
export function startConnecting(from: string, down: Press): void {
  drawWire(down, {
    from,
    start: pointerAt(down),
    targets: () => targetsWithNewInterfaces(useDocument.getState().history.design, { component: componentId(from) }),
    lit: [from],
    finish: (over, connections) => finishAt(over, from, connections),
    click: clickCanvas,
  });
}

function finishAt(over: ConnectTarget, from: string, connections: ReadonlyMap<string, Connection>): void {
  const [only, ...more] = distinctWays(connections.get(over.id)?.proposals ?? [], from);
  if (only === undefined) tellRefused(over.refusals);
  else if (more.length > 0) useSession.getState().open({ name: 'connect', from, to: over.id });
  else connectBy(only);
}
