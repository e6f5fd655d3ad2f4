import { parseToObject } from 'hcl2-parser';
import { z } from 'zod';

/** One block as the parser of HashiCorp's own grammar sees it: a list, because nested blocks may stand there several times. */
const body = z.record(z.string(), z.unknown());
const named = z.record(z.string(), z.array(body));
const fileSchema = z.object({
  terraform: z.array(body),
  provider: named,
  variable: named.default({}),
  resource: z.record(z.string(), named).default({}),
  data: z.record(z.string(), named).default({}),
});

export interface ParsedHcl extends z.output<typeof fileSchema> {
  /** The one block at an address such as `nhncloud_networking_vpc_v2.vpc` or `data.nhncloud_compute_flavor_v2.m2_c1m2`. */
  readonly at: (address: string) => Readonly<Record<string, unknown>>;
  /** Addresses of all resources and data sources, sorted. */
  readonly addresses: readonly string[];
}

/** Parses HCL text; throws when it is none. Expressions come as `${...}`. */
export function parseHcl(text: string): ParsedHcl {
  // The package declares its module without types.
  const parse: unknown = parseToObject;
  const parsed: unknown = typeof parse === 'function' ? Reflect.apply(parse, null, [text]) : [];
  const [file, problem] = z.tuple([z.unknown(), z.unknown()]).parse(parsed);
  if (file === null) throw new Error(`no HCL: ${JSON.stringify(problem)}`);
  const read = fileSchema.parse(file);
  const blocks = new Map<string, Readonly<Record<string, unknown>>>();
  const add = (prefix: string, types: typeof read.resource): void => {
    for (const [type, labels] of Object.entries(types)) {
      for (const [label, found] of Object.entries(labels)) {
        const [first] = found;
        if (found.length !== 1 || first === undefined) throw new Error(`${prefix}${type}.${label} stands there ${found.length} times`);
        blocks.set(`${prefix}${type}.${label}`, first);
      }
    }
  };
  add('', read.resource);
  add('data.', read.data);
  const at = (address: string): Readonly<Record<string, unknown>> => {
    const block = blocks.get(address);
    if (block === undefined) throw new Error(`there is no ${address}`);
    return block;
  };
  return { ...read, at, addresses: [...blocks.keys()].sort() };
}
