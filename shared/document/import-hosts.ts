import { parseIpv4 } from '../net/address.ts';
import { cidrContains, parseCidr } from '../net/cidr.ts';
import type { AnyRegistry, Definition } from '../model/definition.ts';
import { componentId, type ComponentId, type Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { formFields } from '../model/form-fields.ts';
import { createScope } from '../model/scope.ts';
import { addComponent } from './components.ts';
import { freePlace } from './geometry.ts';
import type { ImportPlan, ImportRow } from './import.ts';
import { editTags } from './many.ts';
import { freeId } from './naming.ts';
import { refusal } from './refusals.ts';

/* Hosts from a sheet: one component per line, each asked about the design that the lines before it have made. */

/** The columns a sheet may have, with other words for them; `name` and `kind` are needed. */
export const hostColumns = {
  name: ['name', '이름', 'host', 'hostname', '호스트'],
  kind: ['kind', '종류', 'type', '유형'],
  container: ['container', '컨테이너', 'parent', 'subnet', '서브넷', '상위'],
  address: ['address', '주소', 'ip', 'ip address', 'cidr'],
  tags: ['tags', '태그', 'tag'],
} as const;
export type HostColumn = keyof typeof hostColumns;

const columns: readonly HostColumn[] = ['name', 'kind', 'container', 'address', 'tags'];

function clean(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Which column stands where, from the first line of a sheet; null when it is no sheet of hosts. */
export function readHostColumns(head: readonly string[]): Readonly<Partial<Record<HostColumn, number>>> | null {
  const at: Partial<Record<HostColumn, number>> = {};
  head.forEach((cell, index) => {
    const column = columns.find((one) => hostColumns[one].some((word) => word === clean(cell)));
    if (column !== undefined) at[column] ??= index;
  });
  return at.name === undefined || at.kind === undefined ? null : at;
}

interface Host {
  readonly line: number;
  readonly name: string;
  readonly kind: string;
  readonly container: string;
  readonly address: string;
  readonly tags: readonly string[];
}

/** A kind by its id or by its label in either language. */
function kindCalled(text: string, registry: AnyRegistry): Definition<never> | null {
  const wanted = clean(text);
  const kind = registry.kinds.find(({ id, labels }) => id === wanted || clean(labels.ko) === wanted || clean(labels.en) === wanted);
  return kind === undefined ? null : registry.find(kind.id);
}

/** A container by its id, else by its name; null for the canvas, undefined where there is none or more than one of that name. */
function containerCalled(text: string, design: Design): ComponentId | null | undefined {
  if (text === '') return null;
  if (Object.hasOwn(design.components, text)) return componentId(text);
  const named = Object.keys(design.components).filter((id) => clean(design.components[id]?.name ?? '') === clean(text));
  const [only, ...more] = named;
  return only === undefined || more.length > 0 ? undefined : componentId(only);
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Props with an address set: in the first interface, else in the first field of the component that takes an address or a prefix. Null where none does. */
function withAddress(definition: Definition<never>, props: Json, address: string): Json | null {
  const fields = formFields(definition.schema);
  const form = parseCidr(address) === null ? 'address' : 'cidr';
  for (const list of fields) {
    const rows: unknown = props[list.key];
    const holder = list.row.find(({ hint }) => hint.form === 'address');
    const written: readonly unknown[] = Array.isArray(rows) ? rows : [];
    const [first, ...rest] = written;
    if (form === 'address' && list.hint.form === 'rows' && list.hint.role === undefined && holder !== undefined && isObject(first)) return { [list.key]: [{ ...first, [holder.key]: address }, ...rest] };
  }
  const own = fields.find(({ hint }) => hint.form === form);
  return own === undefined ? null : { [own.key]: address };
}

type Tried = { readonly design: Design; readonly edits: readonly Json[] } | { readonly problem: Refusal };

/** One host as commands, tried on the design so far. */
function tryHost(host: Host, design: Design, registry: AnyRegistry): Tried {
  const definition = kindCalled(host.kind, registry);
  if (host.name === '') return { problem: refusal('NAME_EMPTY') };
  if (definition === null) return { problem: refusal('KIND_NOT_FOUND', { name: host.kind }) };
  const parent = containerCalled(host.container, design);
  if (parent === undefined) return { problem: refusal('CONTAINER_UNKNOWN', { name: host.container }) };
  if (host.address !== '' && parseIpv4(host.address) === null && parseCidr(host.address) === null) return { problem: refusal('ADDRESS_UNREADABLE', { address: host.address }) };
  const id = freeId(design, host.name, definition.id);
  const args = { kind: definition.id, parent, ...freePlace(design, registry, parent, definition.id), id, name: host.name };
  const plain = addComponent.apply(design, args, registry);
  if (!plain.ok) return firstOf(plain.refusals);
  const props = host.address === '' ? {} : withAddress(definition, plain.design.components[id]?.props ?? {}, host.address);
  if (props === null) return { problem: refusal('ADDRESS_NOWHERE', { kind: definition.id }) };
  const added = host.address === '' ? plain : addComponent.apply(design, { ...args, props }, registry);
  if (!added.ok) return firstOf(added.refusals);
  const wrong = host.address === '' ? null : addressProblem(added.design, id, host.address, registry);
  if (wrong !== null) return { problem: wrong };
  const edits: Json[] = [{ command: addComponent.id, args: { ...args, props } }];
  if (host.tags.length === 0) return { design: added.design, edits };
  const tags = { ids: [id], add: host.tags };
  const tagged = editTags.apply(added.design, tags, registry);
  return tagged.ok ? { design: tagged.design, edits: [...edits, { command: editTags.id, args: tags }] } : firstOf(tagged.refusals);
}

function firstOf(refusals: readonly Refusal[]): { readonly problem: Refusal } {
  return { problem: refusals[0] ?? refusal('NOTHING_SELECTED') };
}

/** An address that another holds in the same network, or that lies outside of its network. */
function addressProblem(design: Design, id: string, address: string, registry: AnyRegistry): Refusal | null {
  const scope = createScope(design, registry);
  const own = scope.interfaces(componentId(id)).find((row) => row.addresses.includes(address));
  const segment = own === undefined ? null : scope.segmentOf(componentId(id), own.id);
  const parsed = parseIpv4(address);
  if (segment === null || parsed === null) return null;
  const other = scope.holders(address).find((ref) => ref.owner !== id && scope.segmentOf(ref.owner, ref.row.id) === segment);
  if (other !== undefined) return refusal('ADDRESS_TAKEN', { address, name: design.components[other.owner]?.name ?? other.owner });
  const prefixes = scope.prefixes(segment);
  const isInside = prefixes.length === 0 || prefixes.some((text) => {
    const prefix = parseCidr(text);
    return prefix !== null && cidrContains(prefix, parsed);
  });
  return isInside ? null : refusal('ADDRESS_OUTSIDE', { address, name: design.components[segment]?.name ?? segment, prefix: prefixes.join(', ') });
}

/**
 * What of a sheet of hosts can come into a design, line by line; a line may name a container that a line before it makes. Null when the first line does not
 * name the columns.
 */
export function planHostImport(design: Design, lines: readonly { readonly line: number; readonly cells: readonly string[] }[], registry: AnyRegistry): ImportPlan | null {
  const [head, ...body] = lines;
  const at = head === undefined ? null : readHostColumns(head.cells);
  if (at === null) return null;
  const rows: ImportRow[] = [];
  const edits: Json[] = [];
  let sofar = design;
  for (const { line, cells } of body) {
    const cell = (column: HostColumn): string => (at[column] === undefined ? '' : (cells[at[column]] ?? '').normalize('NFC').trim());
    const host: Host = { line, name: cell('name'), kind: cell('kind'), container: cell('container'), address: cell('address'), tags: cell('tags').split(/[;,|]/).map((tag) => tag.trim()).filter((tag) => tag !== '') };
    const tried = tryHost(host, sofar, registry);
    const kind = kindCalled(host.kind, registry)?.id ?? host.kind;
    rows.push({ line, name: host.name, kind, container: host.container, address: host.address, problem: 'problem' in tried ? tried.problem : null });
    if ('problem' in tried) continue;
    sofar = tried.design;
    edits.push(...tried.edits);
  }
  return { rows, besides: { links: 0, probes: 0, notes: 0 }, edit: edits.length === 0 ? null : { command: 'edit.batch', args: { edits } } };
}
