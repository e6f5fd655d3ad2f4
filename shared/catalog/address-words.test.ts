import { describe, expect, test } from 'vitest';
import { componentId } from '../model/design.ts';
import { isAnyAddress, listAddresses, readAddresses } from './address-words.ts';
import { natMatches, natRows, natRuleSchema } from './nat-rules.ts';

describe('addresses as NAT rules write them', () => {
  test.each([
    ['', ['0.0.0.0/0']],
    ['any', ['0.0.0.0/0']],
    ['10.0.0.5', ['10.0.0.5/32']],
    ['10.0.0.0/24', ['10.0.0.0/24']],
    ['10.0.0.5-10.0.0.9', ['10.0.0.5/32', '10.0.0.6/31', '10.0.0.8/31']],
    ['10.0.0.0 - 10.0.0.255', ['10.0.0.0/24']],
    ['127.255.255.255-128.0.0.0', ['127.255.255.255/32', '128.0.0.0/32']],
    ['0.0.0.0-255.255.255.255', ['0.0.0.0/0']],
    ['10.0.0.9-10.0.0.5', null],
    ['10.0.0.5/24', null],
    ['the web', null],
    ['10.0.0.1-10.0.0.2-10.0.0.3', null],
  ])('%j', (text, expected) => expect(readAddresses(text)).toEqual(expected));

  test('one by one, up to 256', () => {
    expect(listAddresses('192.0.2.254-192.0.3.1')).toEqual(['192.0.2.254', '192.0.2.255', '192.0.3.0', '192.0.3.1']);
    expect(listAddresses('10.0.0.0/24')?.length).toBe(256);
    expect(listAddresses('10.0.0.0/23')).toBeNull();
    expect(listAddresses('')).toBeNull();
    expect(listAddresses('any')).toBeNull();
    expect(['', ' Any ', '0.0.0.0/0', '10.0.0.1'].map(isAnyAddress)).toEqual([true, true, true, false]);
  });
});

describe('NAT rules as predicates', () => {
  const rule = (row: Readonly<Record<string, unknown>>) => natRuleSchema.parse({ id: 'r', kind: 'DNAT', appliedOn: 'wan', originalAddress: '203.0.113.5', translatedAddress: '10.0.0.5', ...row });
  const because = { component: componentId('router'), label: 'r' };

  test('ports without a protocol are those of TCP and of UDP', () => {
    expect(natMatches(rule({ originalPort: '53' }))).toEqual([
      { destinations: ['203.0.113.5/32'], protocol: 6, destinationPorts: [[53, 53]] }, { destinations: ['203.0.113.5/32'], protocol: 17, destinationPorts: [[53, 53]] },
    ]);
    expect(natMatches(rule({}))).toEqual([{ destinations: ['203.0.113.5/32'] }]);
  });

  test('what cannot be read is no predicate: ports of ICMP, words, ports out of range', () => {
    expect(natMatches(rule({ protocol: 'icmp', originalPort: '53' }))).toBeNull();
    expect(natMatches(rule({ protocol: 'sctp' }))).toBeNull();
    expect(natMatches(rule({ protocol: 'tcp', originalPort: '70000' }))).toBeNull();
    expect(natMatches(rule({ originalAddress: 'web' }))).toBeNull();
  });

  test('a translated port needs a protocol with ports; a translated address must be one', () => {
    expect(natRows(rule({ translatedPort: '80' }), because)).toBeNull();
    expect(natRows(rule({ translatedAddress: 'any' }), because)).toBeNull();
    expect(natRows(rule({ protocol: 'tcp', originalPort: '8080', translatedPort: '80' }), because)).toMatchObject([{ addresses: ['10.0.0.5'], port: 80 }]);
  });
});
