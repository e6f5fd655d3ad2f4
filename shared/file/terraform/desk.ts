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
  const taken = new Set<TerraformResource>();
  const byType = new Map<string, TerraformResource[]>();
  for (const resource of resources) addTo(byType, resource.type, resource);
  const makeId = idMaker();
  const ports = new Map<string, { readonly component: ComponentId; readonly interface: string }>();

  const add = (kind: Kind, resource: TerraformResource): ReadRecord => {
    const { reading } = kind;
    const isReference = reading.isReference === true || (resource.mode === 'reference' && reading.isGiven !== true);
    const record: ReadRecord = { id: makeId(resource.name, kind.id), kind: kind.id, reading, resource, draft: null, isReference };
    records.push(record);
    byKey.set(`${kind.id} ${reading.key} ${textIn(resource.values, reading.key)}`, record);
    return record;
  };
  const known = (kind: string, attribute: string, value: string): ReadRecord | null => {
    const found = byKey.get(`${kind} ${attribute} ${value}`);
    if (found !== undefined) return found;
    return records.find((record) => record.kind === kind && textIn(record.resource.values, attribute) === value) ?? null;
  };
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]));
  const drafts = (kind: string): readonly DraftEntry[] => records.flatMap(({ id, kind: own, draft }) => (own === kind && draft !== null ? [{ id, draft }] : []));
  const desk: TerraformDesk = {
    resources: (type) => byType.get(type) ?? [],
    take: (resource) => {
      taken.add(resource);
      return resource;
    },
    find: (kind, attribute, value) => known(kind, attribute, value)?.id ?? null,
    refer: (kind, attribute, value, values = {}) => {
      const found = known(kind, attribute, value);
      if (found !== null) return found.id;
      const definition = kindById.get(kind);
      if (definition === undefined) throw new Error(`${kind} reads nothing from Terraform`);
      const name = referenceName(definition, attribute, value, values);
      return add(definition, { address: `${kind}:${value}`, mode: 'reference', type: '', name, values: { ...values, [attribute]: value } }).id;
    },
    drafts,
    port: (portId) => ports.get(portId) ?? null,
    holder: (kind, address) => {
      if (address === '' || isUnknown(address)) return null;
      for (const { id, draft } of drafts(kind)) {
        const row = blocksIn(draft.props, 'interfaces').find((candidate) => textIn(candidate, 'address') === address);
        if (row !== undefined) return { component: id, interface: textIn(row, 'id') };
      }
      return null;
    },
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
    record.draft = record.reading.complete?.({ id: record.id, draft }, desk) ?? draft;
    readAll();
  }
  return { records, left: resources.filter((resource) => resource.mode === 'managed' && !taken.has(resource)) };
}
