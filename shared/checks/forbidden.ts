import { isLegalParent, type AnyRegistry, type LinkRule } from '../model/definition.ts';
import { componentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Entry, LinkView, Scope } from '../model/scope.ts';
import type { CheckContext, DesignCheck } from './contract.ts';

/** TOPO-002: what the editor would have refused, in files that were written elsewhere: links between kinds that have none, wrong containers, too many links. */

function ruleFor(registry: AnyRegistry, entry: Entry, view: Pick<LinkView, 'link' | 'end'>, peerKind: string): LinkRule | undefined {
  return registry.find(entry.component.kind)?.links.find((rule) => rule.kind === view.link.kind && rule.end === view.end && rule.peers.includes(peerKind));
}

function illegalLinks(scope: Scope, registry: AnyRegistry): readonly Finding[] {
  return Object.entries(scope.design.links).flatMap(([id, link]): readonly Finding[] => {
    const [from, to] = [scope.component(link.from.component), scope.component(link.to.component)];
    if (from === null || to === null || registry.find(from.component.kind) === null || registry.find(to.component.kind) === null) return [];
    const isLegal =
      ruleFor(registry, from, { link, end: 'from' }, to.component.kind) !== undefined && ruleFor(registry, to, { link, end: 'to' }, from.component.kind) !== undefined;
    if (isLegal) return [];
    const fix = { command: 'link.disconnect', args: { id }, title: 'TOPO-002.fix', params: { link: id } };
    return [{ code: 'TOPO-002', severity: 'error', at: { component: from.id }, params: { case: 'link', link: id, kind: from.component.kind, otherKind: to.component.kind, linkType: link.kind }, fix }];
  });
}

function illegalParents(scope: Scope, registry: AnyRegistry): readonly Finding[] {
  return Object.entries(scope.design.components).flatMap(([id, component]): readonly Finding[] => {
    const definition = registry.find(component.kind);
    const parent = scope.component(component.parent);
    // A parent that is not there is TOPO-001; one of an unknown kind may be fine.
    if (definition === null || (component.parent !== null && (parent === null || registry.find(parent.component.kind) === null))) return [];
    if (isLegalParent(definition, parent?.component.kind ?? null)) return [];
    const params = { name: component.name, kind: component.kind, kinds: definition.parents.kinds.join(', ') };
    return [{ code: 'TOPO-002', severity: 'error', at: { component: componentId(id) }, params: parent === null ? { case: 'root', ...params } : { case: 'parent', ...params, parentKind: parent.component.kind } }];
  });
}

function tooMany(scope: Scope, registry: AnyRegistry, known: CheckContext['known']): readonly Finding[] {
  return Object.keys(scope.design.components).flatMap((id): readonly Finding[] => {
    const entry = scope.component(id);
    if (entry === null || known.get(id)?.some((finding) => finding.severity === 'error') === true) return [];
    const counts = new Map<string, { readonly rule: LinkRule; readonly links: string[] }>();
    for (const view of scope.links(entry.id)) {
      const rule = ruleFor(registry, entry, view, scope.component(view.peer)?.component.kind ?? '');
      if (rule?.max === undefined) continue;
      const key = JSON.stringify([rule.kind, rule.end, rule.peers, rule.port === true ? view.port : null]);
      const group = counts.get(key) ?? { rule, links: [] };
      group.links.push(view.id);
      counts.set(key, group);
    }
    return [...counts.values()]
      .filter(({ rule, links }) => rule.max !== undefined && links.length > rule.max)
      .map(({ rule, links }) => ({ code: 'TOPO-002', severity: 'error', at: { component: entry.id }, params: { case: 'many', name: entry.component.name, max: rule.max ?? 0, kinds: rule.peers.join(', '), links: links.join(', ') } }));
  });
}

export const forbidden: DesignCheck = {
  codes: ['TOPO-002'],
  run: ({ scope, registry, known }) => {
    const illegal = [...illegalLinks(scope, registry), ...illegalParents(scope, registry)];
    return [...illegal, ...tooMany(scope, registry, known)];
  },
};
