import type { FieldHint } from '../../shared/model/fields.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Localized } from '../../shared/model/text.ts';
import { formatCidr, parseInterfaceAddress, cidrProblem } from '../../shared/net/cidr.ts';
import { parseIpv4 } from '../../shared/net/address.ts';
import { fillBoth } from '../state/texts.ts';

/** What a person typed, as a value for the document, or why it is none. The text stays in the field either way. */
export type Reading = { readonly ok: true; readonly value: string | number | null } | { readonly ok: false; readonly problem: Localized };

const valid = (value: string | number | null): Reading => ({ ok: true, value });
const invalid = (problem: Localized): Reading => ({ ok: false, problem });

function readNumber(text: string, hint: FieldHint): Reading {
  if (text === '') return hint.optional === true ? valid(null) : invalid(editorTexts['invalid.required']);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return invalid(editorTexts['invalid.number']);
  const value = Number(text);
  if (hint.min !== undefined && value < hint.min) return invalid(fillBoth(editorTexts['invalid.min'], { min: hint.min }));
  if (hint.max !== undefined && value > hint.max) return invalid(fillBoth(editorTexts['invalid.max'], { max: hint.max }));
  return valid(value);
}

function readCidr(text: string): Reading {
  const problem = cidrProblem(text);
  if (problem === null) return valid(text);
  const read = parseInterfaceAddress(text);
  return problem === 'malformed' || read === null
    ? invalid(editorTexts['invalid.cidr'])
    : invalid(fillBoth(editorTexts['invalid.hostBits'], { network: formatCidr(read.cidr) }));
}

/** Reads the text of a single-line field. Addresses and prefixes may be left empty: the design's checks say when one is needed. */
export function readText(raw: string, hint: FieldHint): Reading {
  const text = hint.long === true ? raw.normalize('NFC') : raw.normalize('NFC').trim();
  switch (hint.form) {
    case 'number':
      return readNumber(text, hint);
    case 'address':
      return text === '' || parseIpv4(text) !== null || (hint.takesLength === true && parseInterfaceAddress(text) !== null) ? valid(text) : invalid(editorTexts['invalid.address']);
    case 'cidr':
      return text === '' ? valid(text) : readCidr(text);
    case 'text':
    case 'toggle':
    case 'choice':
    case 'reference':
    case 'references':
    case 'rows':
    case 'texts':
    case 'group':
      return valid(text);
  }
}

/** A value as its field shows it. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
