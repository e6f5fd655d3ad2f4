import { z } from 'zod';
import { idSchema, probeSchema } from '../model/design-schema.ts';
import { defineCommand } from './command.ts';
import { cleanName, freeId } from './naming.ts';
import { copyJson } from './props.ts';
import { badNewId, refusal } from './refusals.ts';

/** Edits of what is not a component: saved probes and the document's own facts. */

export const addProbe = defineCommand({
  id: 'probe.add',
  title: { ko: '프로브 추가', en: 'Save probe' },
  args: z.object({ id: z.string().exactOptional(), probe: probeSchema }),
  precondition: (design, args) => badNewId(design, args.id),
  run: (draft, args, { scope }) => {
    const { probe } = args;
    const id = args.id ?? freeId(scope.design, probe.name ?? '', `${probe.kind}-1`);
    draft.probes[id] = copyJson(probe);
  },
});

/** Merges values over a probe; null takes an optional member away. */
export const updateProbe = defineCommand({
  id: 'probe.update',
  title: { ko: '프로브 수정', en: 'Edit probe' },
  args: z.object({ id: idSchema, probe: z.record(z.string(), z.unknown()) }),
  precondition: (design, args) => {
    const known = design.probes[args.id];
    if (known === undefined) return [refusal('NO_SUCH_PROBE', { id: args.id })];
    const read = probeSchema.safeParse(merged(known, args.probe));
    return read.success ? [] : [refusal('BAD_ARGUMENTS', { command: 'probe.update', path: `/${(read.error.issues[0]?.path ?? []).map(String).join('/')}` })];
  },
  run: (draft, args, { scope }) => {
    draft.probes[args.id] = copyJson(probeSchema.parse(merged(scope.design.probes[args.id] ?? {}, args.probe)));
  },
  touches: (args) => [args.id],
});

function merged(known: object, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries({ ...known, ...values }).filter(([, value]) => value !== null));
}

export const removeProbes = defineCommand({
  id: 'probe.remove',
  title: { ko: '프로브 {count}개 삭제', en: 'Delete {count} probes' },
  args: z.object({ ids: z.array(idSchema).min(1) }),
  precondition: (design, args) => args.ids.filter((id) => !Object.hasOwn(design.probes, id)).map((id) => refusal('NO_SUCH_PROBE', { id })),
  run: (draft, args) => {
    for (const id of args.ids) delete draft.probes[id];
  },
  describe: (_design, args) => ({ count: args.ids.length }),
});

export const renameDesign = defineCommand({
  id: 'design.rename',
  title: { ko: '문서 이름을 {name}(으)로 변경', en: 'Rename document to {name}' },
  args: z.object({ name: z.string() }),
  precondition: (_design, args) => (cleanName(args.name) === '' ? [refusal('NAME_EMPTY')] : []),
  run: (draft, args) => {
    draft.meta.name = cleanName(args.name);
  },
  describe: (_design, args) => ({ name: cleanName(args.name) }),
});

/** Changes the document's description, its rule generation or the seed of its choices. */
export const editDesign = defineCommand({
  id: 'design.meta',
  title: { ko: '문서 속성 수정', en: 'Edit document properties' },
  args: z.object({
    name: z.string().exactOptional(),
    description: z.string().exactOptional(),
    /** Empty: nobody is named. */
    author: z.string().exactOptional(),
    profile: z.enum(['current', 'seed']).exactOptional(),
    seed: z.number().int().min(0).max(4_294_967_295).exactOptional(),
  }),
  precondition: (_design, args) => (args.name !== undefined && cleanName(args.name) === '' ? [refusal('NAME_EMPTY')] : []),
  run: (draft, args) => {
    Object.assign(draft.meta, args);
    draft.meta.name = cleanName(draft.meta.name);
    if (draft.meta.author?.trim() === '') delete draft.meta.author;
  },
});
