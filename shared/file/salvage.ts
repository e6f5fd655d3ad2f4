import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import { designFormat, designVersion, envelopeSchema } from './envelope.ts';
import { foreignJson, foreignText } from './foreign.ts';
import type { ValueProblem } from './issues.ts';
import { locate, placesOf, readJson } from './json.ts';
import { migrate } from './migrations/migrate.ts';
import { readContents, type ParseOptions } from './parse.ts';
import { limits, pointer, type FileProblem, type JsonPath } from './problem.ts';
import { salvageJson } from './salvage-json.ts';

/** What is left of a damaged file. */
export interface Salvage {
  readonly design: Design;
  /** What was left out, each with its place and reason; at most {@link shown}. */
  readonly left: readonly FileProblem[];
  /** How many were left out in all. */
  readonly leftCount: number;
}

const shown = 200;

/** A file whose every value were damaged in its own way would be pruned so often; real ones need three or four rounds. */
const mostRounds = 200;

type Value = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value without what stands at a path, or with `null` there where it is a parent that cannot be. */
function without(value: Value, path: JsonPath): Value {
  const [key, ...deeper] = path;
  if (key === undefined || !Object.hasOwn(value, key)) return value;
  const member = value[key];
  if (deeper.length > 0 && isRecord(member)) return { ...value, [key]: without(member, deeper) };
  const { [key]: _gone, ...rest } = value;
  return rest;
}

/** What goes because of a problem: a field of the props, a field of the document's description, else the whole entry. */
function costOf({ code, path }: ValueProblem): JsonPath {
  if (code === 'PARENT_CYCLE' || code === 'NESTING_TOO_DEEP') return path;
  const [part, , field] = path;
  if (part === 'components' && field === 'props' && path.length > 3) return path.slice(0, 4);
  return path.slice(0, 2);
}

/** Prunes a file until what is left can be read. Null when nothing can. */
function prune(file: Value, registry: AnyRegistry): { readonly design: Design; readonly left: readonly ValueProblem[] } | null {
  const left: ValueProblem[] = [];
  let value = file;
  for (let round = 0; round < mostRounds; round += 1) {
    const contents = readContents(value, registry);
    if ('design' in contents) return { design: contents.design, left };
    const before = value;
    const costs = new Set<string>();
    for (const problem of contents.problems) {
      const cost = costOf(problem);
      const key = JSON.stringify(cost);
      if (costs.has(key)) continue;
      costs.add(key);
      const next = without(value, cost);
      // A required field of the props that is missing: the component cannot do without.
      value = next === value ? without(value, cost.slice(0, 2)) : next;
      left.push(problem);
    }
    if (value === before) return null;
  }
  return null;
}

const parts: ReadonlySet<string> = new Set(Object.keys(envelopeSchema.shape));

/** Only what every version of the file names, once the order of the text cannot be trusted any more. */
function known(value: Value, isDamaged: boolean): Value {
  return isDamaged ? Object.fromEntries(Object.entries(value).filter(([key]) => parts.has(key))) : value;
}

function versionOf(value: Value): number {
  const { version } = value;
  return typeof version === 'number' && Number.isSafeInteger(version) && version >= 0 ? version : designVersion;
}

/**
 * What can be read of a text that {@link parseDesign} refuses: every component, link, placement and probe that is whole, with a list of what is not (UX 17).
 * Null when there is nothing to read, when another program wrote it, or when it exceeds a limit. Never throws; changes nothing on a disk.
 */
export function salvageDesign(text: string, { registry, name }: ParseOptions): Salvage | null {
  if (text.length > limits.fileBytes || foreignText(text) !== null) return null;
  const whole = readJson(text);
  const json = whole.ok && isRecord(whole.value) ? { value: whole.value, problems: [], offsets: null } : salvageJson(text);
  if (json.value['format'] !== designFormat && foreignJson(json.value) !== null) return null;
  const file = known(json.value, json.offsets !== null);
  const version = versionOf(file);
  const pruned = prune(migrate({ ...file, format: designFormat, version }, version), registry);
  if (pruned === null || Object.keys(pruned.design.components).length === 0) return null;
  const offsetOf = (path: JsonPath): number | null => json.offsets?.get(JSON.stringify(path.slice(0, 2))) ?? null;
  const problems = [...json.problems, ...pruned.left.map((problem) => ({ ...problem, offset: offsetOf(problem.path) }))];
  const listed = problems.slice(0, shown);
  // A migrated value no longer has the paths of the file.
  const places =
    version < designVersion ? [] : json.offsets === null ? locate(text, listed.map(({ path }) => path)) : placesOf(text, listed.map(({ offset }) => offset));
  return {
    design: pruned.design,
    left: listed.map(({ code, path, params }, index) => ({ code, path: pointer(path), params, file: name, ...places[index] })),
    leftCount: problems.length,
  };
}
