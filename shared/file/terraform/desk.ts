import type { AnyRegistry, Definition } from '../../model/definition.ts';
import { idProblem } from '../../model/design-schema.ts';
import { addTo } from '../../model/scope.ts';
import { componentId, type ComponentId } from '../../model/design.ts';
import { blocksIn, textIn, type DraftEntry, type TerraformDesk, type TerraformDraft, type TerraformReading, type TerraformResource } from '../../model/terraform.ts';
import { isUnknown } from './found-resource.ts';

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

/**
 * Lets every kind read its resources. Each is asked in file order, then asked once more when all have been read; what one of them refers to and the file
 * does not have is made up as a placeholder and read the same way.
 */
export function readResources(resources: readonly TerraformResource[], registry: AnyRegistry): ReadFile {
  const kinds = kindsOf(registry);
  const records: ReadRecord[] = [];
  const byKey = new Map<string, ReadRecord>();
  const byKind = new Map<string, ReadRecord[]>();
  const taken = new Set<TerraformResource>();
  const byType = new Map<string, TerraformResource[]>();
  for (const resource of resources) addTo(byType, resource.type, resource);
  const makeId = idMaker();
  const ports = new Map<string, Place>();

  const add = (kind: Kind, resource: TerraformResource): ReadRecord => {
    const { reading } = kind;
    const isReference = reading.isReference === true || (resource.mode === 'reference' && reading.isGiven !== true);
    const record: ReadRecord = { id: makeId(resource.name, kind.id), kind: kind.id, reading, resource, draft: null, isReference };
    records.push(record);
    addTo(byKind, kind.id, record);
    // Others may name it by any of its values: by its id mostly, a security group also by its name.
    for (const attribute of Object.keys(resource.values)) {
      const key = `${kind.id} ${attribute} ${textIn(resource.values, attribute)}`;
      if (!byKey.has(key)) byKey.set(key, record);
    }
    return record;
  };
  const known = (kind: string, attribute: string, value: string): ReadRecord | null => byKey.get(`${kind} ${attribute} ${value}`) ?? null;
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]));
  const drafts = (kind: string): readonly DraftEntry[] => (byKind.get(kind) ?? []).flatMap(({ id, draft }) => (draft === null ? [] : [{ id, draft }]));
  const values = new Map<string, ReadonlyMap<string, readonly TerraformResource[]>>();
  const byValue = (type: string, attribute: string): ReadonlyMap<string, readonly TerraformResource[]> => {
    const found = values.get(`${type} ${attribute}`);
    if (found !== undefined) return found;
    const made = new Map<string, TerraformResource[]>();
    for (const resource of byType.get(type) ?? []) addTo(made, textIn(resource.values, attribute), resource);
    values.set(`${type} ${attribute}`, made);
    return made;
  };
  const holders = new Map<string, ReadonlyMap<string, Place>>();
  const holdersIn = (kind: string): ReadonlyMap<string, Place> => {
    const found = holders.get(kind);
    if (found !== undefined) return found;
    const rows = drafts(kind).flatMap(({ id, draft }) => blocksIn(draft.props, 'interfaces').map((row) => [textIn(row, 'address'), { component: id, interface: textIn(row, 'id') }] as const));
    // Of two with the same address the first counts: the design will have its finding.
    const made = new Map(rows.toReversed());
    holders.set(kind, made);
    return made;
  };
  const desk: TerraformDesk = {
    resources: (type) => byType.get(type) ?? [],
    having: (type, attribute, value) => (value === '' ? [] : (byValue(type, attribute).get(value) ?? [])),
    take: (resource) => {
      taken.add(resource);
      return resource;
    },
    find: (kind, attribute, value) => known(kind, attribute, value)?.id ?? null,
    refer: (kind, attribute, value, told = {}) => {
      const found = known(kind, attribute, value);
      if (found !== null) return found.id;
      const definition = kindById.get(kind);
      if (definition === undefined) throw new Error(`${kind} reads nothing from Terraform`);
      const name = referenceName(definition, attribute, value, told);
      return add(definition, { address: `${kind}:${value}`, mode: 'reference', type: '', name, values: { ...told, [attribute]: value } }).id;
    },
    drafts,
    port: (portId) => ports.get(portId) ?? null,
    holder: (kind, address) => (address === '' || isUnknown(address) ? null : (holdersIn(kind).get(address) ?? null)),
  };

  for (const kind of kinds) {
    for (const type of kind.reading.types) {
      for (const resource of desk.resources(type)) {
        if (taken.has(resource) || kind.reading.accepts?.(resource, desk) === false) continue;
        const value = textIn(resource.values, kind.reading.key);
        taken.add(resource);
        if (value === '' || !byKey.has(`${kind.id} ${kind.reading.key} ${value}`)) add(kind, resource);
      }
    }
  }
  for (const kind of kinds) {
    for (const [type, owner] of Object.entries(kind.reading.parts ?? {})) {
      for (const part of desk.resources(type)) if (textIn(part.values, owner) !== '') desk.refer(kind.id, 'id', textIn(part.values, owner));
    }
  }
  // Lists grow while they are read: what a kind refers to is appended.
  let nextToRead = 0;
  const readAll = (): void => {
    for (; nextToRead < records.length; nextToRead += 1) {
      const record = records[nextToRead];
      if (record === undefined) break;
      record.draft = record.reading.read(record.resource, desk, record.id);
      for (const [portId, interfaceId] of Object.entries(record.draft.ports ?? {})) ports.set(portId, { component: record.id, interface: interfaceId });
    }
  };
  readAll();
  for (let at = 0; at < records.length; at += 1) {
    const record = records[at];
    const draft = record?.draft ?? null;
    if (record === undefined || draft === null) continue;
    record.draft = record.reading.complete?.({ id: record.id, draft }, desk, record.resource) ?? draft;
    readAll();
  }
  return { records, left: resources.filter((resource) => resource.mode === 'managed' && !taken.has(resource)) };
}
