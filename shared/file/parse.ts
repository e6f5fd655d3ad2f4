import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import { designFormat, designVersion, envelopeSchema } from './envelope.ts';
import { foreignJson, foreignText } from './foreign.ts';
import { problemsOf, type ValueProblem } from './issues.ts';
import { locate, placeOf, readJson } from './json.ts';
import { readNotes } from './notes.ts';
import { migrate } from './migrations/migrate.ts';
import { limits, pointer, type FileNotice, type FileProblem } from './problem.ts';
import { badIds, badParents, badProps } from './structure.ts';

export interface ParseOptions {
  readonly registry: AnyRegistry;
  /** The file's name, repeated in every problem. */
  readonly name: string;
}

export type ParsedDesign =
  | {
      readonly ok: true;
      readonly design: Design;
      readonly notices: readonly FileNotice[];
      /** The version the file has on disk. */
      readonly version: number;
      /** Written by a newer Hopline: what this one would save back could lose something. */
      readonly readOnly: boolean;
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** So that a file with one systematic mistake in 20,000 places answers with something a person can read. */
const reported = 50;

function utf8Length(text: string): number {
  if (text.length * 3 <= limits.fileBytes) return text.length;
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes += 2;
    else if (unit > 0x7f) bytes += 1;
  }
  return bytes;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const whole = (code: ValueProblem['code'], params: ValueProblem['params'] = {}, path: ValueProblem['path'] = []): readonly ValueProblem[] => [{ code, path, params }];

/** Format and version marks: the problems with them, or the version number. */
function readMarks(file: Readonly<Record<string, unknown>>): readonly ValueProblem[] | number {
  if (file['format'] !== designFormat) {
    const foreign = foreignJson(file);
    return foreign === null ? whole('FORMAT_MISSING', { expected: designFormat }) : whole('FOREIGN_FORMAT', { format: foreign });
  }
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) {
    return whole('VERSION_INVALID', { found: JSON.stringify(version ?? null).slice(0, 40) }, ['version']);
  }
  return version;
}

export type Contents = { readonly design: Design; readonly notices: readonly FileNotice[] } | { readonly problems: readonly ValueProblem[] };

/** The design in a file of the current version whose marks were read, or everything that is wrong with it. */
export function readContents(file: Readonly<Record<string, unknown>>, registry: AnyRegistry): Contents {
  const count = isRecord(file['components']) ? Object.keys(file['components']).length : 0;
  if (count > limits.components) return { problems: whole('TOO_MANY_COMPONENTS', { limit: limits.components, count }, ['components']) };
  const read = envelopeSchema.safeParse(file);
  if (!read.success) return { problems: problemsOf(read.error, file, []) };
  const { format: _format, version: _version, meta, components, links, placements, probes, notes: written, ...others } = read.data;
  const { notes, extra, notices } = readNotes(written, others, components);
  const design: Design = { meta, components, links, placements, probes, ...notes, extra };
  const problems = [...badIds(design), ...badParents(components), ...badProps(components, registry)];
  return problems.length === 0 ? { design, notices } : { problems };
}

/**
 * Reads the text of a design file. Refuses wrong JSON types, bad ids, cycles of parents and what exceeds the limits, each with its place;
 * everything else that may be wrong with a design is a finding and opens. Never throws and never executes or fetches anything.
 */
export function parseDesign(text: string, options: ParseOptions): ParsedDesign {
  const refuse = (problems: readonly ValueProblem[], places: readonly { readonly line: number; readonly column: number }[] = []): ParsedDesign => ({
    ok: false,
    problems: problems.map(({ code, path, params }, index) => ({ code, path: pointer(path), params, file: options.name, ...places[index] })),
  });
  const bytes = utf8Length(text);
  if (bytes > limits.fileBytes) return refuse(whole('FILE_TOO_LARGE', { limit: 20, size: Math.ceil((bytes / 1024 / 1024) * 10) / 10 }));
  if (text.trim() === '' || text === '\uFEFF') return refuse(whole('FILE_EMPTY'));
  const foreign = foreignText(text);
  if (foreign !== null) return refuse(whole('FOREIGN_FORMAT', { format: foreign }));
  const json = readJson(text);
  if (!json.ok) return refuse([json.problem], [placeOf(text, json.problem.offset)]);
  // foreignText lets through only texts that begin with a brace.
  const file = isRecord(json.value) ? json.value : {};
  const version = readMarks(file);
  if (typeof version !== 'number') return refuse(version, locate(text, version.map((problem) => problem.path)));
  const current = migrate(file, version);
  const isNewer = version > designVersion;
  const contents = readContents(current, options.registry);
  if ('problems' in contents) {
    const newer = isNewer ? whole('VERSION_TOO_NEW', { version, known: designVersion }, ['version']) : [];
    const problems = [...newer, ...contents.problems].slice(0, reported);
    // A migrated value no longer has the file's paths, so its problems have no place in the text.
    return refuse(problems, version < designVersion ? [] : locate(text, problems.map((problem) => problem.path)));
  }
  const notices: FileNotice[] = [...contents.notices];
  if (isNewer) notices.push({ code: 'NEWER_VERSION', params: { version, known: designVersion } });
  if (version < designVersion) notices.push({ code: 'MIGRATED', params: { version, known: designVersion } });
  return { ok: true, design: contents.design, notices, version, readOnly: isNewer };
}
