import { componentId, type Component, type ComponentId, type Design, type Link, type LinkKind } from './design.ts';
import type { AnyRegistry } from './definition.ts';
import type { InterfaceRow } from './interface-row.ts';

export interface Entry {
  readonly id: ComponentId;
  readonly component: Component;
}

/** A link as one of its ends sees it. */
export interface LinkView {
  readonly id: string;
  readonly link: Link;
  readonly end: 'from' | 'to';
  readonly port: string | null;
  readonly peer: ComponentId;
  readonly peerPort: string | null;
}

/** An interface somewhere in the design, with its owner. */
export interface InterfaceRef {
  readonly owner: ComponentId;
  readonly row: InterfaceRow;
}

/** Read-only questions a kind may ask about the design around it. All lists are in id order, so that results never depend on file order. */
export interface Scope {
  readonly design: Design;
  readonly component: (id: string | null) => Entry | null;
  readonly parent: (id: ComponentId) => Entry | null;
  /** From the direct parent outwards. A cycle of parents, which no parser lets in, would end the walk. */
  readonly ancestors: (id: ComponentId) => readonly Entry[];
  /** The nearest enclosing component of a kind, or null. */
  readonly enclosing: (id: ComponentId, kind: string) => Entry | null;
  readonly children: (id: ComponentId | null) => readonly Entry[];
  readonly ofKind: (kind: string) => readonly Entry[];
  readonly links: (id: ComponentId, kind?: LinkKind) => readonly LinkView[];
  /** The interfaces a component offers (InterfaceRow of its kind); none for unknown kinds. */
  readonly interfaces: (id: ComponentId) => readonly InterfaceRow[];
  /** The prefix of a segment component as written, or null. */
  readonly prefix: (id: ComponentId) => string | null;
  readonly advertised: (id: ComponentId) => readonly string[];
  /** The segment an interface is wired to: its l2 link, or for the first interface of a component standing in a segment, the parent. */
  readonly segmentOf: (owner: ComponentId, interfaceId: string) => ComponentId | null;
  /** All interfaces wired to a segment, in owner then row order. */
  readonly members: (segment: ComponentId) => readonly InterfaceRef[];
  /** All interfaces that name a policy (security group). */
  readonly boundTo: (policy: ComponentId) => readonly InterfaceRef[];
  /** Every interface that lists this address text. */
  readonly holders: (address: string) => readonly InterfaceRef[];
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string | null): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

function linkViews(design: Design): ReadonlyMap<string, LinkView[]> {
  const views: { readonly owner: string; readonly view: LinkView }[] = [];
  for (const id of Object.keys(design.links).sort()) {
    const link = design.links[id];
    if (link === undefined) continue;
    const [fromPort, toPort] = [link.from.port ?? null, link.to.port ?? null];
    views.push({ owner: link.from.component, view: { id, link, end: 'from', port: fromPort, peer: link.to.component, peerPort: toPort } });
    views.push({ owner: link.to.component, view: { id, link, end: 'to', port: toPort, peer: link.from.component, peerPort: fromPort } });
  }
  const grouped = groupBy(views, (entry) => entry.owner);
  return new Map([...grouped].map(([owner, entries]) => [owner, entries.map((entry) => entry.view)]));
}

/** Builds the read-only view of a design. Indexes are made on first use; build one per design value and drop it with it. */
export function createScope(design: Design, registry: AnyRegistry): Scope {
  const once = <Value>(make: () => Value): (() => Value) => {
    let made: { readonly value: Value } | null = null;
    return () => (made ??= { value: make() }).value;
  };
  const entries = once(() =>
    Object.keys(design.components)
      .sort()
      .flatMap((id): Entry[] => {
        const component = design.components[id];
        return component === undefined ? [] : [{ id: componentId(id), component }];
      }),
  );
  const byId = once(() => new Map<string, Entry>(entries().map((entry) => [entry.id, entry])));
  const byParent = once(() => groupBy(entries(), (entry) => entry.component.parent ?? ''));
  const byKind = once(() => groupBy(entries(), (entry) => entry.component.kind));
  const views = once(() => linkViews(design));
  const rows = new Map<string, readonly InterfaceRow[]>();
  const isSegment = (entry: Entry | null): entry is Entry => entry !== null && scope.prefix(entry.id) !== null;
  const everyInterface = once(() => entries().flatMap((entry) => scope.interfaces(entry.id).map((row): InterfaceRef => ({ owner: entry.id, row }))));
  const bySegment = once(() => groupBy(everyInterface(), (ref) => scope.segmentOf(ref.owner, ref.row.id)));
  const byAddress = once(() => {
    const pairs = everyInterface().flatMap((ref) => ref.row.addresses.map((address) => ({ address, ref })));
    return new Map([...groupBy(pairs, (pair) => pair.address)].map(([address, group]) => [address, group.map((pair) => pair.ref)]));
  });
  const byPolicy = once(() => {
    const pairs = everyInterface().flatMap((ref) => ref.row.policies.map((policy) => ({ policy, ref })));
    return new Map([...groupBy(pairs, (pair) => pair.policy)].map(([policy, group]) => [policy, group.map((pair) => pair.ref)]));
  });

  const scope: Scope = {
    design,
    component: (id) => (id === null ? null : (byId().get(id) ?? null)),
    parent: (id) => scope.component(byId().get(id)?.component.parent ?? null),
    ancestors: (id) => {
      const chain: Entry[] = [];
      for (let next = scope.parent(id); next !== null && !chain.includes(next); next = scope.parent(next.id)) chain.push(next);
      return chain;
    },
    enclosing: (id, kind) => scope.ancestors(id).find((entry) => entry.component.kind === kind) ?? null,
    children: (id) => byParent().get(id ?? '') ?? [],
    ofKind: (kind) => byKind().get(kind) ?? [],
    links: (id, kind) => {
      const all = views().get(id) ?? [];
      return kind === undefined ? all : all.filter((view) => view.link.kind === kind);
    },
    interfaces: (id) => {
      const known = rows.get(id);
      if (known !== undefined) return known;
      const entry = scope.component(id);
      const made = entry === null ? [] : (registry.find(entry.component.kind)?.interfaces(id, entry.component, scope) ?? []);
      rows.set(id, made);
      return made;
    },
    prefix: (id) => {
      const entry = scope.component(id);
      return entry === null ? null : (registry.find(entry.component.kind)?.prefix(id, entry.component, scope) ?? null);
    },
    advertised: (id) => {
      const entry = scope.component(id);
      return entry === null ? [] : (registry.find(entry.component.kind)?.advertises(id, entry.component, scope) ?? []);
    },
    segmentOf: (owner, interfaceId) => {
      const wired = scope.links(owner, 'l2').find((view) => view.port === interfaceId);
      if (wired !== undefined) return scope.component(wired.peer)?.id ?? null;
      const parent = scope.parent(owner);
      return scope.interfaces(owner)[0]?.id === interfaceId && isSegment(parent) ? parent.id : null;
    },
    members: (segment) => bySegment().get(segment) ?? [],
    boundTo: (policy) => byPolicy().get(policy) ?? [],
    holders: (address) => byAddress().get(address) ?? [],
  };
  return scope;
}
