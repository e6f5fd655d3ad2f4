import { registry } from '../../shared/catalog/index.ts';
import { reattachTargets, type Connection, type LinkProposal } from '../../shared/document/index.ts';
import { pictureOf } from '../../shared/drawing/index.ts';
import type { Design, Link } from '../../shared/model/design.ts';
import { drawWire } from '../canvas/connect.ts';
import { interfaceRow, newInterfaceOf, targetsWithNewInterfaces } from '../canvas/new-interface.ts';
import type { Press } from '../canvas/pointer.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { edit, tellRefused } from '../state/edits.ts';
import { useSession } from '../state/session.ts';
import { wireOf } from './bend-gesture.ts';
import { focusLink } from './focus-link.ts';

export type End = 'from' | 'to';

export function keptEnd(link: Link, end: End): Link['from'] {
  return end === 'from' ? link.to : link.from;
}

/** The likest ways to keep a link: those of its own kind and direction where there are any, else all. */
export function likestWays(proposals: readonly LinkProposal[], link: Link, end: End): readonly LinkProposal[] {
  const side = end === 'from' ? 'to' : 'from';
  const same = proposals.filter((proposal) => proposal.kind === link.kind && proposal[side].component === keptEnd(link, end).component);
  return same.length > 0 ? same : proposals;
}

/** Where an end of a link may go, also to components that would get one more interface for it. */
export function reattachTargetsNow(design: Design, id: string, end: End): ReadonlyMap<string, Connection> {
  return reattachTargets(design, registry, id, end, targetsWithNewInterfaces);
}

/** Lets one end of a link run to something else, by an interface that is made for it where none is free: one step, id and properties stay. */
export function reattach(id: string, proposal: LinkProposal): void {
  const wanted = newInterfaceOf(useDocument.getState().history.design, proposal);
  const link = { id, ...proposal };
  const result = wanted === null ? edit('link.reattach', link) : edit('link.reattachNew', { row: interfaceRow(wanted), link });
  if (result.ok) focusLink(id);
}

/** Drags an end of a link onto another component: legal ones are lit, elsewhere the reason is told and nothing changes. */
export function startReattaching(id: string, end: End, down: Press): void {
  const { design } = useDocument.getState().history;
  const picture = pictureOf(shownDesign(), registry);
  const wire = wireOf(picture, picture.route(id));
  const link = design.links[id];
  if (wire === null || link === undefined) return;
  const from = keptEnd(link, end).component;
  drawWire(down, {
    from,
    start: end === 'from' ? wire.to : wire.from,
    targets: () => reattachTargetsNow(design, id, end),
    lit: [from, id],
    finish: (over, connections) => {
      const [only, ...more] = likestWays(connections.get(over.id)?.proposals ?? [], link, end);
      if (only === undefined) tellRefused(over.refusals);
      else if (more.length > 0) useSession.getState().open({ name: 'reattach', link: id, end, to: over.id });
      else reattach(id, only);
    },
  });
}
