import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonTexts, sayOutcome, sayReason, sayTerm } from '../i18n/reasons.ts';
import { dispositions, stepActions, stepKinds, verdicts } from './index.ts';

const texts: Readonly<Record<string, { readonly ko: string; readonly en: string }>> = reasonTexts;

/** Every reason code that the engine's or the catalog's sources write down. */
function reasonsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(path.join(file.parentPath, file.name), 'utf8').matchAll(/reason: (?:[^'\n]*\?\? )?'([A-Z][A-Z_]+)'/g)].map((match) => match[1] ?? ''));
}

describe('words of the report', () => {
  it.each([
    ...verdicts.map((code) => `verdict.${code}`),
    ...dispositions.map((code) => `disposition.${code}`),
    ...stepKinds.map((kind) => `step.${kind}`),
    ...stepActions.map((action) => `action.${action}`),
    ...['REPLY', 'TIMEOUT', 'REFUSED', 'RESET', 'STALLED', 'HOST_UNREACHABLE', 'NET_UNREACHABLE', 'ADMIN_PROHIBITED', 'TTL_EXCEEDED', 'FRAGMENTATION_NEEDED',
      'LOGIN_OK', 'AUTH_NO_KEY', 'AUTH_NO_PRIVATE_KEY', 'AUTH_KEY_TOO_OPEN', 'AUTH_DENIED', 'DNS_FAILED'].map((outcome) => `outcome.${outcome}`),
  ])('%s exists in both languages', (key) => {
    expect(texts[key]?.ko).toMatch(/\S/);
    expect(texts[key]?.en).toMatch(/\S/);
  });

  it('has a Korean and an English sentence for every reason that the sources write', () => {
    const written = [...reasonsIn(import.meta.dirname), ...reasonsIn(path.join(import.meta.dirname, '../catalog'))];
    expect(new Set(written).size).toBeGreaterThan(20);
    expect([...new Set(written)].filter((code) => texts[`reason.${code}`] === undefined)).toEqual([]);
    for (const [key, text] of Object.entries(texts)) expect([key, /[가-힣]|HTTP/.test(text.ko), text.en.length > 0]).toEqual([key, true, true]);
  });

  it('says outcomes, reasons and terms, and leaves unknown codes as they are', () => {
    expect(sayOutcome('HTTP_503', 'en')).toBe('HTTP 503');
    expect(sayOutcome('TIMEOUT', 'ko')).toBe('시간 초과');
    expect(sayReason('SG_INGRESS_NO_MATCH', 'en')).toBe('No rule of the security groups allows this ingress.');
    expect(sayReason('NEWER_CODE', 'ko')).toBe('NEWER_CODE');
    expect(sayTerm('step', 'translate', 'en')).toBe('Translate (NAT)');
  });
});
