import type { AnyRegistry, Definition, LinkRule } from '../model/definition.ts';
import { linkKinds, type Component, type ComponentId, type Design, type Link, type LinkEnd, type LinkKind } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { createScope, type Entry, type LinkView, type Scope } from '../model/scope.ts';
import { missing, refusal } from './refusals.ts';

/** A link that may be made, ready for `link.connect`. */
export interface LinkProposal {
  readonly kind: LinkKind;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
}

/** What connecting two things would mean: the links that are possible, or why there is none. */
export interface Connection {
  readonly proposals: readonly LinkProposal[];
  readonly refusals: readonly Refusal[];
}

interface End {
  readonly entry: Entry;
  readonly rule: LinkRule;
  readonly port: string | null;
}

function ruleOf(definition: Definition<never> | null, kind: LinkKind, end: 'from' | 'to', peerKind: string): LinkRule | null {
  return definition?.links.find((rule) => rule.kind === kind && rule.end === end && rule.peers.includes(peerKind)) ?? null;
}

/** The links of a rule that a component (or one of its interfaces) already has. */
function present(scope: Scope, { entry, rule, port }: End): readonly LinkView[] {
  return scope.links(entry.id, rule.kind).filter((view) => {
    const peerKind = scope.component(view.peer)?.component.kind;
    return view.end === rule.end && peerKind !== undefined && rule.peers.includes(peerKind) && (rule.port !== true || view.port === port);
  });
}

function used(scope: Scope, end: End): number {
  return present(scope, end).length;
}

/** As many links as the rule allows are there already: which they are, and where there is one only, the way to make room. */
function fullRefusal(scope: Scope, end: End): Refusal {
  const { entry, rule, port } = end;
  const params = { name: port === null ? entry.component.name : `${entry.component.name} ${port}`, max: rule.max ?? 0, kinds: rule.peers.join(', ') };
  const [only, ...more] = present(scope, end);
  const full = refusal('LINK_FULL', params, { component: entry.id }, present(scope, end).map((view) => view.peer));
  if (only === undefined || more.length > 0) return full;
  const peer = scope.component(only.peer)?.component.name ?? only.peer;
  return { ...full, fix: { command: 'link.disconnect', args: { id: only.id }, title: 'LINK_FULL.fix', params: { peer } } };
}

/** Interfaces of an end that are still free for its rule; `[null]` where the rule names none. */
function freePorts(scope: Scope, entry: Entry, rule: LinkRule): readonly (string | null)[] {
  if (rule.port !== true) return [null];
  return scope
    .interfaces(entry.id)
    .map((row) => row.id)
    .filter((port) => rule.max === undefined || used(scope, { entry, rule, port }) < rule.max);
}

function endOf({ entry, port }: End): LinkEnd {
  return port === null ? { component: entry.id } : { component: entry.id, port };
}

function portRefusals(scope: Scope, entry: Entry, rule: LinkRule, port: string | null): readonly Refusal[] {
  const params = { id: entry.id, name: entry.component.name };
  if (rule.port !== true) return port === null ? [] : [refusal('LINK_PORT_UNUSED', { ...params, port }, { component: entry.id })];
  const ports = scope.interfaces(entry.id).map((row) => row.id);
  if (port === null) return [refusal('LINK_PORT_NEEDED', { ...params, ports: ports.join(', ') }, { component: entry.id })];
  return ports.includes(port) ? [] : [refusal('LINK_PORT_UNKNOWN', { ...params, port, ports: ports.join(', ') }, { component: entry.id })];
}

/** One end of the wanted link. A missing port is filled in where only one interface can be meant. */
function resolveEnd(scope: Scope, entry: Entry, rule: LinkRule, wanted: string | undefined): End {
  const all = rule.port === true ? scope.interfaces(entry.id) : [];
  const only = all.length === 1 ? (all[0]?.id ?? null) : null;
  return { entry, rule, port: wanted ?? only };
}

/** Kinds that either of two kinds may be linked to instead, for the sentence of a refusal. */
function notAllowed(registry: AnyRegistry, from: Component, to: Component): Refusal {
  const peers = registry.find(from.kind)?.links.flatMap((rule) => rule.peers) ?? [];
  return refusal('LINK_NOT_ALLOWED', { kind: from.kind, otherKind: to.kind, kinds: [...new Set(peers)].join(', ') });
}

/** An interface that the container wires already needs no link, and a second wire would silently take the place of the first. */
function parentWires(scope: Scope, { entry, port }: End): readonly Refusal[] {
  if (port === null || scope.links(entry.id, 'l2').some((view) => view.port === port)) return [];
  const segment = scope.component(scope.segmentOf(entry.id, port));
  if (segment === null) return [];
  return [refusal('LINK_PARENT_WIRED', { name: entry.component.name, port, parent: segment.component.name }, { component: entry.id }, [segment.id])];
}

/** Resolves and examines one link: its legality by both kinds' rules, then both kinds' guards. */
export function examineLink(
  scope: Scope,
  registry: AnyRegistry,
  wanted: { readonly id: string; readonly link: Link },
): { readonly link: Link; readonly refusals: readonly Refusal[] } {
  const { id, link } = wanted;
  const refuse = (...refusals: readonly Refusal[]) => ({ link, refusals });
  const [from, to] = [scope.component(link.from.component), scope.component(link.to.component)];
  if (from === null || to === null) return refuse(...missing(scope.design, [link.from.component, link.to.component]));
  if (from.id === to.id) return refuse(refusal('LINK_SELF', { name: from.component.name }, { component: from.id }));
  const unknown = [from, to].find((entry) => registry.find(entry.component.kind) === null);
  if (unknown !== undefined) return refuse(refusal('KIND_UNKNOWN', { kind: unknown.component.kind }, { component: unknown.id }));
  const rules = [
    ruleOf(registry.find(from.component.kind), link.kind, 'from', to.component.kind),
    ruleOf(registry.find(to.component.kind), link.kind, 'to', from.component.kind),
  ] as const;
  if (rules[0] === null || rules[1] === null) return refuse(notAllowed(registry, from.component, to.component));
  const ends = [resolveEnd(scope, from, rules[0], link.from.port), resolveEnd(scope, to, rules[1], link.to.port)] as const;
  const ports = ends.flatMap((end) => portRefusals(scope, end.entry, end.rule, end.port));
  if (ports.length > 0) return refuse(...ports);
  const resolved: Link = { ...link, from: endOf(ends[0]), to: endOf(ends[1]) };
  const twin = scope.links(from.id, link.kind).find((view) => view.end === 'from' && view.peer === to.id && view.port === ends[0].port && view.peerPort === ends[1].port);
  if (twin !== undefined) return refuse(refusal('LINK_EXISTS', { id: twin.id }, { component: from.id }));
  const wired = link.kind === 'l2' ? ends.flatMap((end) => parentWires(scope, end)) : [];
  if (wired.length > 0) return refuse(...wired);
  const change = { id, link: resolved };
  const guarded = ends.flatMap(({ entry }) => registry.find(entry.component.kind)?.guardConnect(entry.id, entry.component, change, scope) ?? []);
  // The kind's own words say more than a number: IG-10 names the other routing table.
  if (guarded.length > 0) return { link: resolved, refusals: guarded };
  const full = ends.filter((end) => end.rule.max !== undefined && used(scope, end) >= end.rule.max);
  return {
    link: resolved,
    refusals: full.map((end) => fullRefusal(scope, end)),
  };
}

/** The links that the rules of both kinds allow between two components, whatever their guards say. */
function candidates(scope: Scope, registry: AnyRegistry, a: Entry, b: Entry): readonly LinkProposal[] {
  return [[a, b] as const, [b, a] as const].flatMap(([from, to]) =>
    linkKinds.flatMap((kind) => {
      const fromRule = ruleOf(registry.find(from.component.kind), kind, 'from', to.component.kind);
      const toRule = ruleOf(registry.find(to.component.kind), kind, 'to', from.component.kind);
      if (fromRule === null || toRule === null) return [];
      const ports = (entry: Entry, rule: LinkRule) => {
        const free = freePorts(scope, entry, rule);
        return free.length > 0 ? free : scope.interfaces(entry.id).map((row) => row.id);
      };
      return ports(from, fromRule).flatMap((fromPort) =>
        ports(to, toRule).map((toPort): LinkProposal => ({
          kind,
          from: endOf({ entry: from, rule: fromRule, port: fromPort }),
          to: endOf({ entry: to, rule: toRule, port: toPort }),
        })),
      );
    }),
  );
}

/** How `from` may be linked to `to`, in either direction; a port on an end narrows the answer to that interface. */
export function connectionBetween(scope: Scope, registry: AnyRegistry, from: LinkEnd, to: LinkEnd): Connection {
  const [a, b] = [scope.component(from.component), scope.component(to.component)];
  if (a === null || b === null) return { proposals: [], refusals: missing(scope.design, [from.component, to.component]) };
  if (a.id === b.id) return { proposals: [], refusals: [refusal('LINK_SELF', { name: a.component.name }, { component: a.id })] };
  const unknown = [a, b].find((entry) => registry.find(entry.component.kind) === null);
  if (unknown !== undefined) return { proposals: [], refusals: [refusal('KIND_UNKNOWN', { kind: unknown.component.kind }, { component: unknown.id })] };
  const fits = (end: LinkEnd): boolean => {
    const wanted = end.component === from.component ? from.port : to.port;
    return wanted === undefined || end.port === undefined || end.port === wanted;
  };
  const possible = candidates(scope, registry, a, b).filter((proposal) => fits(proposal.from) && fits(proposal.to));
  if (possible.length === 0) return { proposals: [], refusals: [notAllowed(registry, a.component, b.component)] };
  const examined = possible.map((proposal) => ({ proposal, refusals: examineLink(scope, registry, { id: '', link: proposal }).refusals }));
  const proposals = examined.filter((one) => one.refusals.length === 0).map((one) => one.proposal);
  return { proposals, refusals: proposals.length > 0 ? [] : (examined[0]?.refusals ?? []) };
}

/** Every other component as a target for a link from `from`: with the possible links, or with the reason why there is none. For feedback while connecting. */
export function legalTargets(design: Design, registry: AnyRegistry, from: LinkEnd): ReadonlyMap<ComponentId, Connection> {
  const scope = createScope(design, registry);
  const others = Object.keys(design.components).sort().flatMap((id) => scope.component(id) ?? []);
  return new Map(others.filter((entry) => entry.id !== from.component).map((entry) => [entry.id, connectionBetween(scope, registry, from, { component: entry.id })]));
}
