import type { ComponentId, LinkKind } from '../model/design.ts';
import type { LinkRule } from '../model/definition.ts';
import type { LinkView, Scope } from '../model/scope.ts';

const kind: LinkKind = 'routed';

/**
 * The rules of a routed link, which has no direction: files may write either end first.
 * `max` counts per written direction.
 */
export function routedLinks(peers: readonly string[], max?: number): readonly LinkRule[] {
  const limit = max === undefined ? {} : { max };
  return [
    { kind, end: 'from', peers, ...limit },
    { kind, end: 'to', peers, ...limit },
  ];
}

/** The segment a routed link becomes; brought by the internet it leads to. */
export function linkSegment(link: string): string {
  return `link:${link}`;
}

/** The first routed link of a component, in id order, whose other end exists. */
export function uplink(scope: Scope, id: ComponentId): LinkView | null {
  return scope.links(id, kind).find((view) => scope.component(view.peer) !== null) ?? null;
}
