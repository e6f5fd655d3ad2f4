import { describe, expect, it } from 'vitest';
import { documentTexts } from '../i18n/document.ts';
import { sentence } from '../i18n/sentence.ts';
import { problemCodes } from '../file/problem.ts';
import { fileTexts } from '../i18n/file.ts';
import { componentId } from '../model/design.ts';
import { commands, freePlace, refusalCodes } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

describe('probes', () => {
  const probe = { from: 'a', to: 'b', kind: 'tcp', port: 22 };
  it('are added, changed and removed', () => {
    const design = apply(toyDesign(), 'probe.add', { probe });
    expect(design.probes).toEqual({ 'tcp-1': probe });
    const changed = apply(design, 'probe.update', { id: 'tcp-1', probe: { port: null, kind: 'ping', expect: 'reachable' } });
    expect(changed.probes['tcp-1']).toEqual({ from: 'a', to: 'b', kind: 'ping', expect: 'reachable' });
    expect(apply(changed, 'probe.remove', { ids: ['tcp-1'] }).probes).toEqual({});
    expect(changed.components).toBe(design.components);
  });
  it('are refused when they are none', () => {
    expect(codes(refused(toyDesign(), 'probe.add', { probe: { from: 'a' } }))).toEqual(['BAD_ARGUMENTS']);
    expect(codes(refused(toyDesign(), 'probe.add', { id: 'a', probe }))).toEqual(['ID_TAKEN']);
    expect(codes(refused(apply(toyDesign(), 'probe.add', { probe }), 'probe.update', { id: 'tcp-1', probe: { kind: 'smtp' } }))).toEqual(['BAD_ARGUMENTS']);
    expect(codes(refused(toyDesign(), 'probe.remove', { ids: ['x'] }))).toEqual(['NO_SUCH_PROBE']);
  });
});

describe('the document itself', () => {
  it('is renamed and described', () => {
    const design = apply(apply(toyDesign(), 'design.rename', { name: ' Net ' }), 'design.meta', { description: 'about', profile: 'seed', seed: 4_294_967_295 });
    expect(design.meta).toEqual({ name: 'Net', description: 'about', profile: 'seed', seed: 4_294_967_295 });
    expect(codes(refused(design, 'design.meta', { seed: -1 }))).toEqual(['BAD_ARGUMENTS']);
    expect(codes(refused(design, 'design.rename', { name: '' }))).toEqual(['NAME_EMPTY']);
  });
});

describe('a place for a new card without a pointer', () => {
  it('is the next free room, row by row, 24 from what is there', () => {
    const design = toyDesign();
    expect(freePlace(design, registry, null, 'tag')).toEqual({ x: 656, y: 24 });
    expect(freePlace(design, registry, componentId('net'), 'box')).toEqual({ x: 24, y: 170 });
  });

  it('is under the first card where a container is too narrow for two, and below its rail where it is a segment', () => {
    const design = apply(apply(toyDesign(), 'component.remove', { ids: ['b'] }), 'component.remove', { ids: ['a'] });
    expect(freePlace(design, registry, componentId('net'), 'box')).toEqual({ x: 24, y: 68 });
    const narrow = apply(design, 'component.add', { kind: 'net', parent: 'zone', x: 340, y: 40, width: 200, id: 'narrow' });
    const one = apply(narrow, 'component.add', { kind: 'box', parent: 'narrow', x: 14, y: 68, id: 'one' });
    expect(freePlace(one, registry, componentId('narrow'), 'box')).toEqual({ x: 24, y: 138 });
  });

  it('is beside something tall as soon as a card fits there, however large the kind that is looked for', () => {
    const design = apply(toyDesign(), 'component.add', { kind: 'zone', parent: null, x: 0, y: 400, width: 700, height: 500, id: 'wide' });
    expect(freePlace(design, registry, null, 'zone')).toEqual({ x: 656, y: 24 });
    expect(freePlace(design, registry, componentId('zone'), 'net')).toEqual({ x: 24, y: 264 });
  });
});

describe('words', () => {
  it('exist in both languages for every refusal and every file problem, and both name the same places', () => {
    const texts: Readonly<Record<string, { readonly ko: string; readonly en: string }>> = { ...documentTexts, ...fileTexts };
    expect([...refusalCodes, ...problemCodes, 'NEWER_VERSION', 'MIGRATED'].filter((code) => !Object.hasOwn(texts, code))).toEqual([]);
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [code, text] of Object.entries(texts)) expect([code, places(text.ko)]).toEqual([code, places(text.en)]);
    for (const command of commands) expect([command.id, places(command.title.ko)]).toEqual([command.id, places(command.title.en)]);
  });

  it('name kinds by their labels', () => {
    const [first] = refused(toyDesign(), 'component.add', { kind: 'net', parent: null, x: 0, y: 0 });
    expect(sentence(registry, 'en', first?.code ?? '', first?.params)).toBe('Net must be inside: Zone.');
    expect(sentence(registry, 'ko', first?.code ?? '', first?.params)).toBe('망은 다음 안에 놓아야 합니다: 구역.');
    expect(sentence(registry, 'en', 'NOBODY-WROTE-THIS')).toBe('NOBODY-WROTE-THIS');
  });

  it('has commands with ids of their own', () => {
    const ids = commands.map((command) => command.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids).toContain('component.add');
  });
});
