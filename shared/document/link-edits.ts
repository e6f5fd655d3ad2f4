import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { AnyRegistry } from '../model/definition.ts';
import { linkKinds, type ComponentId, type Design, type Link, type LinkEnd } from '../model/design.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { defineCommand } from './command.ts';
import type { DesignDraft } from './contract.ts';
import { current } from './draft.ts';
import { absolutePlace } from './geometry.ts';
import { examineLink, legalTargets, type Connection, type LinkProposal } from './link-rules.ts';
import { carryOutConnection, disconnectRefusals, endArgument, settleDisconnected } from './links.ts';
import { refusal } from './refusals.ts';

/** More bends than this are no route but a picture. */
const mostBends = 64;

/** Takes a link's bends away, and its placement where nothing else is in it. */
function forgetBends(draft: DesignDraft, id: string): void {
  const placement = draft.placements[id];
  if (placement === undefined) return;
  delete placement.bends;
  if (Object.keys(placement).every((key) => key === 'x' || key === 'y')) delete draft.placements[id];
}

function endNames(design: Design, link: Link | undefined): { readonly from: string; readonly to: string } {
  const name = (end: LinkEnd | undefined): string => design.components[end?.component ?? '']?.name ?? end?.component ?? '';
  return { from: name(link?.from), to: name(link?.to) };
}

const routeTitle = { ko: '{from} - {to} 경로 조정', en: 'Bend {from} – {to}' };

/** Sets the bends of a link, in drawing coordinates from its `from` end to its `to` end; none gives the way back to the router. */
export const routeLink = defineCommand({
  id: 'link.route',
  title: routeTitle,
  layoutOnly: true,
  args: z.object({ id: idSchema, bends: z.array(z.object({ x: z.number(), y: z.number() })).max(mostBends) }),
  precondition: (design, args) => (Object.hasOwn(design.links, args.id) ? [] : [refusal('NO_SUCH_LINK', { id: args.id })]),
  run: (draft, args) => {
    if (args.bends.length === 0) forgetBends(draft, args.id);
    else draft.placements[args.id] = { x: 0, y: 0, ...draft.placements[args.id], bends: args.bends.map(({ x, y }) => ({ x, y })) };
  },
  entitle: (args) => (args.bends.length === 0 ? { ko: '{from} - {to} 경로 초기화', en: 'Reset route of {from} – {to}' } : routeTitle),
  describe: (design, args) => endNames(design, design.links[args.id]),
  touches: (args) => [args.id],
});

/** Bends stand where they were put; when both ends of a link have moved by the same way they go along with them, as in draw.io. */
export function carryBends(draft: DesignDraft, before: Scope, registry: AnyRegistry): void {
  const bent = Object.entries(before.design.placements).flatMap(([id, { bends }]) => {
    const link = before.design.links[id];
    return bends === undefined || link === undefined ? [] : [{ id, bends, link }];
  });
  if (bent.length === 0) return;
  const after = createScope(current(draft), registry);
  for (const { id, bends, link } of bent) {
    const [shift, other] = [shiftOf(before, after, link.from.component), shiftOf(before, after, link.to.component)];
    const placement = draft.placements[id];
    if (placement === undefined || (shift.x === 0 && shift.y === 0) || shift.x !== other.x || shift.y !== other.y) continue;
    placement.bends = bends.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y }));
  }
}

function shiftOf(before: Scope, after: Scope, id: ComponentId): { readonly x: number; readonly y: number } {
  const [from, to] = [absolutePlace(before, id), absolutePlace(after, id)];
  return { x: to.x - from.x, y: to.y - from.y };
}

function withoutLink(design: Design, id: string): Design {
  const { [id]: _gone, ...links } = design.links;
  return { ...design, links };
}

/** Ways to keep a link when one of its ends moves: of the same kind first, then in the same direction. */
function byLikeness(link: Link, end: 'from' | 'to'): (one: LinkProposal, other: LinkProposal) => number {
  const kept = end === 'from' ? link.to : link.from;
  const keptSide = end === 'from' ? 'to' : 'from';
  const unlike = (proposal: LinkProposal): number => (proposal.kind === link.kind ? 0 : 2) + (proposal[keptSide].component === kept.component ? 0 : 1);
  return (one, other) => unlike(one) - unlike(other);
}

/** Finds targets in a design from one end: {@link legalTargets}, or one that also counts interfaces which could be made. */
export type TargetFinder = (design: Design, from: LinkEnd) => ReadonlyMap<ComponentId, Connection>;

/**
 * Every component as a new place for one end of a link: with the links that would take its place, the likest first, or with the reason why
 * there is none. The other end keeps its interface.
 */
export function reattachTargets(design: Design, registry: AnyRegistry, id: string, end: 'from' | 'to', find: TargetFinder = (without, from) => legalTargets(without, registry, from)): ReadonlyMap<ComponentId, Connection> {
  const link = design.links[id];
  if (link === undefined) return new Map();
  const kept = end === 'from' ? link.to : link.from;
  const likeness = byLikeness(link, end);
  const targets = find(withoutLink(design, id), kept);
  return new Map([...targets].map(([target, connection]) => [target, { ...connection, proposals: [...connection.proposals].sort(likeness) }]));
}

/**
 * Lets a link run between other ends: it keeps its id and its properties, loses its bends, and both kinds are asked as for a link taken away
 * and a new one made.
 */
export const reattachLink = defineCommand({
  id: 'link.reattach',
  title: { ko: '{from} - {to}(으)로 다시 연결', en: 'Re-attach link: {from} – {to}' },
  args: z.object({ id: idSchema, kind: z.enum(linkKinds), from: endArgument, to: endArgument }),
  precondition: (design, args, { registry, scope }) => {
    const link = design.links[args.id];
    if (link === undefined) return [refusal('NO_SUCH_LINK', { id: args.id })];
    const guarded = disconnectRefusals(scope, registry, { id: args.id, link });
    if (guarded.length > 0) return guarded;
    const without = createScope(withoutLink(design, args.id), registry);
    return examineLink(without, registry, { id: args.id, link: { ...link, kind: args.kind, from: args.from, to: args.to } }).refusals;
  },
  run: (draft, args, { registry, scope }) => {
    const link = scope.design.links[args.id];
    if (link === undefined) return;
    const without = createScope(withoutLink(scope.design, args.id), registry);
    const next = examineLink(without, registry, { id: args.id, link: { ...link, kind: args.kind, from: args.from, to: args.to } }).link;
    if (JSON.stringify([next.kind, next.from, next.to]) === JSON.stringify([link.kind, link.from, link.to])) return;
    delete draft.links[args.id];
    forgetBends(draft, args.id);
    settleDisconnected(draft, registry, [{ id: args.id, link }]);
    carryOutConnection(draft, registry, { id: args.id, link: next });
  },
  describe: (design, args) => endNames(design, { kind: args.kind, from: args.from, to: args.to }),
  touches: (args) => [args.id],
});
