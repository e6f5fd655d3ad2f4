import { describe, expect, it } from 'vitest';
import type { HttpCondition } from '../../plan/stage.ts';
import { conditionField } from './http-policy.ts';

function holds(condition: Omit<HttpCondition, 'key'>, asked: { readonly host?: string; readonly path?: string }): boolean {
  return conditionField({ key: null, ...condition }, { kind: 'http', host: 'shop.example.com', path: '/', tls: false, ...asked }).matches;
}

describe('conditions of L7 policies (public-cloud.md B.2: HOST_NAME is case-insensitive)', () => {
  it.each(['equals', 'starts-with', 'ends-with', 'contains', 'regex'] as const)('a name of a host is the same in capitals: %s', (compare) => {
    expect(holds({ on: 'host', compare, value: 'Shop.Example.com' }, { host: 'SHOP.example.COM' })).toBe(true);
    expect(holds({ on: 'host', compare, value: 'Shop.Example.com' }, { host: 'mail.example.org' })).toBe(false);
  });

  it.each([
    [String.raw`^shop\D+com$`, 'shop.example.com', true], [String.raw`^shop\D+com$`, 'shop42.example.com', false],
    [String.raw`^www\d\.`, 'www7.example.com', true], [String.raw`^\S+\Wexample\Wcom$`, 'shop.example.com', true],
  ])('a pattern is taken as it is written: %s for %s', (value, host, expected) => {
    expect(holds({ on: 'host', compare: 'regex', value }, { host })).toBe(expected);
  });

  it('paths know capitals, in patterns as well', () => {
    expect(holds({ on: 'path', compare: 'equals', value: '/Shop' }, { path: '/shop' })).toBe(false);
    expect(holds({ on: 'path', compare: 'regex', value: '^/Shop' }, { path: '/shop' })).toBe(false);
    expect(holds({ on: 'path', compare: 'regex', value: '^/shop' }, { path: '/shop/cart?item=1' })).toBe(true);
  });

  it('a pattern that nobody can read matches nothing', () => {
    expect(holds({ on: 'host', compare: 'regex', value: '(' }, {})).toBe(false);
  });
});
