import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { componentId, emptyDesign, type Component, type Design } from '../model/design.ts';
import type { Definition } from '../model/definition.ts';
import { fieldHint } from '../model/fields.ts';
import { createScope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import { findCommand } from '../document/index.ts';
import { parseDesign, serializeDesign } from '../file/index.ts';
import { findSentence } from '../i18n/sentence.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import { planDesign } from '../plan/plan-design.ts';
import { registry } from './index.ts';

const root = path.resolve(import.meta.dirname, '../..');
const glyphIndex: unknown = JSON.parse(readFileSync(path.join(root, 'assets/glyphs/index.json'), 'utf8'));
/** Kind ids are fixed by CONTRACTS 1: those of the glyph index and these. A kind may name another one that is not built yet. */
const vocabulary = new Set([
  ...z.array(z.looseObject({ id: z.string() })).parse(glyphIndex).map((entry) => entry.id),
  ...'project external-network virtual-ip peering-gateway vpn-gateway vlan nsx-controller l2-bridge master-node ingress-controller vip proxy-server registry server'.split(' '),
]);

const kinds = registry.kinds;

function only(kind: Definition<PlanBuilder>, props: Readonly<Record<string, unknown>> = {}): Design {
  const component: Component = { kind: kind.id, name: kind.id, parent: null, props };
  return { ...emptyDesign, components: { it: component } };
}

/** A design in which one component names things that are not there: parent, links, references. */
function dangling(kind: Definition<PlanBuilder>): Design {
  const design = only(kind);
  const ghost = { component: componentId('ghost'), port: 'eth9' };
  const it = { component: componentId('it'), port: 'eth9' };
  const kindsOfLinks = ['l2', 'routed', 'attach', 'tunnel', 'peering'] as const;
  const links = Object.fromEntries(kindsOfLinks.flatMap((link) => [[`${link}-a`, { kind: link, from: it, to: ghost }], [`${link}-b`, { kind: link, from: ghost, to: it }]]));
  const component: Component = { kind: kind.id, name: '', parent: componentId('ghost'), props: odd(kind.schema) };
  return { ...design, components: { it: component }, links };
}

/** Props of the right JSON types in which every text is nonsense. */
function odd(schema: z.ZodObject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, oddValue(field)]));
}

function oddValue(field: z.core.$ZodType): unknown {
  if (field instanceof z.ZodDefault || field instanceof z.ZodNullable) return oddValue(field.unwrap());
  if (field instanceof z.ZodArray) return [oddValue(field.element)];
  if (field instanceof z.ZodObject) return odd(field);
  if (field instanceof z.ZodNumber) return -1;
  if (field instanceof z.ZodBoolean) return false;
  return 'ghost';
}

function isTranslated(text: Localized): boolean {
  return text.ko.trim() !== '' && text.en.trim() !== '';
}

function everyField(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) return [schema, ...everyField(schema.unwrap())];
  if (schema instanceof z.ZodArray) return everyField(schema.element);
  return schema instanceof z.ZodObject ? Object.values(schema.shape).flatMap((field) => everyField(field)) : [schema];
}

function hintsOf(kind: Definition<PlanBuilder>) {
  return everyField(kind.schema).flatMap((schema) => (schema instanceof z.ZodType ? (fieldHint(schema) ?? []) : []));
}

describe.each(kinds.map((kind) => [kind.id, kind] as const))('%s', (_id, kind) => {
  test('has an icon and an id of the fixed vocabulary', () => {
    expect(existsSync(path.join(root, `assets/glyphs/${kind.id}.svg`))).toBe(true);
    expect(vocabulary.has(kind.id)).toBe(true);
  });

  test('labels, fields and sentences are there in both languages', () => {
    const hints = hintsOf(kind);
    const texts = [
      kind.labels,
      ...Object.values(kind.sentences),
      ...hints.flatMap((hint) => [hint.label, ...(hint.help === undefined ? [] : [hint.help]), ...(hint.options ?? []).map((option) => option.label)]),
    ];
    expect(texts.filter((text) => !isTranslated(text))).toEqual([]);
  });

  test('both languages of a sentence have the same places', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    const unequal = Object.entries(kind.sentences).filter(([, text]) => JSON.stringify(places(text.ko)) !== JSON.stringify(places(text.en)));
    expect(unequal.map(([code]) => code)).toEqual([]);
  });

  test('every prop has a default and a form hint; rows have an id', () => {
    expect(kind.schema.safeParse({}).success).toBe(true);
    const bare = Object.entries(kind.schema.shape).filter(([, field]) => !(field instanceof z.ZodType) || fieldHint(field) === null);
    expect(bare.map(([key]) => key)).toEqual([]);
  });

  test('operations have ids of their own, both languages, and inputs with defaults and form hints', () => {
    const { operations } = kind;
    expect(new Set(operations.map((operation) => operation.id)).size).toBe(operations.length);
    expect(operations.filter((operation) => !/^[a-z]+(-[a-z]+)*$/.test(operation.id)).map((operation) => operation.id)).toEqual([]);
    const inputs = operations.flatMap((operation) => Object.entries(operation.inputs?.shape ?? {}).map(([key, field]) => ({ key, hint: field instanceof z.ZodType ? fieldHint(field) : null })));
    expect(inputs.filter(({ hint }) => hint === null).map(({ key }) => key)).toEqual([]);
    const texts = [...operations.flatMap((operation) => [operation.label, operation.title]), ...inputs.flatMap(({ hint }) => (hint === null ? [] : [hint.label]))];
    expect(texts.filter((text) => !isTranslated(text))).toEqual([]);
    expect(operations.filter((operation) => operation.inputs?.safeParse({}).success === false)).toEqual([]);
  });

  test('peers, parents and references are of the fixed vocabulary', () => {
    const named = [...kind.links.flatMap((rule) => rule.peers), ...kind.parents.kinds, ...hintsOf(kind).flatMap((hint) => hint.kinds ?? [])];
    expect(named.filter((name) => !vocabulary.has(name))).toEqual([]);
  });

  test('links are mirrored by every peer that exists', () => {
    const missing = kind.links.flatMap((rule) => rule.peers.flatMap((peerId) => {
      const peer = registry.find(peerId);
      const mirrored = peer?.links.some((other) => other.kind === rule.kind && other.end !== rule.end && other.peers.includes(kind.id));
      return peer === null || mirrored === true ? [] : [`${rule.kind} ${rule.end} ${peerId}`];
    }));
    expect(missing).toEqual([]);
  });

  test.each([['alone', only(kind)], ['dangling, every text nonsense', dangling(kind)]])('%s: card, checks, guards and plan do not throw', (_case, design) => {
    const scope = createScope(design, registry);
    const entry = scope.component('it');
    if (entry === null) throw new Error('no component');
    const { id, component } = entry;
    const isText = (value: unknown) => value === null || typeof value === 'string';
    expect(isText(kind.card(id, component, scope).address)).toBe(true);
    const findings = [...kind.checks(id, component, scope), ...kind.probes(id, component, scope).map((own) => own.finding), ...kind.guardRemove(id, component, scope), ...kind.guardUpdate(id, component, component, scope)];
    expect(findings.filter((finding) => kind.sentences[finding.code] === undefined).map((finding) => finding.code)).toEqual([]);
    expect(findings.filter((finding) => finding.fix !== undefined && kind.sentences[finding.fix.title] === undefined)).toEqual([]);
    for (const derived of Object.values(kind.derivedRows(id, component, scope)).flat()) expect(findSentence(registry, derived.refusal.code)).not.toBeNull();
    for (const operation of kind.operations) {
      const inputs = operation.suggest(id, component, scope);
      const said = [...operation.refuse(id, component, inputs, scope), operation.preview(id, component, inputs, scope)].filter((one) => one !== null);
      expect(said.filter((one) => findSentence(registry, one.code) === null).map((one) => one.code)).toEqual([]);
      // Whatever the design, it is done or refused; it never throws.
      expect(typeof findCommand('component.operate')?.apply(design, { id, operation: operation.id }, registry).ok).toBe('boolean');
    }
    expect(kind.schema.safeParse({ ...component.props, ...kind.create(id, component, scope), ...kind.relocate(id, component, scope) }).success).toBe(true);
    expect(planDesign(design, registry).devices.length).toBeLessThan(2);
  });

  test('survives a round trip through a file', () => {
    const text = serializeDesign(only(kind, kind.schema.parse({})));
    const parsed = parseDesign(text, { registry, name: kind.id });
    expect(parsed.ok ? serializeDesign(parsed.design) : parsed.problems).toBe(text);
  });
});

describe('the catalog', () => {
  test('nothing outside it names a kind', () => {
    const quoted = new RegExp(`(===|!==|case)\\s*['"](${kinds.map((kind) => kind.id).join('|')})['"]`);
    const asKind = /\bkind\s*(===|!==)\s*['"]/;
    const found = sources().filter((file) => readFileSync(file, 'utf8').split('\n').some((line) => asKind.test(line) && quoted.test(line)));
    expect(found.map((file) => path.relative(root, file))).toEqual([]);
  });

  test('a code says the same whichever kind says it', () => {
    const said = new Map<string, Set<string>>();
    for (const [code, { ko, en }] of kinds.flatMap((kind) => Object.entries(kind.sentences))) said.set(code, (said.get(code) ?? new Set()).add(`${ko} ${en}`));
    expect([...said].filter(([, texts]) => texts.size > 1)).toEqual([]);
  });

  test('kinds do not import kinds', () => {
    const found = sources(path.join(root, 'shared/catalog')).filter((file) => {
      const [family, kind] = path.relative(path.join(root, 'shared/catalog'), file).split(path.sep);
      const imports = [...readFileSync(file, 'utf8').matchAll(/from '((?:\.\.\/)+[^']*)'/g)].map((match) => path.resolve(path.dirname(file), match[1] ?? ''));
      const kindFolders = kinds.map((other) => path.join(root, 'shared/catalog', other.family, other.id));
      const own = path.join(root, 'shared/catalog', family ?? '', kind ?? '');
      return path.dirname(file) !== path.join(root, 'shared/catalog') && imports.some((target) => kindFolders.some((folder) => folder !== own && target.startsWith(`${folder}${path.sep}`)));
    });
    expect(found.map((file) => path.relative(root, file))).toEqual([]);
  });
});

/** Source files of the program, without tests and the catalog unless asked for it. */
function sources(folder: string | null = null): readonly string[] {
  const starts = folder === null ? ['shared', 'renderer', 'electron', 'cli'].map((name) => path.join(root, name)) : [folder];
  return starts.flatMap((start) =>
    readdirSync(start, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|(^|[\\/])testing[\\/]/.test(name))
      .map((name) => path.join(start, name))
      .filter((file) => folder !== null || !file.startsWith(path.join(root, 'shared/catalog'))),
  );
}
