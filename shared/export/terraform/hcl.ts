import type { TerraformNestedBlock, TerraformValue } from '../../model/terraform.ts';

/**
 * HCL text in the style of `terraform fmt`: two spaces, equals signs of neighbouring lines in one column, one empty line around nested blocks.
 * https://developer.hashicorp.com/terraform/language/style
 */

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A quoted string; `${` and `%{` would begin a template. Control characters become \uNNNN. */
export function hclString(text: string): string {
  const escaped = text
    .replaceAll(/["\\\n\r\t]/g, (character) => escapes[character] ?? character)
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{');
  return `"${escaped}"`;
}

/** A value on one line. */
export function hclValue(value: Exclude<TerraformValue, null>): string {
  if (typeof value === 'string') return hclString(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if ('expression' in value) return value.expression;
  return `[${value.map((item) => (typeof item === 'string' ? hclString(item) : item.expression)).join(', ')}]`;
}

/** Arguments with their equals signs in one column. */
function argumentLines(values: Readonly<Record<string, Exclude<TerraformValue, null>>>, indent: string): readonly string[] {
  const names = Object.keys(values);
  const width = Math.max(0, ...names.map((name) => name.length));
  return Object.entries(values).map(([name, value]) => `${indent}${name.padEnd(width)} = ${hclValue(value)}`);
}

/** Lines of a comment; one that has several lines stays one comment. */
export function commentLines(text: string, indent = ''): readonly string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => `${indent}# ${line}`.trimEnd());
}

export interface HclBlock {
  /** `resource "type" "label"` without the brace. */
  readonly head: string;
  readonly arguments: Readonly<Record<string, Exclude<TerraformValue, null>>>;
  /** Sentences inside the block, after its arguments. */
  readonly notes: readonly string[];
  readonly blocks: readonly (Omit<TerraformNestedBlock, 'arguments'> & Pick<HclBlock, 'arguments'>)[];
  readonly dependsOn: readonly string[];
}

/** The lines of a block. */
export function blockLines(block: HclBlock): readonly string[] {
  const indent = '  ';
  const parts: (readonly string[])[] = [
    argumentLines(block.arguments, indent),
    block.notes.flatMap((note) => commentLines(note, indent)),
    ...block.blocks.map((nested) => [`${indent}${nested.type} {`, ...argumentLines(nested.arguments, indent.repeat(2)), `${indent}}`]),
    block.dependsOn.length === 0 ? [] : [`${indent}depends_on = [${block.dependsOn.join(', ')}]`],
  ];
  const filled = parts.filter((part) => part.length > 0);
  return [`${block.head} {`, ...filled.flatMap((part, index) => (index === 0 ? part : ['', ...part])), '}'];
}
