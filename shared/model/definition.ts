// Longer than other files: what a kind says (KindSpec) and what the program asks (Definition) stand side by side, member by member.
import type { z } from 'zod';
import type { Component, ComponentId, Link, LinkKind } from './design.ts';
import type { Finding, Refusal } from './finding.ts';
import type { InterfaceRow } from './interface-row.ts';
import { operationOf, type KindOperation, type Operation, type Preview } from './operation.ts';
import type { Probe } from './probe.ts';
import type { Scope } from './scope.ts';
import { terraformOf, type Terraform, type TerraformSpec } from './terraform.ts';
import type { Localized } from './text.ts';

export const families = ['cloud', 'nsx', 'k8s', 'onprem', 'internet'] as const;
export type Family = (typeof families)[number];

/** A component together with its id and its props as its own definition reads them. */
export interface Self<Props> {
  readonly id: ComponentId;
  readonly component: Component;
  readonly props: Props;
}

/** A row of a list that follows from the design and is not stored: it is shown among the others, locked, and every edit of it is refused. */
export interface DerivedRow {
  /** Of its own among all rows of the list. */
  readonly id: string;
  /** Values by the keys of a stored row; words that no field offers are shown as they are. */
  readonly row: Readonly<Record<string, unknown>>;
  /** What an edit of it is answered with. */
  readonly refusal: Refusal;
}

/** Derived rows by the prop whose list they stand in. */
export type DerivedRows = Readonly<Record<string, readonly DerivedRow[]>>;

/** Something that follows from the design and that nobody typed, such as how many addresses are left: told beside the properties. */
export interface Reading {
  readonly label: Localized;
  readonly value: string;
  /** An address that the component keeps for itself: nobody else can have it. */
  readonly isReserved?: true;
}

/** A place on a layer 2 network that no link of the document says: the picture draws it as a line of its own. */
export interface Membership {
  readonly component: ComponentId;
  /** The interface by which packets pass there, as hops name it. */
  readonly interfaceId: string;
  readonly segment: ComponentId;
}

/** A question a component asks by itself, such as whether what it needs can be fetched. */
export interface OwnProbe {
  /** Of its own within the component. */
  readonly id: string;
  readonly probe: Probe;
  /** What is found where the packet does not come back; its sentence may also have the places `{outcome}` and `{reason}`. */
  readonly finding: Finding;
}

/** What a card or a container band shows beside the name (VISUAL 6 and 7). */
export interface CardFacts {
  /** First address or prefix; null centres the name. */
  readonly address: string | null;
  /** State lamp; null where the kind has no state. Stopped is how somebody wants it (GS-64); error is how nobody does. */
  readonly lamp: 'running' | 'standby' | 'waiting' | 'stopped' | 'error' | null;
  /** A badge such as `! restart` or `vm1 : /dev/vdb`. */
  readonly badge?: Localized;
  /** Warning where the badge asks somebody to act; plain information when absent. */
  readonly badgeTone?: 'info' | 'warning';
  /** More about the badge, such as a schedule: shown while the pointer or the focus rests on it. */
  readonly badgeHint?: Localized;
  /** Id of the operation that pressing the badge starts. */
  readonly badgeOperation?: string;
}

/** One legal kind of link as seen from one end. The other end's kind declares the mirror image; a contract test compares them. */
export interface LinkRule {
  readonly kind: LinkKind;
  /** Which end of the link this kind is. */
  readonly end: 'from' | 'to';
  /** Kinds allowed at the other end. */
  readonly peers: readonly string[];
  /** True when this end names one of its interfaces. */
  readonly port?: boolean;
  /** At most so many links of this rule at one component (or at one interface where `port`). */
  readonly max?: number;
}

/** A link about to be made or removed, as guards and effects see it. */
export interface LinkChange {
  readonly id: string;
  readonly link: Link;
}

/**
 * Changes a kind asks for beside an edit, applied in the same undo step: new props of components (merged over the old ones).
 * For example attaching an internet gateway allocates its public address.
 */
export interface Effect {
  readonly props?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly removeComponents?: readonly ComponentId[];
  readonly removeLinks?: readonly string[];
}

/**
 * Everything Hopline knows about one kind of component: the only place outside which no code names it (ARCHITECTURE 2).
 * `Builder` is the plan builder; this layer does not know it.
 */
export interface KindSpec<Schema extends z.ZodObject, Builder> {
  /** Stable for ever, it is in files. */
  readonly id: string;
  readonly family: Family;
  readonly labels: Localized;
  /** Words a person may search for besides the labels: abbreviations, older names. */
  readonly keywords: readonly string[];
  /** A node is a card, a container holds others, a segment is a layer 2 network drawn as a rail. */
  readonly shape: 'node' | 'container' | 'segment';
  /** How a container is drawn (VISUAL 7). */
  readonly container?: 'place' | 'group' | 'host' | 'holder';
  /** CSS pixels at 100 %. Cards have a fixed size; containers start with this one. */
  readonly size: { readonly width: number; readonly height: number };
  readonly props: Schema;
  /** Kinds it may stand in; `root`: may also stand alone. */
  readonly parents: { readonly kinds: readonly string[]; readonly root: boolean };
  readonly links: readonly LinkRule[];
  /** Sentences of the kind's findings and refusals, by code, with `{name}` places; fix titles as `<code>.fix`. */
  readonly sentences: Readonly<Record<string, Localized>>;
  /** Interfaces other kinds may see; none when absent. */
  readonly interfaces?: (self: Self<z.output<Schema>>, scope: Scope) => readonly InterfaceRow[];
  /** The prefix of the layer 2 network this component is, as written; null when it is none. */
  readonly prefix?: (self: Self<z.output<Schema>>, scope: Scope) => string | null;
  /** All prefixes of that network, where one wire carries several; that of `prefix` alone when absent. */
  readonly prefixes?: (self: Self<z.output<Schema>>, scope: Scope) => readonly string[];
  /** Prefixes that can be reached through this component by whatever it is plugged into with a routed link. */
  readonly advertises?: (self: Self<z.output<Schema>>, scope: Scope) => readonly string[];
  /** Who stands on which network because of what this component says, such as the two ends of a stretched network. */
  readonly memberships?: (self: Self<z.output<Schema>>, scope: Scope) => readonly Membership[];
  readonly card: (self: Self<z.output<Schema>>, scope: Scope) => CardFacts;
  /** What is told beside its properties, in this order. */
  readonly readings?: (self: Self<z.output<Schema>>, scope: Scope) => readonly Reading[];
  readonly derivedRows?: (self: Self<z.output<Schema>>, scope: Scope) => DerivedRows;
  /** Props of a component about to be created: next free address and the like, merged over the schema's defaults. */
  readonly create?: (parent: ComponentId | null, scope: Scope, self: Self<z.output<Schema>>) => Partial<z.input<Schema>>;
  /** Changes of its own props when it moves to another parent (for example a new address). Scope is that of the design after the move. */
  readonly relocate?: (self: Self<z.output<Schema>>, scope: Scope) => Partial<z.input<Schema>>;
  readonly checks?: (self: Self<z.output<Schema>>, scope: Scope) => readonly Finding[];
  /** Asked beside the saved probes when somebody has those checked: what no property says and only a packet can tell. */
  readonly probes?: (self: Self<z.output<Schema>>, scope: Scope) => readonly OwnProbe[];
  readonly guards?: {
    /**
     * About to stand where `self.component.parent` says: drawn, pasted, or moved there. Scope is that of the design before, so a new one is not in
     * it and a moved one still stands where it stood.
     */
    readonly place?: (self: Self<z.output<Schema>>, scope: Scope) => readonly Refusal[];
    /** Called as if the component went alone: the command drops a refusal when everything it names as `blocking` goes in the same edit. */
    readonly remove?: (self: Self<z.output<Schema>>, scope: Scope) => readonly Refusal[];
    /** Called on both ends, scope without the link. */
    readonly connect?: (self: Self<z.output<Schema>>, change: LinkChange, scope: Scope) => readonly Refusal[];
    /** Called on both ends, scope with the link still there. */
    readonly disconnect?: (self: Self<z.output<Schema>>, change: LinkChange, scope: Scope) => readonly Refusal[];
    /** `next` are the props after the edit; scope is still the one before. */
    readonly update?: (self: Self<z.output<Schema>>, next: z.output<Schema>, scope: Scope) => readonly Refusal[];
    readonly rename?: (self: Self<z.output<Schema>>, name: string, scope: Scope) => readonly Refusal[];
  };
  readonly effects?: {
    /** Scope already contains the link. */
    readonly connect?: (self: Self<z.output<Schema>>, change: LinkChange, scope: Scope) => Effect;
    /** Scope no longer contains the link. */
    readonly disconnect?: (self: Self<z.output<Schema>>, change: LinkChange, scope: Scope) => Effect;
  };
  /** What a person can do to it besides editing its fields, in the order menus show it. */
  readonly operations?: readonly KindOperation<z.output<Schema>>[];
  /** What deleting it means, asked before; null or absent: it is deleted without a question. */
  readonly previewRemoval?: (self: Self<z.output<Schema>>, scope: Scope) => Preview | null;
  /** Says how packets meet this component: devices, segments and stages. Nothing when the kind never touches a packet. */
  readonly plan?: (self: Self<z.output<Schema>>, scope: Scope, plan: Builder) => void;
  /** How it is written to Terraform and read from there; absent: the provider has no resource for it. */
  readonly terraform?: TerraformSpec<z.output<Schema>>;
}

/** A kind as the rest of the program uses it: the same functions, taking the component as the document holds it. */
export interface Definition<Builder> {
  readonly id: string;
  readonly family: Family;
  readonly labels: Localized;
  readonly keywords: readonly string[];
  readonly shape: 'node' | 'container' | 'segment';
  readonly container: 'place' | 'group' | 'host' | 'holder' | null;
  readonly size: { readonly width: number; readonly height: number };
  readonly schema: z.ZodObject;
  readonly parents: { readonly kinds: readonly string[]; readonly root: boolean };
  readonly links: readonly LinkRule[];
  readonly sentences: Readonly<Record<string, Localized>>;
  /** Whether the kind declares interfaces, and hence link ports, at all. */
  readonly hasInterfaces: boolean;
  readonly interfaces: (id: ComponentId, component: Component, scope: Scope) => readonly InterfaceRow[];
  readonly prefix: (id: ComponentId, component: Component, scope: Scope) => string | null;
  readonly prefixes: (id: ComponentId, component: Component, scope: Scope) => readonly string[];
  readonly advertises: (id: ComponentId, component: Component, scope: Scope) => readonly string[];
  readonly memberships: (id: ComponentId, component: Component, scope: Scope) => readonly Membership[];
  readonly card: (id: ComponentId, component: Component, scope: Scope) => CardFacts;
  readonly readings: (id: ComponentId, component: Component, scope: Scope) => readonly Reading[];
  readonly derivedRows: (id: ComponentId, component: Component, scope: Scope) => DerivedRows;
  readonly create: (id: ComponentId, component: Component, scope: Scope) => Readonly<Record<string, unknown>>;
  readonly relocate: (id: ComponentId, component: Component, scope: Scope) => Readonly<Record<string, unknown>>;
  readonly checks: (id: ComponentId, component: Component, scope: Scope) => readonly Finding[];
  readonly probes: (id: ComponentId, component: Component, scope: Scope) => readonly OwnProbe[];
  readonly guardPlace: (id: ComponentId, component: Component, scope: Scope) => readonly Refusal[];
  readonly guardRemove: (id: ComponentId, component: Component, scope: Scope) => readonly Refusal[];
  readonly guardConnect: (id: ComponentId, component: Component, change: LinkChange, scope: Scope) => readonly Refusal[];
  readonly guardDisconnect: (id: ComponentId, component: Component, change: LinkChange, scope: Scope) => readonly Refusal[];
  readonly guardUpdate: (id: ComponentId, component: Component, next: Component, scope: Scope) => readonly Refusal[];
  readonly guardRename: (id: ComponentId, component: Component, name: string, scope: Scope) => readonly Refusal[];
  readonly onConnect: (id: ComponentId, component: Component, change: LinkChange, scope: Scope) => Effect;
  readonly onDisconnect: (id: ComponentId, component: Component, change: LinkChange, scope: Scope) => Effect;
  readonly operations: readonly Operation[];
  readonly previewRemoval: (id: ComponentId, component: Component, scope: Scope) => Preview | null;
  readonly plan: (id: ComponentId, component: Component, scope: Scope, plan: Builder) => void;
  readonly terraform: Terraform | null;
}

/** All kinds of a program, by id. Passed in, never imported, by every layer below the catalog. */
export interface Registry<Builder = never> {
  readonly kinds: readonly Definition<Builder>[];
  readonly find: (kind: string) => Definition<Builder> | null;
}

/** A registry for readers that never plan: any registry fits. */
export type AnyRegistry = Registry<never>;

const nothing: readonly never[] = [];
const noEffect: Effect = {};
const noRows: DerivedRows = {};

/** Reads a component's props through the kind's schema. Props objects are immutable, so each is read once. */
function propsReader<Schema extends z.ZodObject>(schema: Schema): (component: Component) => z.output<Schema> {
  const known = new WeakMap<object, z.output<Schema>>();
  return (component) => {
    const cached = known.get(component.props);
    if (cached !== undefined) return cached;
    const props = schema.parse(component.props);
    known.set(component.props, props);
    return props;
  };
}

/**
 * Turns the description of a kind into the form the program uses.
 * The functions it returns throw a ZodError when a component's props have wrong JSON types: parsing and every command refuse such props first.
 */
export function defineComponent<Schema extends z.ZodObject, Builder>(spec: KindSpec<Schema, Builder>): Definition<Builder> {
  const read = propsReader(spec.props);
  const self = (id: ComponentId, component: Component): Self<z.output<Schema>> => ({ id, component, props: read(component) });
  return {
    id: spec.id,
    family: spec.family,
    labels: spec.labels,
    keywords: spec.keywords,
    shape: spec.shape,
    container: spec.container ?? null,
    size: spec.size,
    schema: spec.props,
    parents: spec.parents,
    links: spec.links,
    sentences: spec.sentences,
    hasInterfaces: spec.interfaces !== undefined,
    interfaces: (id, component, scope) => spec.interfaces?.(self(id, component), scope) ?? nothing,
    prefix: (id, component, scope) => spec.prefix?.(self(id, component), scope) ?? null,
    prefixes: (id, component, scope) => {
      const all = spec.prefixes?.(self(id, component), scope);
      if (all !== undefined) return all;
      const one = spec.prefix?.(self(id, component), scope) ?? null;
      return one === null ? nothing : [one];
    },
    advertises: (id, component, scope) => spec.advertises?.(self(id, component), scope) ?? nothing,
    memberships: (id, component, scope) => spec.memberships?.(self(id, component), scope) ?? nothing,
    card: (id, component, scope) => spec.card(self(id, component), scope),
    readings: (id, component, scope) => spec.readings?.(self(id, component), scope) ?? nothing,
    derivedRows: (id, component, scope) => spec.derivedRows?.(self(id, component), scope) ?? noRows,
    create: (id, component, scope) => spec.create?.(component.parent, scope, self(id, component)) ?? {},
    relocate: (id, component, scope) => spec.relocate?.(self(id, component), scope) ?? {},
    checks: (id, component, scope) => spec.checks?.(self(id, component), scope) ?? nothing,
    probes: (id, component, scope) => spec.probes?.(self(id, component), scope) ?? nothing,
    guardPlace: (id, component, scope) => spec.guards?.place?.(self(id, component), scope) ?? nothing,
    guardRemove: (id, component, scope) => spec.guards?.remove?.(self(id, component), scope) ?? nothing,
    guardConnect: (id, component, change, scope) => spec.guards?.connect?.(self(id, component), change, scope) ?? nothing,
    guardDisconnect: (id, component, change, scope) => spec.guards?.disconnect?.(self(id, component), change, scope) ?? nothing,
    guardUpdate: (id, component, next, scope) => spec.guards?.update?.(self(id, component), read(next), scope) ?? nothing,
    guardRename: (id, component, name, scope) => spec.guards?.rename?.(self(id, component), name, scope) ?? nothing,
    onConnect: (id, component, change, scope) => spec.effects?.connect?.(self(id, component), change, scope) ?? noEffect,
    onDisconnect: (id, component, change, scope) => spec.effects?.disconnect?.(self(id, component), change, scope) ?? noEffect,
    operations: (spec.operations ?? []).map((operation) => operationOf(operation, self)),
    previewRemoval: (id, component, scope) => spec.previewRemoval?.(self(id, component), scope) ?? null,
    plan: (id, component, scope, plan) => spec.plan?.(self(id, component), scope, plan),
    terraform: spec.terraform === undefined ? null : terraformOf(spec.terraform, self),
  };
}

/** Builds a registry. Throws when two kinds share an id: a defect of the program, not of a file. */
export function createRegistry<Builder>(kinds: readonly Definition<Builder>[]): Registry<Builder> {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  if (byId.size !== kinds.length) throw new Error('two kinds share an id');
  return { kinds, find: (kind) => byId.get(kind) ?? null };
}

/** True when the kind may stand directly in a parent of the given kind (null: on its own). */
export function isLegalParent(kind: { readonly parents: KindSpec<z.ZodObject, never>['parents'] }, parentKind: string | null): boolean {
  return parentKind === null ? kind.parents.root : kind.parents.kinds.includes(parentKind);
}
