import type { AnyRegistry } from '../../model/definition.ts';
import { designVersion } from '../envelope.ts';
import { foreignText } from '../foreign.ts';
import type { ValueProblem } from '../issues.ts';
import { locate, placeOf, readJson } from '../json.ts';
import { parseDesign, type ParsedDesign, type ParseOptions } from '../parse.ts';
import { limits, pointer, type FileNotice, type JsonPath } from '../problem.ts';
import { badProps } from '../structure.ts';
import { readResources, type ReadFile } from './desk.ts';
import { designOf } from './design-of.ts';
import type { FoundResource, FoundResources } from './found-resource.ts';
import { shownResources } from './plan.ts';
import { stateResources } from './state.ts';
import { isObject, type Json } from './tree.ts';

const one = (code: ValueProblem['code'], params: ValueProblem['params'] = {}, path: JsonPath = []): readonly ValueProblem[] => [{ code, params, path }];

/** Texts that come from Terraform and are no JSON: each has a command that turns it into one. */
function otherForm(text: string): readonly ValueProblem[] | null {
  const foreign = foreignText(text);
  if (foreign === 'Terraform') return one('TERRAFORM_CONFIGURATION');
  if (foreign === 'ZIP') return one('TERRAFORM_BINARY_PLAN');
  return foreign === null ? null : one('TERRAFORM_MISSING', { format: foreign });
}

/** The resources of a state (format version 4) or of `terraform show -json`. */
function resourcesOf(file: Json): FoundResources | readonly ValueProblem[] {
  if (Array.isArray(file['resources']) && typeof file['version'] === 'number') {
    return file['version'] === 4 ? stateResources(file) : one('TERRAFORM_STATE_VERSION', { version: file['version'], known: 4 }, ['version']);
  }
  if (typeof file['version'] === 'number' && Array.isArray(file['modules'])) return one('TERRAFORM_STATE_VERSION', { version: file['version'], known: 4 }, ['version']);
  if (typeof file['format_version'] === 'string' && (isObject(file['planned_values']) || isObject(file['values']))) {
    return file['format_version'].startsWith('1.') || file['format_version'].startsWith('0.') ? shownResources(file) : one('TERRAFORM_PLAN_VERSION', { version: file['format_version'] }, ['format_version']);
  }
  // `terraform show -json` of an empty state has neither values nor resources.
  if (typeof file['format_version'] === 'string' && !('planned_values' in file)) return { resources: [], problems: [] };
  return one('TERRAFORM_MISSING', { format: typeof file['format'] === 'string' ? file['format'].slice(0, 60) : 'JSON' });
}

/** Names for a sentence: the first few, and how many there are besides. */
function few(names: readonly string[]): string {
  const shown = names.slice(0, 8);
  return names.length > shown.length ? `${shown.join(', ')} (+${names.length - shown.length})` : shown.join(', ');
}

function noticesOf(read: ReadFile, assumed: readonly string[], count: number): readonly FileNotice[] {
  const references = read.records.filter((record) => record.isReference);
  return [
    { code: 'TERRAFORM_IMPORTED', params: { resources: count, components: read.records.length } },
    ...(read.left.length === 0 ? [] : [{ code: 'TERRAFORM_LEFT', params: { count: read.left.length, list: few(read.left.map((resource) => resource.address)) } } as const]),
    ...(references.length === 0 ? [] : [{ code: 'TERRAFORM_REFERENCES', params: { count: references.length, list: few(references.map((record) => record.id)) } } as const]),
    ...(assumed.length === 0 ? [] : [{ code: 'TERRAFORM_ASSUMED', params: { count: assumed.length, list: few(assumed) } } as const]),
  ];
}

/** `infra/terraform.tfstate` as the name of a design: `terraform`. */
function designName(file: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? '';
  return name.replace(/\.(tfstate|json|tfplan)$/i, '');
}

/** Values of a type that no component has, at the place of the resource that says them. */
function wrongValues(read: ReadFile, found: readonly FoundResource[], components: Parameters<typeof badProps>[0], registry: AnyRegistry): readonly ValueProblem[] {
  const paths = new Map(found.map((resource) => [resource.address, resource.path]));
  const resourceOf = new Map(read.records.map((record) => [String(record.id), record.resource.address]));
  return badProps(components, registry).map(({ params, path }) => {
    const address = resourceOf.get(String(path[1])) ?? '';
    return { code: 'TERRAFORM_VALUE', params: { address, member: path.slice(3).join('.'), expected: params['expected'] ?? '', found: params['found'] ?? '' }, path: paths.get(address) ?? [] };
  });
}

/**
 * Reads a Terraform state or plan as a new design: resources of the nhncloud provider become components, what the cloud makes by itself is rebuilt, what
 * the file refers to without holding it becomes a placeholder. Nothing secret of a state is kept. Refuses what it cannot read with code, place and remedy.
 */
export function importTerraform(text: string, options: ParseOptions): ParsedDesign {
  const refuse = (problems: readonly ValueProblem[], places: readonly { readonly line: number; readonly column: number }[] = []): ParsedDesign => ({
    ok: false, problems: problems.slice(0, 50).map(({ code, path, params }, index) => ({ code, path: pointer(path), params, file: options.name, ...places[index] })),
  });
  if (text.trim() === '' || text === '\uFEFF') return refuse(one('FILE_EMPTY'));
  if (text.length > limits.fileBytes) return refuse(one('FILE_TOO_LARGE', { limit: 20, size: Math.ceil((text.length / 1024 / 1024) * 10) / 10 }));
  const other = otherForm(text);
  if (other !== null) return refuse(other);
  const json = readJson(text);
  if (!json.ok) return refuse([json.problem], [placeOf(text, json.problem.offset)]);
  const stop = (problems: readonly ValueProblem[]): ParsedDesign => refuse(problems, locate(text, problems.slice(0, 50).map((problem) => problem.path)));
  const found = resourcesOf(isObject(json.value) ? json.value : {});
  if (!('resources' in found)) return stop(found);
  if (found.problems.length > 0) return stop(found.problems);
  const read = readResources(found.resources, options.registry);
  const managed = found.resources.filter((resource) => resource.mode === 'managed');
  if (read.records.length === 0) return stop(one('TERRAFORM_NOTHING', { list: few([...new Set(managed.map((resource) => resource.type))]) || '-' }));
  if (read.records.length > limits.components) return stop(one('TOO_MANY_COMPONENTS', { limit: limits.components, count: read.records.length }));
  const { design, assumed } = designOf(read.records, designName(options.name), options.registry);
  const wrong = wrongValues(read, found.resources, design.components, options.registry);
  if (wrong.length > 0) return stop(wrong);
  return { ok: true, design, notices: noticesOf(read, assumed, managed.length - read.left.length), version: designVersion, readOnly: false };
}

/** Reads a design, or imports what Terraform wrote; `isImported` tells that the text is no file of ours that could be saved over. */
export function openText(text: string, options: ParseOptions): ParsedDesign & { readonly isImported: boolean } {
  const parsed = parseDesign(text, options);
  const isTerraform = !parsed.ok && parsed.problems.some(({ code, params }) => code === 'FOREIGN_FORMAT' && params['format'] === 'Terraform');
  return isTerraform ? { ...importTerraform(text, options), isImported: true } : { ...parsed, isImported: false };
}
