import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import { componentId, type Component, type Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import { defineCommand } from './command.ts';
import type { CommandContext } from './contract.ts';
import { freeText } from './naming.ts';
import { copyJson, editRefusals } from './props.ts';
import { missing, refusal } from './refusals.ts';

/**
 * Ordered lists in props (rules, routes, listeners, members): rows with an `id`. A path is a JSON Pointer into the props; a part that
 * goes into a list is the row's position or its id.
 */

type Json = Readonly<Record<string, unknown>>;
type Row = Json & { readonly id?: unknown };

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parts(path: string): readonly string[] {
  return path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function positionIn(rows: readonly unknown[], part: string): number {
  if (/^\d+$/.test(part) && Number(part) < rows.length) return Number(part);
  return rows.findIndex((row) => isObject(row) && row['id'] === part);
}

/** Replaces the list at a path; null when there is none. A list that the props leave to its default may be started by its first row. */
function changeList(value: unknown, path: readonly string[], change: (rows: readonly unknown[]) => readonly unknown[] | null): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return Array.isArray(value) || value === undefined ? change(value ?? []) : null;
  if (Array.isArray(value)) {
    const at = positionIn(value, part);
    const changed = at < 0 ? null : changeList(value[at], rest, change);
    return changed === null ? null : value.map((item: unknown, index) => (index === at ? changed : item));
  }
  if (!isObject(value) || part === '__proto__') return null;
  const changed = changeList(Object.hasOwn(value, part) ? value[part] : undefined, rest, change);
  return changed === null ? null : { ...value, [part]: changed };
}

/** A component with one list changed, or null when the path leads to no list or the change says so. */
function withList(component: Component, registry: CommandContext['registry'], path: readonly string[], change: (rows: readonly unknown[]) => readonly unknown[] | null): Component | null {
  const known = path.length > 0 && registry.find(component.kind)?.schema.shape[path[0] ?? ''] !== undefined;
  if (path.length === 0 || (!known && !Object.hasOwn(component.props, path[0] ?? ''))) return null;
  const props = changeList(component.props, path, change);
  return isObject(props) ? { ...component, props } : null;
}

/** rules > rule, policies > policy: the stem of new row ids. */
function rowStem(path: readonly string[]): string {
  const name = path.at(-1) ?? 'row';
  return name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
}

function rowIds(rows: readonly unknown[]): readonly unknown[] {
  return rows.map((row) => (isObject(row) ? row['id'] : undefined));
}

function hasTwins(rows: readonly unknown[]): boolean {
  const ids = rowIds(rows).filter((id) => id !== undefined);
  return new Set(ids).size !== ids.length;
}

interface RowCommand<Args extends z.ZodType<{ readonly id: string; readonly path: string }>> {
  readonly id: string;
  readonly title: { readonly ko: string; readonly en: string };
  readonly args: Args;
  /** True when the path names a row and not its list. */
  readonly ofRow: boolean;
  readonly change: (rows: readonly unknown[], position: number, args: z.output<Args>, list: readonly string[]) => readonly unknown[];
}

/** What an edit of a row that is not stored is answered with; null for every other row. */
function derivedRefusal(args: { readonly id: string; readonly path: string }, scope: Scope, registry: CommandContext['registry']): Refusal | null {
  const [list, row, ...more] = parts(args.path);
  const entry = scope.component(args.id);
  if (entry === null || list === undefined || more.length > 0) return null;
  return registry.find(entry.component.kind)?.derivedRows(entry.id, entry.component, scope)[list]?.find((derived) => derived.id === row)?.refusal ?? null;
}

/** The four row commands differ in one function only: what happens to the list. */
function defineRowCommand<Args extends z.ZodType<{ readonly id: string; readonly path: string }>>(spec: RowCommand<Args>) {
  const next = (design: Design, args: z.output<Args>, registry: CommandContext['registry']): Component | Refusal => {
    const at = { component: componentId(args.id), path: args.path };
    const component = design.components[args.id];
    if (component === undefined) return refusal('NO_SUCH_COMPONENT', { id: args.id });
    const path = parts(args.path);
    const list = spec.ofRow ? path.slice(0, -1) : path;
    let problem: Refusal | null = null;
    const changed = withList(component, registry, list, (rows) => {
      const position = spec.ofRow ? positionIn(rows, path.at(-1) ?? '') : rows.length;
      if (position < 0) {
        problem = refusal('NO_SUCH_ROW', { path: args.path }, at);
        return null;
      }
      const result = spec.change(rows, position, args, list);
      if (hasTwins(result) && !hasTwins(rows)) problem = refusal('ROW_ID_TAKEN', { path: args.path }, at);
      return result;
    });
    return problem ?? changed ?? refusal('NO_SUCH_LIST', { path: args.path }, at);
  };
  return defineCommand<Args>({
    id: spec.id,
    title: spec.title,
    args: spec.args,
    precondition: (design, args, { registry, scope }) => {
      if (!Object.hasOwn(design.components, args.id)) return missing(design, [args.id]);
      const derived = spec.ofRow ? derivedRefusal(args, scope, registry) : null;
      if (derived !== null) return [derived];
      const result = next(design, args, registry);
      return 'code' in result ? [result] : editRefusals(registry, scope, componentId(args.id), result);
    },
    run: (draft, args, { registry, scope }) => {
      const result = next(scope.design, args, registry);
      const component = draft.components[args.id];
      if (component === undefined || 'code' in result) return;
      const [top = ''] = parts(args.path);
      component.props[top] = copyJson(result.props[top]);
    },
    describe: (design, args) => ({ name: design.components[args.id]?.name ?? args.id }),
    touches: (args) => [args.id],
  });
}

const row = z.record(z.string(), z.unknown());
const rowPath = { id: idSchema, path: z.string() };

/** Adds a row at `index` (else at the end). Without an id it gets a free one. */
export const addRow = defineRowCommand({
  id: 'row.add',
  title: { ko: '{name}에 행 추가', en: 'Add row to {name}' },
  args: z.object({ ...rowPath, row, index: z.number().int().min(0).exactOptional() }),
  ofRow: false,
  change: (rows, position, args, list) => {
    const used = new Set(rowIds(rows));
    const added: Row = { ...args.row, id: args.row['id'] ?? freeText(`${rowStem(list)}-1`, (id) => used.has(id)) };
    return rows.toSpliced(Math.min(args.index ?? position, rows.length), 0, added);
  },
});

/** Adds rows in one step, in their order. Each gets a free id unless it brings one. */
export const addRows = defineRowCommand({
  id: 'row.addMany',
  title: { ko: '{name}에 행 여러 개 추가', en: 'Add rows to {name}' },
  args: z.object({ ...rowPath, rows: z.array(row).min(1).max(2_000), index: z.number().int().min(0).exactOptional() }),
  ofRow: false,
  change: (rows, position, args, list) => {
    const used = new Set(rowIds(rows));
    const added = args.rows.map((each): Row => {
      const id = each['id'] ?? freeText(`${rowStem(list)}-1`, (taken) => used.has(taken));
      used.add(id);
      return { ...each, id };
    });
    return rows.toSpliced(Math.min(args.index ?? position, rows.length), 0, ...added);
  },
});

/** Merges values over one row. */
export const updateRow = defineRowCommand({
  id: 'row.update',
  title: { ko: '{name} 행 수정', en: 'Edit row of {name}' },
  args: z.object({ ...rowPath, row }),
  ofRow: true,
  change: (rows, position, args) => rows.map((item, index) => (index === position && isObject(item) ? { ...item, ...args.row } : item)),
});

export const removeRow = defineRowCommand({
  id: 'row.remove',
  title: { ko: '{name} 행 삭제', en: 'Delete row of {name}' },
  args: z.object(rowPath),
  ofRow: true,
  change: (rows, position) => rows.toSpliced(position, 1),
});

/** Moves a row to another position of its list. */
export const moveRow = defineRowCommand({
  id: 'row.move',
  title: { ko: '{name} 행 이동', en: 'Move row of {name}' },
  args: z.object({ ...rowPath, to: z.number().int().min(0) }),
  ofRow: true,
  change: (rows, position, args) => rows.toSpliced(position, 1).toSpliced(Math.min(args.to, rows.length - 1), 0, rows[position]),
});
