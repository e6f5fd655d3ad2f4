import { componentId, type ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Entry } from '../model/scope.ts';
import { kindOf, type CheckContext, type DesignCheck } from './contract.ts';

/** TOPO-001: links to nothing, parents that are not there, things that could be plugged in and are not. */

function lostEnd(link: string, at: ComponentId, id: string): Finding {
  const fix = { command: 'link.disconnect', args: { id: link }, title: 'TOPO-001.fix', params: { link } };
  return { code: 'TOPO-001', severity: 'error', at: { component: at }, params: { case: 'end', link, id }, fix };
}

/** Links that lead nowhere from here, and those that name an interface which is not here. */
function linkFindings({ id, component: { kind, name } }: Entry, { scope, registry }: CheckContext): readonly Finding[] {
  return scope.links(id).flatMap((view): readonly Finding[] => {
    const { id: link, port } = view;
    const lost = kindOf(scope, view.peer) === null ? [lostEnd(link, id, view.peer)] : [];
    if (port === null || registry.find(kind) === null || scope.interfaces(id).some((row) => row.id === port)) return lost;
    const fix = { command: 'link.disconnect', args: { id: link }, title: 'TOPO-001.fix', params: { link } };
    return [...lost, { code: 'TOPO-001', severity: 'error', at: { component: id }, params: { case: 'port', link, name, port }, fix }];
  });
}

function aloneFindings({ id, component: { kind, name, parent } }: Entry, { scope, registry, known }: CheckContext): readonly Finding[] {
  const plugs = (registry.find(kind)?.links ?? []).filter((rule) => rule.kind === 'routed' || rule.kind === 'l2');
  const isPlugged = parent !== null || plugs.length === 0 || scope.links(id).length > 0 || scope.children(id).length > 0;
  if (isPlugged || known(id).some((finding) => finding.severity !== 'info')) return [];
  return [{ code: 'TOPO-001', severity: 'error', at: { component: id }, params: { case: 'alone', name, kinds: [...new Set(plugs.flatMap((rule) => rule.peers))].join(', ') } }];
}

export const dangling: DesignCheck = {
  codes: ['TOPO-001'],
  component: (entry, context) => {
    const { name, parent } = entry.component;
    const isLost = parent !== null && kindOf(context.scope, parent) === null;
    const lost: readonly Finding[] = isLost ? [{ code: 'TOPO-001', severity: 'error', at: { component: entry.id }, params: { case: 'parent', name, id: parent } }] : [];
    return [...linkFindings(entry, context), ...lost, ...aloneFindings(entry, context)];
  },
  // A link between two absent things is at neither: it is named by its own id.
  design: ({ scope }) =>
    Object.entries(scope.design.links).flatMap(([id, { from, to }]) =>
      kindOf(scope, from.component) === null && kindOf(scope, to.component) === null ? [from, to].map((end) => lostEnd(id, componentId(id), end.component)) : [],
    ),
};
