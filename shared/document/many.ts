import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import { componentId, type Component, type Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { defineCommand } from './command.ts';
import type { Command, Patch } from './contract.ts';
import { copyJson, editRefusals } from './props.ts';
import { missing, refusal } from './refusals.ts';

/* Edits of several components at once: all or nothing, one undo step. */

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Props with one member set. The path leads through groups only: what lies in a list belongs to one component. */
function withValue(props: Json, [part = '', ...rest]: readonly string[], value: unknown): Json {
  if (rest.length === 0) return { ...props, [part]: value };
  const group = props[part];
  return { ...props, [part]: withValue(isObject(group) ? group : {}, rest, value) };
}

function parts(path: string): readonly string[] {
  return path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const several = z.array(idSchema).min(1);

/** Gives the same value at the same place to several components. What one of them refuses, none gets; every refusal says whose it is. */
export const setMany = defineCommand({
  id: 'component.setMany',
  title: { ko: '구성 요소 {count}개 수정', en: 'Edit {count} {count:component|components}' },
  args: z.object({ ids: several, path: z.string().regex(/^\/[^/]/), value: z.unknown() }),
  precondition: (design, args, { registry, scope }) => {
    const gone = missing(design, args.ids);
    const path = parts(args.path);
    if (gone.length > 0) return gone;
    if (path.includes('__proto__')) return [refusal('BAD_ARGUMENTS', { command: 'component.setMany', path: args.path })];
    return args.ids.flatMap((id): readonly Refusal[] => {
      const component = design.components[id];
      if (component === undefined) return [];
      const next: Component = { ...component, props: withValue(component.props, path, args.value) };
      return editRefusals(registry, scope, componentId(id), next).map((each) => (each.at === undefined ? { ...each, at: { component: componentId(id) } } : each));
    });
  },
  run: (draft, args, { scope }) => {
    const path = parts(args.path);
    const [top = ''] = path;
    for (const id of args.ids) {
      const [before, component] = [scope.design.components[id], draft.components[id]];
      if (before !== undefined && component !== undefined) component.props[top] = copyJson(withValue(before.props, path, args.value)[top]);
    }
  },
  describe: (_design, args) => ({ count: args.ids.length }),
  touches: (args) => args.ids,
});

/** A tag as the document keeps it: one line, composed, without blanks around it. */
export function cleanTag(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, 60);
}

/** Tags of a component after an edit, in the order they were given. */
function tagsAfter(tags: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] {
  const gone = new Set(remove);
  return [...new Set([...tags, ...add.map(cleanTag)])].filter((tag) => tag !== '' && !gone.has(tag));
}

/** Adds tags to components and takes others away. A component that has none keeps no empty list. */
export const editTags = defineCommand({
  id: 'component.tags',
  title: { ko: '태그 수정', en: 'Edit tags' },
  args: z.object({ ids: several, add: z.array(z.string()).default([]), remove: z.array(z.string()).default([]) }),
  precondition: (design, args) => missing(design, args.ids),
  run: (draft, args) => {
    for (const id of args.ids) {
      const component = draft.components[id];
      if (component === undefined) continue;
      const before = component.tags ?? [];
      const tags = tagsAfter(before, args.add, args.remove);
      if (tags.length === before.length && tags.every((tag, index) => tag === before[index])) continue;
      if (tags.length === 0) delete component.tags;
      else component.tags = [...tags];
    }
  },
  touches: (args) => args.ids,
});

/** One edit among several that are one step. */
export interface Edit {
  readonly command: string;
  readonly args: Json;
}

const batchSchema = z.object({ edits: z.array(z.object({ command: z.string(), args: z.record(z.string(), z.unknown()) })).min(1) });

/**
 * Several edits as one step: each is asked about the design that those before it have made. If one of them is refused, nothing is done.
 * @param find the command of an id
 */
export function batchCommand(find: (id: string) => Command | null): Command {
  const title = { ko: '한 번에 {count}건 적용', en: 'Apply {count} {count:edit|edits} at once' };
  const apply: Command['apply'] = (design, args, registry) => {
    const read = batchSchema.safeParse(args);
    if (!read.success) return { ok: false, refusals: [refusal('BAD_ARGUMENTS', { command: 'edit.batch', path: '/edits' })] };
    let next: Design = design;
    const patches: Patch[] = [];
    const inverse: Patch[] = [];
    const touches = new Set<string>();
    for (const { command: id, args: its } of read.data.edits) {
      const command = id === 'edit.batch' ? null : find(id);
      if (command === null) return { ok: false, refusals: [refusal('BAD_ARGUMENTS', { command: id, path: '/edits' })] };
      const result = command.apply(next, its, registry);
      if (!result.ok) return result;
      next = result.design;
      patches.push(...result.step.patches);
      inverse.unshift(...result.step.inverse);
      for (const touched of result.step.touches) touches.add(touched);
    }
    return { ok: true, design: next, notice: null, step: { command: 'edit.batch', title, params: { count: read.data.edits.length }, patches, inverse, touches: [...touches] } };
  };
  return {
    id: 'edit.batch',
    title,
    layoutOnly: false,
    apply,
    check: (design, args, registry) => {
      const result = apply(design, args, registry);
      return result.ok ? [] : result.refusals;
    },
  };
}
