import { registry } from '../../shared/catalog/index.ts';
import { connectionBetween, findCommand, legalTargets, type Connection, type LinkProposal } from '../../shared/document/index.ts';
import { componentId, type ComponentId, type Design, type LinkEnd } from '../../shared/model/design.ts';
import { createScope } from '../../shared/model/scope.ts';

/** The list of a component that its interfaces are, where it is one that can be added to. */
const list = '/interfaces';

/** The next name in the series of the interfaces that are there: `vnic3` after `vnic2`. */
function nextName(names: readonly string[]): string {
  const last = names.at(-1) ?? 'eth0';
  const stem = last.replace(/\d+$/, '');
  for (let number = Number(/\d+$/.exec(last)?.[0] ?? 0) + 1; ; number++) if (!names.includes(`${stem}${number}`)) return `${stem}${number}`;
}

/** The edit that gives a component one more interface, and the design after it; null where interfaces are not added like that. */
function grown(design: Design, component: string): { readonly port: string; readonly design: Design } | null {
  const names = createScope(design, registry).interfaces(componentId(component)).map((row) => row.id);
  const port = nextName(names);
  const result = findCommand('row.add')?.apply(design, { id: component, path: list, row: { id: port } }, registry);
  return result?.ok === true ? { port, design: result.design } : null;
}

function isFullAt(connection: Connection, component: string): boolean {
  const [refusal] = connection.refusals;
  return connection.proposals.length === 0 && refusal?.code === 'LINK_FULL' && refusal.at?.component === component;
}

/**
 * What a component can be linked to, where one that has no free interface left may get one more: its proposals name an interface that is not there
 * yet. Everything else as `legalTargets` says.
 */
export function targetsWithNewInterfaces(design: Design, from: LinkEnd): ReadonlyMap<ComponentId, Connection> {
  const targets = legalTargets(design, registry, from);
  const full = [...targets].filter(([id, connection]) => isFullAt(connection, from.component) || isFullAt(connection, id));
  if (full.length === 0 || from.port !== undefined) return targets;
  const own = full.some(([, connection]) => isFullAt(connection, from.component)) ? grown(design, from.component) : null;
  const result = new Map(targets);
  for (const [id, connection] of full) {
    const isOwn = isFullAt(connection, from.component);
    const more = isOwn ? own : grown(design, id);
    if (more === null) continue;
    const scope = createScope(more.design, registry);
    const next = isOwn ? connectionBetween(scope, registry, { component: from.component, port: more.port }, { component: id }) : connectionBetween(scope, registry, from, { component: id, port: more.port });
    if (next.proposals.length > 0) result.set(id, next);
  }
  return result;
}

/** The interface a proposed link needs first: component and name; null where both ends are there. */
export function newInterfaceOf(design: Design, { from, to }: LinkProposal): { readonly component: ComponentId; readonly port: string } | null {
  const scope = createScope(design, registry);
  for (const { component, port } of [from, to]) {
    if (port !== undefined && !scope.interfaces(component).some((row) => row.id === port)) return { component, port };
  }
  return null;
}

/** What a new row of a component's interfaces starts with: the name that follows theirs. Nothing for other lists, and where the names are not the list's own. */
export function newRowOf(design: Design, component: string, path: string): { readonly id?: string } {
  const names = createScope(design, registry).interfaces(componentId(component)).map((row) => row.id);
  const rows = design.components[component]?.props[list.slice(1)];
  return path !== list || names.length === 0 || !Array.isArray(rows) || rows.length !== names.length ? {} : { id: nextName(names) };
}

/** Arguments of `row.add` for an interface that a proposed link needs. */
export function interfaceRow(wanted: { readonly component: ComponentId; readonly port: string }): unknown {
  return { id: wanted.component, path: list, row: { id: wanted.port } };
}
