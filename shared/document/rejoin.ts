import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { AnyRegistry } from '../model/definition.ts';
import type { ComponentId, Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { createScope, type LinkView, type Scope } from '../model/scope.ts';
import type { Command, CommandResult } from './contract.ts';
import { connectionBetween, type LinkProposal } from './link-rules.ts';
import { connectLink } from './links.ts';
import { missing, refusal } from './refusals.ts';
import { removeComponents } from './remove.ts';

const id = 'component.rejoin';
const title = { ko: '{name} 삭제하고 양쪽 잇기', en: 'Delete {name} and rejoin its sides' };
const argumentsOfRejoin = z.object({ id: idSchema });

function neighboursOf(scope: Scope, box: ComponentId): readonly ComponentId[] {
  return [...new Set(scope.links(box).map((view) => view.peer))].sort();
}

/** Of several links that would join both sides the one most like those that go: the same kind, then the interfaces that become free. */
function likest(proposals: readonly LinkProposal[], lost: readonly LinkView[]): LinkProposal | null {
  const isFreed = (end: LinkProposal['from']): boolean => lost.some((view) => view.peer === end.component && view.peerPort === (end.port ?? null));
  const unlike = (proposal: LinkProposal): number => (lost.some((view) => view.link.kind === proposal.kind) ? 0 : 4) + (isFreed(proposal.from) ? 0 : 1) + (isFreed(proposal.to) ? 0 : 1);
  return [...proposals].sort((one, other) => unlike(one) - unlike(other))[0] ?? null;
}

/** How the two sides of a box would be joined once it is gone, or why they cannot be. */
export function rejoinOf(design: Design, registry: AnyRegistry, box: ComponentId): { readonly link: LinkProposal | null; readonly refusals: readonly Refusal[] } {
  const scope = createScope(design, registry);
  const entry = scope.component(box);
  if (entry === null) return { link: null, refusals: missing(design, [box]) };
  const { name } = entry.component;
  const sides = neighboursOf(scope, box);
  const [one, other] = sides;
  if (one === undefined || other === undefined || sides.length > 2) return { link: null, refusals: [refusal('REJOIN_SIDES', { name, count: sides.length }, { component: box })] };
  if (scope.children(box).length > 0) return { link: null, refusals: [refusal('REJOIN_HOLDS', { name }, { component: box })] };
  const removed = removeComponents.apply(design, { ids: [box] }, registry);
  if (!removed.ok) return { link: null, refusals: removed.refusals };
  const { proposals, refusals } = connectionBetween(createScope(removed.design, registry), registry, { component: one }, { component: other });
  return { link: likest(proposals, scope.links(box)), refusals };
}

function applyBoth(design: Design, args: unknown, registry: AnyRegistry): CommandResult {
  const read = argumentsOfRejoin.safeParse(args);
  if (!read.success) return { ok: false, refusals: [refusal('BAD_ARGUMENTS', { command: id, path: '/id' })] };
  const { link, refusals } = rejoinOf(design, registry, read.data.id);
  if (link === null) return { ok: false, refusals };
  const removed = removeComponents.apply(design, { ids: [read.data.id] }, registry);
  if (!removed.ok) return removed;
  const joined = connectLink.apply(removed.design, link, registry);
  if (!joined.ok) return joined;
  return {
    ...joined,
    step: {
      ...joined.step,
      command: id,
      title,
      params: { name: design.components[read.data.id]?.name ?? read.data.id },
      patches: [...removed.step.patches, ...joined.step.patches],
      inverse: [...joined.step.inverse, ...removed.step.inverse],
    },
  };
}

/** Deletes a box in the middle and links its two neighbours instead: one gesture, one step. Where either half is refused, nothing changes. */
export const rejoinSides: Command = {
  id,
  title,
  layoutOnly: false,
  check: (design, args, registry) => {
    const result = applyBoth(design, args, registry);
    return result.ok ? [] : result.refusals;
  },
  apply: applyBoth,
};
