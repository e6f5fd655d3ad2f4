import { say } from '../../i18n/catalogue.ts';
import { isTerraformText, terraformTexts } from '../../i18n/terraform.ts';
import { writeJson } from '../../file/index.ts';
import type { AnyRegistry } from '../../model/definition.ts';
import type { Design } from '../../model/design.ts';
import { createScope, type Entry } from '../../model/scope.ts';
import { terraformStages, type TerraformBlock, type TerraformComment, type TerraformValue } from '../../model/terraform.ts';
import type { Language } from '../../model/text.ts';
import { createBook } from './book.ts';
import { blockLines, commentLines, hclString, type HclBlock } from './hcl.ts';

/*
 * A design as one HCL file for the nhncloud provider (domain/public-cloud.md e). Only resources that the provider documents; what it cannot say becomes a
 * variable or a comment, and routes and rules that the cloud makes by itself are left to the cloud.
 */

export interface TerraformOptions {
  readonly language: Language;
  /** Also writes, as live blocks, what only the source of the provider has (static routes, user routes, groups of ports). */
  readonly undocumented?: boolean;
}

type Known = Exclude<TerraformValue, null>;

function sentenceIn(language: Language): (comment: TerraformComment) => string {
  return ({ code, params }) => (isTerraformText(code) ? say(terraformTexts, language, code, params) : code);
}

function split(values: Readonly<Record<string, TerraformValue>>): { readonly known: Readonly<Record<string, Known>>; readonly unset: readonly string[] } {
  const known: Record<string, Known> = {};
  for (const [name, value] of Object.entries(values)) if (value !== null) known[name] = value;
  return { known, unset: Object.keys(values).filter((name) => values[name] === null) };
}

/** One resource or data source with the sentences above it; as comments where only the provider's source has it. */
function blockText(block: TerraformBlock, { language, undocumented = false }: TerraformOptions): readonly string[] {
  const sentence = sentenceIn(language);
  const own = split(block.arguments);
  const nested = (block.blocks ?? []).map((inner) => ({ type: inner.type, ...split(inner.arguments) }));
  const unset = [...own.unset, ...nested.flatMap((inner) => inner.unset.map((name) => `${inner.type}.${name}`))];
  const extra = split(block.undocumentedArguments ?? {}).known;
  const hasExtra = Object.keys(extra).length > 0;
  const extraLines = hasExtra && !undocumented
    ? [sentence({ code: 'tf.undocumentedArguments', params: {} }), ...blockLines({ head: '', arguments: extra, notes: [], blocks: [], dependsOn: [] }).slice(1, -1).map((line) => line.trimStart())]
    : [];
  const hcl: HclBlock = {
    head: `${block.form} ${hclString(block.type)} ${hclString(block.label)}`,
    arguments: undocumented ? { ...own.known, ...extra } : own.known,
    notes: [...(unset.length === 0 ? [] : [sentence({ code: 'tf.unset', params: { list: unset.join(', ') } })]), ...extraLines],
    blocks: nested.map((inner) => ({ type: inner.type, arguments: inner.known })),
    dependsOn: block.dependsOn ?? [],
  };
  const above = (block.comments ?? []).flatMap((comment) => commentLines(sentence(comment)));
  if (block.isUndocumented !== true || undocumented) return [...above, ...blockLines(hcl)];
  return [...above, ...commentLines(sentence({ code: 'tf.undocumented', params: { type: block.type } })), ...blockLines(hcl).map((line) => `# ${line}`.trimEnd())];
}

function variableText(block: TerraformBlock, language: Language): readonly string[] {
  const description = (block.comments ?? []).map(sentenceIn(language)).join(' ');
  const { known } = split(block.arguments);
  return blockLines({ head: `variable ${hclString(block.label)}`, arguments: { type: { expression: 'string' }, description, ...known }, notes: [], blocks: [], dependsOn: [] });
}

const authUrl = 'https://api-identity-infrastructure.nhncloudservice.com/v2.0';

function variable(label: string, values: Readonly<Record<string, Known>> = {}): TerraformBlock {
  return { stage: 'manual', form: 'variable', type: '', label, arguments: values, comments: [{ code: `tf.var.${label}`, params: {} }] };
}

/** What the provider asks for; nothing secret is ever in the file. */
const credentials: readonly TerraformBlock[] = [
  variable('user_name'), variable('tenant_id'), variable('password', { sensitive: true }), variable('auth_url', { default: authUrl }), variable('region', { default: 'KR1' }),
];

/** The frame that every file has: the provider's argument names are those of its documentation. */
const frame: readonly (readonly string[])[] = [
  ['terraform {', '  required_version = ">= 1.0.0"', '', '  required_providers {', '    nhncloud = {', '      source  = "nhn-cloud/nhncloud"', '      version = "~> 1.0"', '    }', '  }', '}'],
  blockLines({
    head: 'provider "nhncloud"',
    arguments: Object.fromEntries(['user_name', 'tenant_id', 'password', 'auth_url', 'region'].map((name) => [name, { expression: `var.${name}` }])),
    notes: [], blocks: [], dependsOn: [],
  }),
];

/** A component of the cloud for which the provider has nothing: what to create by hand, with its values. */
function manualBlock(entry: Entry, registry: AnyRegistry, language: Language): readonly string[] {
  const { kind, name, props } = entry.component;
  const label = registry.find(kind)?.labels[language] ?? kind;
  return [...commentLines(say(terraformTexts, language, 'tf.manual', { kind: label, name })), ...commentLines(writeJson(props).trimEnd())];
}

/** Blocks that several components need are written once, at their first place; variables of the frame take the values that components give them. */
function distinct(blocks: readonly TerraformBlock[]): readonly TerraformBlock[] {
  const seen = new Map<string, TerraformBlock>();
  for (const block of blocks) {
    const key = `${block.form} ${block.type} ${block.label}`;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, block);
    else if (block.form === 'variable') seen.set(key, { ...known, arguments: { ...known.arguments, ...block.arguments } });
  }
  return [...seen.values()];
}

/**
 * Writes a design as HCL in the order of the document: key pairs, groups, rules, VPCs, tables, gateway attachments, subnets, ports, volumes, instances,
 * load balancers, floating IPs, associations. The same design gives the same bytes; labels follow ids, so that a new name changes one argument.
 */
export function exportTerraform(design: Design, registry: AnyRegistry, options: TerraformOptions): string {
  const scope = createScope(design, registry);
  const book = createBook(scope, registry);
  const { language } = options;
  const entries = Object.keys(design.components).sort().flatMap((id) => scope.component(id) ?? []);
  const blocks = entries.flatMap((entry) => registry.find(entry.component.kind)?.terraform?.write(entry.id, entry.component, scope, book) ?? []);
  const variables = distinct([...credentials, ...blocks.filter((block) => block.form === 'variable')]);
  const others = distinct(blocks.filter((block) => block.form !== 'variable'));
  const inStage = (stage: string, isLookup: boolean): readonly TerraformBlock[] => others.filter((block) => block.stage === stage && (block.form === 'data') === isLookup);
  const staged = terraformStages.flatMap((stage) => [...inStage(stage, true), ...inStage(stage, false)]);
  const unmapped = entries.filter((entry) => (registry.find(entry.component.kind)?.terraform ?? null) === null);
  const isCloud = (entry: Entry): boolean => registry.find(entry.component.kind)?.family === 'cloud';
  const manual = unmapped.filter(isCloud);
  const outside = unmapped.filter((entry) => !isCloud(entry)).map((entry) => entry.component.name || entry.id);
  const { name } = design.meta;
  const header = commentLines(name === '' ? say(terraformTexts, language, 'tf.headerUntitled') : say(terraformTexts, language, 'tf.header', { name }));
  const parts: (readonly string[])[] = [
    [
      ...header,
      ...(outside.length === 0 ? [] : commentLines(say(terraformTexts, language, 'tf.outside', { list: outside.join(', ') }))),
      ...(staged.length === 0 && manual.length === 0 ? commentLines(say(terraformTexts, language, 'tf.nothing')) : []),
    ],
    ...frame,
    ...variables.map((block) => variableText(block, language)),
    ...staged.map((block) => (block.form === 'comment' ? (block.comments ?? []).flatMap((comment) => commentLines(sentenceIn(language)(comment))) : blockText(block, options))),
    ...manual.map((entry) => manualBlock(entry, registry, language)),
  ];
  return `${parts.filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n')}\n`;
}
