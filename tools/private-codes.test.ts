import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { registry } from '../shared/catalog/index.ts';
import { coverage } from '../shared/checks/index.ts';
import { findSentence } from '../shared/i18n/sentence.ts';

/*
 * Codes of the private half: every V rule of domain/private-cloud.md (f) is said by some kind, in both languages, with the severities the document gives
 * it, and held by a test with a design that fails and one that passes. And whatever code, case or fix title stands in a source file of the catalog has
 * its sentences, so that nobody is ever shown a bare code.
 */

const catalog = path.resolve(import.meta.dirname, '../shared/catalog');
const files = readdirSync(catalog, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => path.join(catalog, name));
const isSource = (file: string): boolean => !/\.test\.ts$|[\\/]testing[\\/]/.test(file);
const sources = files.filter(isSource).map((file) => ({ file: path.relative(catalog, file), text: readFileSync(file, 'utf8') }));

type Severity = 'error' | 'warning' | 'info';
const rules: Readonly<Record<string, Severity>> = {
  'V-01': 'error', 'V-02': 'error', 'V-03': 'warning', 'V-04': 'error', 'V-05': 'error', 'V-06': 'error', 'V-07': 'warning', 'V-08': 'error', 'V-09': 'error', 'V-10': 'error',
  'V-11': 'warning', 'V-12': 'warning', 'V-13': 'warning', 'V-14': 'error', 'V-15': 'error', 'V-16': 'error', 'V-17': 'error', 'V-18': 'warning', 'V-19': 'error', 'V-20': 'error',
  'V-21': 'error', 'V-22': 'warning', 'V-23': 'warning', 'V-24': 'error', 'V-25': 'warning', 'V-26': 'warning', 'V-27': 'error', 'V-28': 'warning', 'V-29': 'error', 'V-30': 'error',
  'V-31': 'warning', 'V-32': 'error', 'V-33': 'error', 'V-34': 'warning', 'V-35': 'warning', 'V-36': 'warning', 'V-37': 'warning', 'V-38': 'warning', 'V-39': 'warning', 'V-40': 'error',
  'V-41': 'error', 'V-42': 'warning', 'V-43': 'error', 'V-44': 'warning', 'V-45': 'warning', 'V-46': 'error', 'V-47': 'error', 'V-48': 'warning', 'V-49': 'warning', 'V-50': 'warning',
  'V-51': 'warning', 'V-52': 'info', 'V-53': 'error', 'V-54': 'warning', 'V-55': 'info',
};
/** Severities the document gives beside the first one. */
const also: Readonly<Record<string, readonly Severity[]>> = { 'V-06': ['warning'], 'V-20': ['warning'], 'V-25': ['error'], 'V-32': ['warning'], 'V-33': ['warning'], 'V-35': ['error'] };
/** Which of them alone is ever given, and why: a NAT rule that hands packets to the address is a flow that depends on the route. */
const only: Readonly<Record<string, Severity>> = { 'V-35': 'error' };

/** What stands behind `severity:` where a finding with this code is made; `chosen` where an expression decides. */
function severitiesOf(code: string): readonly string[] {
  return sources.flatMap(({ text }) => [...text.matchAll(new RegExp(`code: '${code}', severity(?:: '(\\w+)')?`, 'g'))].map((match) => match[1] ?? 'chosen'));
}

/** Titles of tests with their bodies, up to the next test of the file. */
const tests = files.filter((file) => file.endsWith('.test.ts')).flatMap((file) =>
  readFileSync(file, 'utf8').split(/\n(?=\s*(?:test|it|describe)(?:\.each\([^\n]*)?\()/).map((part) => ({ title: part.split('\n')[0] ?? '', body: part })),
);

describe('V rules', () => {
  test.each(Object.entries(rules))('%s: sentences in both languages, the severity of the document, a design that fails and one that passes', (code, severity) => {
    const text = findSentence(registry, code);
    expect(text?.ko).toMatch(/[가-힣]/);
    expect(text?.en).toMatch(/[A-Za-z]/);
    const allowed: readonly string[] = [severity, ...(also[code] ?? []), 'chosen'];
    const said = severitiesOf(code);
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((one) => !allowed.includes(one))).toEqual([]);
    expect(said.some((one) => one === (only[code] ?? severity) || one === 'chosen')).toBe(true);
    const held = tests.filter(({ title }) => title.includes(code)).map(({ body }) => body).join('\n');
    // Expected where it fails, and nothing of it where it passes (some other finding may be left there).
    expect(held).toMatch(new RegExp(`['"]${code}|/\\^?${code}`));
    expect(held).toMatch(/toEqual\(\[\]\)|\[\]\]\)|\[\[\],|not\.toContain|toEqual\(\['V-55 info'\]\)/);
  });
});

describe('what stands in the sources of the catalog', () => {
  const found = (pattern: RegExp): readonly string[] => [...new Set(sources.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match.slice(1).join('.'))))].sort();
  const silent = (codes: readonly string[]): readonly string[] => codes.filter((code) => {
    const text = findSentence(registry, code);
    return text === null || text.ko === '' || text.en === '';
  });

  test('every code has a sentence in both languages', () => {
    const codes = found(/\bcode: '([A-Z][A-Z0-9_.-]+)', (?:severity|params)/g);
    expect(codes.length).toBeGreaterThan(150);
    expect(silent(codes)).toEqual([]);
  });

  test('a code is one of the documents, or a subject and a problem in words, never put together', () => {
    const codes = found(/\bcode: ['`](?!tf\.)([^'`]+)['`]/g);
    expect(codes.length).toBeGreaterThan(200);
    const isOfDocuments = (code: string): boolean => /^(?:NHN-[A-Z]+-\d{3}|V-\d{2})$/.test(code) || Object.hasOwn(coverage, code);
    // Notes of Terraform exports (tf.) are no findings. Refusals about projects speak as the commands do (shared/document/refusals.ts).
    const isOfCommands = (code: string): boolean => /^(?:PROJECT|EXTERNAL_NETWORK)_[A-Z_]+$/.test(code);
    expect(codes.filter((code) => !isOfDocuments(code) && !isOfCommands(code) && !/^[A-Z][A-Z0-9]*(?:-[A-Z]+)+$/.test(code))).toEqual([]);
  });

  test('every case of a code has one of its own', () => {
    const cases = found(/\bcode: '([A-Z][A-Z0-9_.-]+)', (?:severity[^\n{]*|at: \{[^\n}]*\}, )*(?:at: \{[^\n}]*\}, )?params: \{ case: '([a-z-]+)'/g);
    expect(cases.length).toBeGreaterThan(20);
    expect(silent(cases)).toEqual([]);
  });

  test('every title of a fix has one', () => {
    const titles = found(/\btitle: '([A-Z][A-Za-z0-9_.-]+)'/g);
    expect(titles.length).toBeGreaterThan(60);
    expect(silent(titles)).toEqual([]);
  });

  test('every check of the private half is done by somebody', () => {
    const waiting = Object.entries(coverage).filter(([, parts]) => parts.some((part) => part.by === 'later' && part.family !== 'cloud' && part.family !== 'analysis'));
    expect(waiting.map(([id]) => id)).toEqual([]);
  });
});
