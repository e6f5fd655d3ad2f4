import { z } from 'zod';
import { parseIpv4 } from '../net/address.ts';
import { componentId, linkKinds, type ComponentId } from './design.ts';
import { probeKinds } from './probe.ts';

/**
 * The entities of a document as zod values: files, command arguments and clipboards are read through the same ones.
 * Members that this version does not know are kept (CONTRACTS 1).
 */

/** Why a text is no usable id. */
export type IdProblem = 'BAD_ID' | 'ID_IS_ADDRESS' | 'ID_RESERVED';

const idShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Names every JavaScript object answers to: as ids they would find something that nobody put there. */
const reserved: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

const shortIpv4 = /^(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+)){1,3}$/i;

/** Tells why a text cannot be an id of a component, link or probe; null when it can. Short and octal looking addresses (127.1, 010.0.0.1) count as addresses. */
export function idProblem(text: string): IdProblem | null {
  if (reserved.has(text)) return 'ID_RESERVED';
  if (!idShape.test(text)) return 'BAD_ID';
  return parseIpv4(text) !== null || shortIpv4.test(text) ? 'ID_IS_ADDRESS' : null;
}

/** Text that is meant as an id: the published schemas say how it must look, {@link idProblem} says why it does not. */
export const idText = z.string().meta({ pattern: idShape.source });

/** An id; the message of its issue is the {@link IdProblem}. */
export const idSchema = idText.transform((text, context): ComponentId => {
  const problem = idProblem(text);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem, input: text });
  return componentId(text);
});

const props = z.record(z.string(), z.unknown());

export const componentSchema = z.looseObject({
  kind: z.string(),
  name: z.string().default(''),
  parent: idSchema.nullable().default(null),
  props: props.default(() => ({})),
  tags: z.array(z.string()).exactOptional(),
});

export const linkEndSchema = z.looseObject({ component: idSchema, port: z.string().exactOptional() });

export const linkSchema = z.looseObject({
  kind: z.enum(linkKinds),
  from: linkEndSchema,
  to: linkEndSchema,
  props: props.exactOptional(),
});

export const placementSchema = z.looseObject({
  x: z.number(),
  y: z.number(),
  width: z.number().exactOptional(),
  height: z.number().exactOptional(),
  collapsed: z.boolean().exactOptional(),
  locked: z.boolean().exactOptional(),
  hidden: z.boolean().exactOptional(),
  pinned: z.boolean().exactOptional(),
  z: z.number().exactOptional(),
  group: z.string().exactOptional(),
  bends: z.array(z.object({ x: z.number(), y: z.number() })).exactOptional(),
});

export const probeSchema = z.looseObject({
  name: z.string().exactOptional(),
  from: z.string(),
  to: z.string(),
  kind: z.enum(probeKinds),
  port: z.number().exactOptional(),
  sourcePort: z.number().exactOptional(),
  sizeBytes: z.number().exactOptional(),
  dontFragment: z.boolean().exactOptional(),
  count: z.number().exactOptional(),
  key: z.string().exactOptional(),
  expect: z.enum(['reachable', 'unreachable']).exactOptional(),
});

export const metaSchema = z.looseObject({
  name: z.string().default(''),
  description: z.string().default(''),
  profile: z.enum(['current', 'seed']).default('current'),
  seed: z.number().default(0),
  author: z.string().exactOptional(),
});
