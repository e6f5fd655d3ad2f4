import type { AnyRegistry } from '../model/definition.ts';
import { fillText } from './fill-text.ts';
import type { Language, Localized, TextParams } from '../model/text.ts';
import type { Namespace } from './catalogue.ts';
import { assumptionTexts } from './assumptions.ts';
import { checksTexts } from './checks.ts';
import { documentTexts } from './document.ts';
import { fileTexts, valueWords } from './file.ts';

/**
 * Codes and params to sentences, one door for app and command line: a kind's own sentences first, then those of checks, editing, files and the engine's
 * assumptions.
 * What a file's problem says has a door of its own: {@link fileSentence}.
 * Params whose name ends in `kind` or `kinds` hold kind ids and appear as labels; addresses, ids and numbers appear as they are.
 */

const shared: readonly Namespace[] = [checksTexts, documentTexts, fileTexts, assumptionTexts];
const ofKinds = new WeakMap<AnyRegistry, ReadonlyMap<string, Localized>>();

function kindSentences(registry: AnyRegistry): ReadonlyMap<string, Localized> {
  const known = ofKinds.get(registry);
  if (known !== undefined) return known;
  const made = new Map(registry.kinds.flatMap((kind) => Object.entries(kind.sentences)));
  ofKinds.set(registry, made);
  return made;
}

function withLabels(registry: AnyRegistry, language: Language, params: TextParams): TextParams {
  const label = (kind: string): string => registry.find(kind)?.labels[language] ?? kind;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, /kinds?$/i.test(name) && typeof value === 'string' ? value.split(', ').map(label).join(', ') : value]),
  );
}

/** The text behind a code, or null when nobody wrote one. */
export function findSentence(registry: AnyRegistry, code: string): Localized | null {
  return kindSentences(registry).get(code) ?? shared.find((texts) => Object.hasOwn(texts, code))?.[code] ?? null;
}

/** A code with several sentences has them under `code.case`, chosen by the param `case`. */
function textOf(registry: AnyRegistry, code: string, params: TextParams): Localized | null {
  const special = typeof params['case'] === 'string' ? findSentence(registry, `${code}.${params['case']}`) : null;
  return special ?? findSentence(registry, code);
}

/** The sentence of a finding, refusal, fix or file problem. A code without a text is shown as itself, so that it can at least be looked up. */
export function sentence(registry: AnyRegistry, language: Language, code: string, params: TextParams = {}): string {
  const text = textOf(registry, code, params);
  return text === null ? code : fillText(text[language], withLabels(registry, language, params));
}

/** The name of a JSON type in words; anything else as it is. */
function valueWord(language: Language, value: string | number): string | number {
  const words: Namespace = valueWords;
  return typeof value === 'string' && Object.hasOwn(words, value) ? (words[value]?.[language] ?? value) : value;
}

/** The sentence of a file problem or notice. Files and editing share some codes (BAD_ID), each with its own advice. */
export function fileSentence(language: Language, code: keyof typeof fileTexts, params: TextParams = {}): string {
  const words: TextParams = Object.fromEntries(Object.entries(params).map(([name, value]): [string, string | number] => [name, name === 'expected' || name === 'found' ? valueWord(language, value) : value]));
  return fillText(fileTexts[code][language], words);
}

/** Fills a command's title the same way: `Add {kind}` names the kind by its label. */
export function commandTitle(registry: AnyRegistry, language: Language, title: Localized, params: TextParams = {}): string {
  return fillText(title[language], withLabels(registry, language, params));
}
