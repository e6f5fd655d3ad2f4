import type { AnyRegistry, Definition } from '../../model/definition.ts';
import { idProblem } from '../../model/design-schema.ts';
import { addTo } from '../../model/scope.ts';
import { componentId, type ComponentId } from '../../model/design.ts';
import { blocksIn, textIn, type DraftEntry, type TerraformDesk, type TerraformDraft, type TerraformReading, type TerraformResource } from '../../model/terraform.ts';
import { isUnknown } from './found-resource.ts';
import { indexResources, type ResourceIndex } from './resource-index.ts';

/** A component being made of a resource, or a placeholder for one that others name. */
export interface ReadRecord {
  readonly id: ComponentId;
  readonly kind: string;
  readonly reading: TerraformReading;
  readonly resource: TerraformResource;
  draft: TerraformDraft | null;
  /** The file knows nothing of it but that it exists. */
  readonly isReference: boolean;
}

export interface ReadFile {
  readonly records: readonly ReadRecord[];
  /** Managed resources that became nothing. */
  readonly left: readonly TerraformResource[];
}

interface Place {
  readonly component: ComponentId;
  readonly interface: string;
}

type Kind = Definition<never> & { readonly reading: TerraformReading };

function kindsOf(registry: AnyRegistry): readonly Kind[] {
  return registry.kinds.flatMap((kind) => {
    const reading = kind.terraform?.reading ?? null;
    return reading === null ? [] : [{ ...kind, reading }];
  });
}

/** Ids from the names of blocks; a taken one gets its kind, then a number. */
function idMaker(): (name: string, kind: string) => ComponentId {
  const taken = new Set<string>();
  return (name, kind) => {
    const plain = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 50).replace(/[^A-Za-z0-9]+$/, '');
    const wanted = idProblem(plain) === null ? plain : kind;
    let id = wanted;
    for (let count = 1; taken.has(id); count += 1) id = count === 1 && wanted !== kind ? `${wanted}-${kind}`.slice(0, 60) : `${wanted}-${count + 1}`.slice(-64);
    taken.add(id);
    return componentId(id);
  };
}

/** What a placeholder is called: the beginning of the id it stands for; its kind where even that is not known. */
function referenceName({ id, reading }: Kind, attribute: string, value: string, values: Readonly<Record<string, unknown>>): string {
  const named = attribute === 'name' ? value : textIn(values, 'name');
  if (reading.isGiven === true) return id;
  if (named !== '' && !isUnknown(named)) return named;
  return isUnknown(value) || value.includes(' ') ? id : `${id}-${value.slice(0, 8)}`;
}

/** The file while it is read: which component each resource became, and what its kind has made of it so far. */
class Reader implements TerraformDesk {
  readonly records: ReadRecord[] = [];
  readonly taken = new Set<TerraformResource>();
  readonly index: ResourceIndex;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly makeId = idMaker();
  readonly byKind = new Map<string, ReadRecord[]>();
  readonly byValue = new Map<string, ReadRecord>();
  readonly ports = new Map<string, Place>();
  readonly holders = new Map<string, ReadonlyMap<string, Place>>();
  /** Reading makes new records: this many have been read. */
  readCount = 0;

  constructor(resources: readonly TerraformResource[], kinds: readonly Kind[]) {
    this.index = indexResources(resources);
    this.kinds = new Map(kinds.map((kind) => [kind.id, kind]));
  }

  readonly resources = (type: string): readonly TerraformResource[] => this.index.ofType(type);
  readonly having = (type: string, attribute: string, value: string): readonly TerraformResource[] => this.index.having(type, attribute, value);
  readonly take = (resource: TerraformResource): TerraformResource => {
    this.taken.add(resource);
    return resource;
  };
  readonly find = (kind: string, attribute: string, value: string): ComponentId | null => this.byValue.get(`${kind} ${attribute} ${value}`)?.id ?? null;
  readonly refer = (kind: string, attribute: string, value: string, told: Readonly<Record<string, unknown>> = {}): ComponentId => {
    const found = this.find(kind, attribute, value);
    if (found !== null) return found;
    const definition = this.kinds.get(kind);
    if (definition === undefined) throw new Error(`${kind} reads nothing from Terraform`);
    const name = referenceName(definition, attribute, value, told);
    return this.add(definition, { address: `${kind}:${value}`, mode: 'reference', type: '', name, values: { ...told, [attribute]: value } }).id;
  };
  readonly drafts = (kind: string): readonly DraftEntry[] => (this.byKind.get(kind) ?? []).flatMap(({ id, draft }) => (draft === null ? [] : [{ id, draft }]));
  readonly port = (portId: string): Place | null => this.ports.get(portId) ?? null;
  readonly holder = (kind: string, address: string): Place | null => (address === '' || isUnknown(address) ? null : (this.holdersIn(kind).get(address) ?? null));

  holdersIn(kind: string): ReadonlyMap<string, Place> {
    const known = this.holders.get(kind);
    if (known !== undefined) return known;
    const rows = this.drafts(kind).flatMap(({ id, draft }) => blocksIn(draft.props, 'interfaces').map((row) => [textIn(row, 'address'), { component: id, interface: textIn(row, 'id') }] as const));
    // Of two with the same address the first counts: the design will have its finding.
    const made = new Map(rows.toReversed());
    this.holders.set(kind, made);
    return made;
  }

  add({ id: kind, reading }: Kind, resource: TerraformResource): ReadRecord {
    const isReference = reading.isReference === true || (resource.mode === 'reference' && reading.isGiven !== true);
    const record: ReadRecord = { id: this.makeId(resource.name, kind), kind, reading, resource, draft: null, isReference };
    this.records.push(record);
    addTo(this.byKind, kind, record);
    // Others may name it by any of its values: by its id mostly, a security group also by its name.
    for (const attribute of Object.keys(resource.values)) {
      const key = `${kind} ${attribute} ${textIn(resource.values, attribute)}`;
      if (!this.byValue.has(key)) this.byValue.set(key, record);
    }
    return record;
  }

  /** A component for each resource that some kind takes as its own; of two with the same key the first. */
  claim(): void {
    for (const kind of this.kinds.values()) {
      for (const resource of kind.reading.types.flatMap((type) => this.resources(type))) {
        if (this.taken.has(resource) || kind.reading.accepts?.(resource, this) === false) continue;
        const value = textIn(this.take(resource).values, kind.reading.key);
        if (value === '' || this.find(kind.id, kind.reading.key, value) === null) this.add(kind, resource);
      }
    }
  }

  /** A placeholder for each owner that only its parts name. */
  claimOwners(): void {
    for (const kind of this.kinds.values()) {
      for (const [type, owner] of Object.entries(kind.reading.parts ?? {})) {
        for (const part of this.resources(type)) if (textIn(part.values, owner) !== '') this.refer(kind.id, 'id', textIn(part.values, owner));
      }
    }
  }

  readAll(): void {
    for (; this.readCount < this.records.length; this.readCount += 1) {
      const record = this.records[this.readCount];
      if (record === undefined) return;
      record.draft = record.reading.read(record.resource, this, record.id);
      for (const [portId, interfaceId] of Object.entries(record.draft.ports ?? {})) this.ports.set(portId, { component: record.id, interface: interfaceId });
    }
  }

  completeAll(): void {
    for (let at = 0; at < this.records.length; at += 1) {
      const record = this.records[at];
      const draft = record?.draft ?? null;
      if (record === undefined || draft === null) continue;
      record.draft = record.reading.complete?.({ id: record.id, draft }, this, record.resource) ?? draft;
      this.readAll();
    }
  }
}

/**
 * Lets every kind read its resources. Each is asked in file order, then asked once more when all have been read; what one of them refers to and the file
 * does not have is made up as a placeholder and read the same way.
 */
export function readResources(resources: readonly TerraformResource[], registry: AnyRegistry): ReadFile {
  const reader = new Reader(resources, kindsOf(registry));
  reader.claim();
  reader.claimOwners();
  reader.readAll();
  reader.completeAll();
  return { records: reader.records, left: resources.filter((resource) => resource.mode === 'managed' && !reader.taken.has(resource)) };
}
