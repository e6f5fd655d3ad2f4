import { isLegalParent, type AnyRegistry, type LinkRule } from '../model/definition.ts';
import type { LinkKind } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Entry } from '../model/scope.ts';
import { kindOf, type CheckContext, type DesignCheck } from './contract.ts';

/** TOPO-002: what the editor would have refused, in files that were written elsewhere: links between kinds that have none, wrong containers, too many links. */

interface End {
  readonly kind: string;
  readonly end: 'from' | 'to';
}

function ruleFor(registry: AnyRegistry, { kind, end }: End, linkKind: LinkKind, peerKind: string): LinkRule | undefined {
  return registry.find(kind)?.links.find((rule) => rule.kind === linkKind && rule.end === end && rule.peers.includes(peerKind));
}

/** Links that begin here. */
function illegalLinks({ id, component: { kind } }: Entry, { scope, registry }: CheckContext): readonly Finding[] {
  return scope.links(id).flatMap(({ id: link, link: { kind: linkType }, end, peer }): readonly Finding[] => {
    const otherKind = kindOf(scope, peer);
    if (end !== 'from' || otherKind === null || registry.find(kind) === null || registry.find(otherKind) === null) return [];
    const isLegal =
      ruleFor(registry, { kind, end: 'from' }, linkType, otherKind) !== undefined && ruleFor(registry, { kind: otherKind, end: 'to' }, linkType, kind) !== undefined;
    if (isLegal) return [];
    const fix = { command: 'link.disconnect', args: { id: link }, title: 'TOPO-002.fix', params: { link } };
    return [{ code: 'TOPO-002', severity: 'error', at: { component: id }, params: { case: 'link', link, kind, otherKind, linkType }, fix }];
  });
}

function illegalParents({ id, component: { kind, name, parent } }: Entry, { scope, registry }: CheckContext): readonly Finding[] {
  const definition = registry.find(kind);
  const parentKind = parent === null ? null : kindOf(scope, parent);
  // A parent that is not there is TOPO-001; one of an unknown kind may be fine.
  if (definition === null || (parent !== null && (parentKind === null || registry.find(parentKind) === null))) return [];
  if (isLegalParent(definition, parentKind)) return [];
  const params = { name, kind, kinds: definition.parents.kinds.join(', ') };
  return [{ code: 'TOPO-002', severity: 'error', at: { component: id }, params: parentKind === null ? { case: 'root', ...params } : { case: 'parent', ...params, parentKind } }];
}

function tooMany({ id, component: { kind, name } }: Entry, { scope, registry, known }: CheckContext): readonly Finding[] {
  if (known(id).some((finding) => finding.severity === 'error')) return [];
  const counts = new Map<string, { readonly rule: LinkRule; readonly links: string[] }>();
  for (const view of scope.links(id)) {
    const rule = ruleFor(registry, { kind, end: view.end }, view.link.kind, kindOf(scope, view.peer) ?? '');
    if (rule?.max === undefined) continue;
    const key = JSON.stringify([rule.kind, rule.end, rule.peers, rule.port === true ? view.port : null]);
    const group = counts.get(key) ?? { rule, links: [] };
    group.links.push(view.id);
    counts.set(key, group);
  }
  return [...counts.values()]
    .filter(({ rule, links }) => rule.max !== undefined && links.length > rule.max)
    .map(({ rule, links }) => ({ code: 'TOPO-002', severity: 'error', at: { component: id }, params: { case: 'many', name, max: rule.max ?? 0, kinds: rule.peers.join(', '), links: links.join(', ') } }));
}

export const forbidden: DesignCheck = {
  codes: ['TOPO-002'],
  component: (entry, context) => [...illegalLinks(entry, context), ...illegalParents(entry, context), ...tooMany(entry, context)],
};
