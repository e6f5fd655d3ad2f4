import type { Note } from './note.ts';
import type { Probe } from './probe.ts';

/** The id of a component, link or probe: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`, never something that parses as an address (CONTRACTS 1). */
export type ComponentId = string & { readonly brand: 'ComponentId' };

/** The brand constructor for ids that a parse function or a command has already checked. */
export function componentId(text: string): ComponentId {
  return text as ComponentId;
}

/** Which generation of the public cloud's rules holds where the seed and today's documents differ (domain/public-cloud.md f). */
export type Profile = 'current' | 'seed';

export interface DesignMeta {
  readonly name: string;
  readonly description: string;
  readonly profile: Profile;
  /** Seed of every choice that a hash makes, 0 to 2^32 - 1. */
  readonly seed: number;
  /** Who wrote the design; absent where nobody says. */
  readonly author?: string;
}

export interface Component {
  readonly kind: string;
  readonly name: string;
  readonly parent: ComponentId | null;
  /** What the file says. A definition reads it through its own schema; unknown kinds keep theirs untouched. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
}

export interface LinkEnd {
  readonly component: ComponentId;
  /** The id of an interface of that component. */
  readonly port?: string;
}

export const linkKinds = ['l2', 'routed', 'attach', 'tunnel', 'peering'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface Link {
  readonly kind: LinkKind;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  readonly props?: Readonly<Record<string, unknown>>;
}

/** Where a thing is drawn. x and y are CSS pixels at 100 %, relative to the parent container's top left corner. Never read by the engine. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  readonly collapsed?: boolean;
  readonly locked?: boolean;
  readonly hidden?: boolean;
  readonly pinned?: boolean;
  readonly z?: number;
  readonly group?: string;
  readonly bends?: readonly { readonly x: number; readonly y: number }[];
}

/** A whole document. Records keyed by id; layout apart from meaning, so that moving a box leaves `components` untouched. */
export interface Design {
  readonly meta: DesignMeta;
  readonly components: Readonly<Record<string, Component>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly placements: Readonly<Record<string, Placement>>;
  readonly probes: Readonly<Record<string, Probe>>;
  /** Annotations, placed like components; absent without any. The engine, the checks and the probes never see them. */
  readonly notes?: Readonly<Record<string, Note>>;
  /** Members of the file that this version does not know; written back as they came. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A document with nothing in it. */
export const emptyDesign: Design = {
  meta: { name: '', description: '', profile: 'current', seed: 0 },
  components: {},
  links: {},
  placements: {},
  probes: {},
  extra: {},
};
