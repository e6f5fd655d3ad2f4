import { componentId, type LinkEnd } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import type { DesignCheck } from './contract.ts';

/** TOPO-001: links to nothing, parents that are not there, things that could be plugged in and are not. */

function endFindings(scope: Scope, link: string, end: LinkEnd, other: LinkEnd, isKindKnown: (kind: string) => boolean): readonly Finding[] {
  const remedy = (): Pick<Finding, 'fix'> => ({ fix: { command: 'link.disconnect', args: { id: link }, title: 'TOPO-001.fix', params: { link } } });
  const entry = scope.component(end.component);
  if (entry === null) {
    // Shown at the end that does exist; a link between two absent things is named by its own id.
    const at = { component: scope.component(other.component)?.id ?? componentId(link) };
    return [{ code: 'TOPO-001', severity: 'error', at, params: { case: 'end', link, id: end.component }, ...remedy() }];
  }
  const { port } = end;
  if (port === undefined || !isKindKnown(entry.component.kind) || scope.interfaces(entry.id).some((row) => row.id === port)) return [];
  return [{ code: 'TOPO-001', severity: 'error', at: { component: entry.id }, params: { case: 'port', link, name: entry.component.name, port }, ...remedy() }];
}

export const dangling: DesignCheck = {
  codes: ['TOPO-001'],
  run: ({ scope, registry, known }) => {
    const { design } = scope;
    const isKindKnown = (kind: string): boolean => registry.find(kind) !== null;
    const links = Object.entries(design.links).flatMap(([id, link]) => [
      ...endFindings(scope, id, link.from, link.to, isKindKnown),
      ...endFindings(scope, id, link.to, link.from, isKindKnown),
    ]);
    const parents = Object.entries(design.components).flatMap(([id, { parent, name }]): readonly Finding[] =>
      parent === null || scope.component(parent) !== null ? [] : [{ code: 'TOPO-001', severity: 'error', at: { component: componentId(id) }, params: { case: 'parent', name, id: parent } }],
    );
    const alone = Object.entries(design.components).flatMap(([key, { kind, name, parent }]): readonly Finding[] => {
      const id = componentId(key);
      const rules = registry.find(kind)?.links ?? [];
      const plugs = rules.filter((rule) => rule.kind === 'routed' || rule.kind === 'l2');
      const isPlugged = parent !== null || plugs.length === 0 || scope.links(id).length > 0 || scope.children(id).length > 0;
      if (isPlugged || known.get(id)?.some((finding) => finding.severity !== 'info') === true) return [];
      return [{ code: 'TOPO-001', severity: 'error', at: { component: id }, params: { case: 'alone', name, kinds: [...new Set(plugs.flatMap((rule) => rule.peers))].join(', ') } }];
    });
    return [...links, ...parents, ...alone];
  },
};
