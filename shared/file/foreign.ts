/** Recognises files of other programs, so that opening one by mistake says what it is instead of where its first bracket is wrong. */

const texts: readonly { readonly format: string; readonly pattern: RegExp }[] = [
  { format: 'draw.io', pattern: /^(<\?xml[^>]*>\s*)?<(mxfile|mxGraphModel)\b/ },
  { format: 'SVG', pattern: /^(<\?xml[^>]*>\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg\b/ },
  { format: 'HTML', pattern: /^<(!doctype html|html)\b/i },
  { format: 'XML', pattern: /^<\?xml\b/ },
  { format: 'PDF', pattern: /^%PDF-/ },
  { format: 'PNG', pattern: /^(\u0089|\uFFFD)PNG/ },
  { format: 'ZIP', pattern: /^PK\u0003\u0004/ },
  { format: 'containerlab', pattern: /^(#.*\n|\s|name:.*\n)*topology:\s/ },
  { format: 'Terraform', pattern: /^(#.*\n|\s)*(terraform|provider|resource|variable)\b[^{\n]*\{/ },
];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The format of a text that is no JSON object; `text` when nothing is recognised; null when it may be one. */
export function foreignText(text: string): string | null {
  const start = text.replace(/^\uFEFF/, '').trimStart().slice(0, 2000);
  if (start.startsWith('{')) return null;
  return texts.find(({ pattern }) => pattern.test(start))?.format ?? (start.startsWith('[') ? 'JSON' : 'text');
}

/** The program that wrote a JSON value which is not ours, or null when unknown. */
export function foreignJson(value: Readonly<Record<string, unknown>>): string | null {
  if (value['type'] === 'excalidraw') return 'Excalidraw';
  if ('tldrawFileFormatVersion' in value) return 'tldraw';
  if ('project_id' in value && isRecord(value['topology'])) return 'GNS3';
  if ('terraform_version' in value || ('lineage' in value && Array.isArray(value['resources'])) || isRecord(value['planned_values'])) return 'Terraform';
  if (Array.isArray(value['nodes']) && Array.isArray(value['edges'])) return 'React Flow';
  return typeof value['format'] === 'string' ? value['format'].slice(0, 60) : null;
}
