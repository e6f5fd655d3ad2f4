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
  /** All prefixes of a segment component as written. */
  readonly prefixes: (id: ComponentId) => readonly string[];
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
  /** The same function, asked only once about each key while its answer cannot have changed. It may ask this scope and nothing else; see {@link perScope}. */
  readonly remembering: <Key, Value>(ask: (key: Key) => Value) => (key: Key) => Value;
}

/** What a scope must be told; every other question follows from these (see {@link scopeOver}). */
export interface ScopeFacts extends Pick<Scope, 'component' | 'children' | 'ofKind' | 'members' | 'boundTo' | 'holders' | 'remembering'> {
  readonly design: () => Design;
  readonly links: (id: ComponentId, kind: LinkKind | null) => readonly LinkView[];
}

/** Adds an item to the group of that name. */
export function addTo<Item>(groups: Map<string, Item[]>, name: string, item: Item): void {
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

/** A link as a component sees it: from one end, or from both where it leads back to itself. */
export function viewsOf(id: string, link: Link, of: string): readonly LinkView[] {
  const [fromPort, toPort] = [link.from.port ?? null, link.to.port ?? null];
  const views: LinkView[] = [];
  if (link.from.component === of) views.push({ id, link, end: 'from', port: fromPort, peer: link.to.component, peerPort: toPort });
  if (link.to.component === of) views.push({ id, link, end: 'to', port: toPort, peer: link.from.component, peerPort: fromPort });
  return views;
}

function linkViews(design: Design, kind: LinkKind | null): ReadonlyMap<string, LinkView[]> {
  const views = new Map<string, LinkView[]>();
  for (const id of Object.keys(design.links).sort()) {
    const link = design.links[id];
    if (link === undefined || (kind !== null && link.kind !== kind)) continue;
    const { from, to } = link;
    for (const view of viewsOf(id, link, from.component)) addTo(views, from.component, view);
    if (to.component !== from.component) for (const view of viewsOf(id, link, to.component)) addTo(views, to.component, view);
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
 * A question about one thing in a design that is answered once while nothing it asked the scope has changed: plans and checks ask the same about every
 * neighbour of a thing. The answer may depend on nothing but the scope and the key.
 */
export function perScope<Key, Value>(ask: (scope: Scope, key: Key) => Value): (scope: Scope, key: Key) => Value {
  const answers = new WeakMap<Scope, (key: Key) => Value>();
  return (scope, key) => {
    const known = answers.get(scope);
    if (known !== undefined) return known(key);
    const answer = scope.remembering((asked: Key) => ask(scope, asked));
    answers.set(scope, answer);
    return answer(key);
  };
}

const none: readonly never[] = [];

/** The questions that follow from the facts of a design and the kinds of a registry. */
export function scopeOver(facts: ScopeFacts, registry: AnyRegistry): Scope {
  const isSegment = (entry: Entry | null): entry is Entry => entry !== null && scope.prefix(entry.id) !== null;
  const { component, members, boundTo, holders, remembering } = facts;
  const wiredTo = (owner: ComponentId, interfaceId: string): ComponentId | null => {
    const wired = scope.links(owner, 'l2').find((view) => view.port === interfaceId);
    if (wired !== undefined) return component(wired.peer)?.id ?? null;
    const parent = scope.parent(owner);
    return scope.interfaces(owner)[0]?.id === interfaceId && isSegment(parent) ? parent.id : null;
  };
  const segments = remembering((owner: ComponentId) => scope.interfaces(owner).map((row) => wiredTo(owner, row.id)));
  const scope: Scope = {
    get design() {
      return facts.design();
    },
    component,
    parent: (id) => component(component(id)?.component.parent ?? null),
    ancestors: (id) => {
      const chain: Entry[] = [];
      for (let next = scope.parent(id); next !== null && !chain.includes(next); next = scope.parent(next.id)) chain.push(next);
      return chain;
    },
    enclosing: (id, kind) => {
      // A cycle of parents comes back to where the walk has been: the walk leaves a mark at every power of two and ends when it meets one.
      let mark: Entry | null = null;
      let steps = 0;
      for (let next = scope.parent(id); next !== null && next !== mark; next = scope.parent(next.id)) {
        if (next.component.kind === kind) return next;
        steps += 1;
        if ((steps & (steps - 1)) === 0) mark = next;
      }
      return null;
    },
    children: facts.children,
    ofKind: facts.ofKind,
    links: (id, kind) => facts.links(id, kind ?? null),
    interfaces: remembering((id: ComponentId) => {
      const entry = component(id);
      return entry === null ? none : (registry.find(entry.component.kind)?.interfaces(id, entry.component, scope) ?? none);
    }),
    prefix: (id) => {
      const entry = component(id);
      return entry === null ? null : (registry.find(entry.component.kind)?.prefix(id, entry.component, scope) ?? null);
    },
    prefixes: (id) => {
      const entry = component(id);
      return entry === null ? [] : (registry.find(entry.component.kind)?.prefixes(id, entry.component, scope) ?? []);
    },
    advertised: (id) => {
      const entry = component(id);
      return entry === null ? [] : (registry.find(entry.component.kind)?.advertises(id, entry.component, scope) ?? []);
    },
    segmentOf: (owner, interfaceId) => {
      const at = scope.interfaces(owner).findIndex((row) => row.id === interfaceId);
      return at < 0 ? wiredTo(owner, interfaceId) : (segments(owner)[at] ?? null);
    },
    members,
    boundTo,
    holders,
    supposing: (id, supposed) => createScope({ ...scope.design, components: { ...scope.design.components, [id]: supposed } }, registry),
    remembering,
  };
  return scope;
}

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
  const everyInterface = once(() => entries().flatMap((entry) => scope.interfaces(entry.id).map((row): InterfaceRef => ({ owner: entry.id, row }))));
  const bySegment = once(() => groupBy(everyInterface(), (ref) => scope.segmentOf(ref.owner, ref.row.id)));
  const byAddress = once(() => groupByEach(everyInterface(), (ref) => ref.row.addresses));
  const byPolicy = once(() => groupByEach(everyInterface(), (ref) => ref.row.policies));
  const facts: ScopeFacts = {
    design: () => design,
    component: (id) => (id === null ? null : (byId().get(id) ?? null)),
    children: (id) => byParent().get(id ?? '') ?? none,
    ofKind: (kind) => byKind().get(kind) ?? none,
    links: (id, kind) => views(kind).get(id) ?? none,
    members: (segment) => bySegment().get(segment) ?? none,
    boundTo: (policy) => byPolicy().get(policy) ?? none,
    holders: (address) => byAddress().get(address) ?? none,
    remembering: onceEach,
  };
  const scope = scopeOver(facts, registry);
  return scope;
}
