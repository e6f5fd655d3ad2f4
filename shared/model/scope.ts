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
  /** The same questions about the design as it would be with this component added, or in place of the one that has its id. */
  readonly supposing: (id: ComponentId, component: Component) => Scope;
}

function addTo<Item>(groups: Map<string, Item[]>, name: string, item: Item): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [item]);
  else group.push(item);
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string | null): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    if (name !== null) addTo(groups, name, item);
  }
  return groups;
}

/** Groups by every name an item has. */
function groupByEach<Item>(items: readonly Item[], keys: (item: Item) => readonly string[]): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) for (const name of keys(item)) addTo(groups, name, item);
  return groups;
}

function linkViews(design: Design, kind: LinkKind | null): ReadonlyMap<string, LinkView[]> {
  const views = new Map<string, LinkView[]>();
  for (const id of Object.keys(design.links).sort()) {
    const link = design.links[id];
    if (link === undefined || (kind !== null && link.kind !== kind)) continue;
    const [fromPort, toPort] = [link.from.port ?? null, link.to.port ?? null];
    addTo(views, link.from.component, { id, link, end: 'from', port: fromPort, peer: link.to.component, peerPort: toPort });
    addTo(views, link.to.component, { id, link, end: 'to', port: toPort, peer: link.from.component, peerPort: fromPort });
  }
  return views;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Makes a value for each key on its first use. */
function onceEach<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * A question about one thing in a design that is answered once per scope: a design behind a scope never changes, and plans and checks ask the same
 * about every neighbour of a thing.
 */
export function perScope<Key, Value>(ask: (scope: Scope, key: Key) => Value): (scope: Scope, key: Key) => Value {
  const answers = new WeakMap<Scope, (key: Key) => Value>();
  return (scope, key) => {
    const known = answers.get(scope);
    if (known !== undefined) return known(key);
    const answer = onceEach((asked: Key) => ask(scope, asked));
    answers.set(scope, answer);
    return answer(key);
  };
}

const none: readonly never[] = [];

/** Builds the read-only view of a design. Indexes are made on first use; build one per design value and drop it with it. */
export function createScope(design: Design, registry: AnyRegistry): Scope {
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
  const views = onceEach((kind: LinkKind | null) => linkViews(design, kind));
  const isSegment = (entry: Entry | null): entry is Entry => entry !== null && scope.prefix(entry.id) !== null;
  const everyInterface = once(() => entries().flatMap((entry) => scope.interfaces(entry.id).map((row): InterfaceRef => ({ owner: entry.id, row }))));
  const bySegment = once(() => groupBy(everyInterface(), (ref) => scope.segmentOf(ref.owner, ref.row.id)));
  const byAddress = once(() => groupByEach(everyInterface(), (ref) => ref.row.addresses));
  const byPolicy = once(() => groupByEach(everyInterface(), (ref) => ref.row.policies));
  const rows = onceEach((id: ComponentId) => {
    const entry = scope.component(id);
    return entry === null ? none : (registry.find(entry.component.kind)?.interfaces(id, entry.component, scope) ?? none);
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
    enclosing: (id, kind) => {
      // Nothing has more ancestors than there are components: a cycle of parents ends there.
      let left = entries().length;
      for (let next = scope.parent(id); next !== null && left > 0; next = scope.parent(next.id), left--) if (next.component.kind === kind) return next;
      return null;
    },
    children: (id) => byParent().get(id ?? '') ?? none,
    ofKind: (kind) => byKind().get(kind) ?? none,
    links: (id, kind) => views(kind ?? null).get(id) ?? none,
    interfaces: rows,
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
    members: (segment) => bySegment().get(segment) ?? none,
    boundTo: (policy) => byPolicy().get(policy) ?? none,
    holders: (address) => byAddress().get(address) ?? none,
    supposing: (id, component) => createScope({ ...design, components: { ...design.components, [id]: component } }, registry),
  };
  return scope;
}
