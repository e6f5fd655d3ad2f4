import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import { protocolNumbers } from '../net/protocol.ts';
import type { Because, Match, Range, TranslateRow } from '../plan/stage.ts';
import { listAddresses, readAddresses } from './address-words.ts';
import { readPorts } from './firewall-rules.ts';

/*
 * Address translation of edge gateways and routers (domain/private-cloud.md b.3, NatRule): top-down, first match, each rule bound to one interface. A DNAT
 * rule acts on what enters by it, an SNAT rule on what leaves by it.
 */

const anyHelp = { help: { ko: 'any 또는 비움: 모두', en: 'any, or empty: all' }, optional: true } as const;
const portHelp = { help: { ko: '예: 443, 80,443, 8000-8010, any', en: 'For example 443, 80,443, 8000-8010, any' }, optional: true } as const;

export const natRuleSchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  enabled: field.toggle({ ko: '사용', en: 'Enabled' }, true),
  kind: field.choice({ ko: '종류', en: 'Kind' }, { DNAT: { ko: 'DNAT (목적지 변환)', en: 'DNAT (destination)' }, SNAT: { ko: 'SNAT (출발지 변환)', en: 'SNAT (source)' } }, 'SNAT'),
  appliedOn: field.text({ ko: '적용 인터페이스', en: 'Applied on' }),
  protocol: field.choice(
    { ko: '프로토콜', en: 'Protocol' },
    { any: { ko: '모두', en: 'Any' }, tcp: { ko: 'TCP', en: 'TCP' }, udp: { ko: 'UDP', en: 'UDP' }, icmp: { ko: 'ICMP', en: 'ICMP' } },
    'any',
  ),
  originalAddress: field.text({ ko: '원래 주소', en: 'Original address' }, '', { help: { ko: '주소, CIDR 또는 범위(10.0.0.5-10.0.0.9)', en: 'An address, a prefix or a range (10.0.0.5-10.0.0.9)' } }),
  originalPort: field.text({ ko: '원래 포트', en: 'Original port' }, 'any', portHelp),
  translatedAddress: field.text({ ko: '변환 주소', en: 'Translated address' }, '', { help: { ko: '주소 또는 범위', en: 'An address or a range' } }),
  translatedPort: field.text({ ko: '변환 포트', en: 'Translated port' }, 'any', portHelp),
  snatMatchDestinationAddress: field.text({ ko: 'SNAT 대상 주소', en: 'SNAT: destination address' }, 'any', anyHelp),
  snatMatchDestinationPort: field.text({ ko: 'SNAT 대상 포트', en: 'SNAT: destination port' }, 'any', portHelp),
  dnatMatchSourceAddress: field.text({ ko: 'DNAT 출발지 주소', en: 'DNAT: source address' }, 'any', anyHelp),
  dnatMatchSourcePort: field.text({ ko: 'DNAT 출발지 포트', en: 'DNAT: source port' }, 'any', portHelp),
  ruleType: field.choice({ ko: '계층', en: 'Tier' }, { user: { ko: '사용자', en: 'User' }, internal_high: { ko: '내부 (먼저 적용)', en: 'Internal (goes first)' } }, 'user'),
});
export type NatRule = z.output<typeof natRuleSchema>;

export const natField = field.rows({ ko: 'NAT 규칙', en: 'NAT rules' }, natRuleSchema, { role: 'rules', isFirstMatch: true, section: { ko: 'NAT', en: 'NAT' } });

/** A rule that is in force, with the place of its row. */
export interface NatEntry {
  readonly rule: NatRule;
  readonly index: number;
}

/** The enabled rules of a kind at an interface in the order in which they are asked: internal ones first, then from the top. */
export function natEntries(rules: readonly NatRule[], kind: 'DNAT' | 'SNAT', appliedOn: string): readonly NatEntry[] {
  const own = rules.flatMap((rule, index): readonly NatEntry[] => (rule.enabled && rule.kind === kind && rule.appliedOn === appliedOn ? [{ rule, index }] : []));
  const isInternal = ({ rule }: NatEntry): boolean => rule.ruleType === 'internal_high';
  return [...own.filter(isInternal), ...own.filter((entry) => !isInternal(entry))];
}

/** Null: any port. Undefined: cannot be read. */
function readPortWord(text: string): Range | null | undefined {
  const word = text.trim().toLowerCase();
  return word === '' || word === 'any' ? null : (readPorts(word) ?? undefined);
}

/** The ranges of a list such as `80,443`; none where any port is meant, null where one of them cannot be read. */
function readPortList(text: string): readonly Range[] | null {
  const ports = text.split(',').map(readPortWord);
  if (ports.includes(undefined)) return null;
  return ports.includes(null) ? [] : ports.flatMap((port) => (port === undefined || port === null ? [] : [port]));
}

function readProtocols(word: string, hasPorts: boolean): readonly (number | null)[] | null {
  if (word === 'any' || word === '') return hasPorts ? [protocolNumbers.tcp, protocolNumbers.udp] : [null];
  const known = ([['tcp', 6], ['udp', 17], ['icmp', 1]] as const).find(([name]) => name === word);
  return known === undefined || (hasPorts && known[0] === 'icmp') ? null : [known[1]];
}

interface Sides {
  readonly source: string;
  readonly sourcePort: string;
  readonly destination: string;
  readonly destinationPort: string;
}

function sidesOf(rule: NatRule): Sides {
  return rule.kind === 'DNAT'
    ? { source: rule.dnatMatchSourceAddress, sourcePort: rule.dnatMatchSourcePort, destination: rule.originalAddress, destinationPort: rule.originalPort }
    : { source: rule.originalAddress, sourcePort: rule.originalPort, destination: rule.snatMatchDestinationAddress, destinationPort: rule.snatMatchDestinationPort };
}

const isEverywhere = (prefixes: readonly string[]): boolean => prefixes.includes('0.0.0.0/0');

/** What a rule compares, as alternatives; null where it cannot be read. */
export function natMatches(rule: NatRule): readonly Match[] | null {
  const sides = sidesOf(rule);
  const [sources, destinations] = [readAddresses(sides.source), readAddresses(sides.destination)];
  const [sourcePorts, destinationPorts] = [readPortList(sides.sourcePort), readPortList(sides.destinationPort)];
  if (sources === null || destinations === null || sourcePorts === null || destinationPorts === null) return null;
  const protocols = readProtocols(rule.protocol, sourcePorts.length + destinationPorts.length > 0);
  return protocols?.map((protocol): Match => ({
    ...(isEverywhere(sources) ? {} : { sources }),
    ...(isEverywhere(destinations) ? {} : { destinations }),
    ...(protocol === null ? {} : { protocol }),
    ...(sourcePorts.length === 0 ? {} : { sourcePorts }),
    ...(destinationPorts.length === 0 ? {} : { destinationPorts }),
  })) ?? null;
}

/** Each port of a range gets a row of its own where it changes; wider ranges are not told apart. */
const portRowLimit = 256;

/**
 * New ports by old ones: ranges of equal length are mapped one to one, otherwise the first port of the translated range is used; a range that holds the
 * original ones, and `any`, keep them. How the vendor's edge chooses inside a range is not documented.
 */
function portRows(match: Match, side: 'sourcePorts' | 'destinationPorts', text: string): readonly { readonly match: Match; readonly port: number | null }[] | null {
  const translated = readPortWord(text);
  const originals = match[side] ?? [];
  if (translated === undefined) return null;
  if (translated === null) return [{ match, port: null }];
  if (match.protocol !== protocolNumbers.tcp && match.protocol !== protocolNumbers.udp) return null;
  if (translated[0] < translated[1] && originals.length > 0 && originals.every(([first, last]) => translated[0] <= first && last <= translated[1])) return [{ match, port: null }];
  const [original] = originals;
  const count = translated[1] - translated[0];
  const isPaired = originals.length === 1 && original !== undefined && original[1] - original[0] === count && count < portRowLimit;
  if (!isPaired) return [{ match, port: translated[0] }];
  return Array.from({ length: count + 1 }, (_, offset) => ({ match: { ...match, [side]: [[original[0] + offset, original[0] + offset]] }, port: translated[0] + offset }));
}

/** A rule as rows of a translation; null where it cannot be read: then nobody can say what becomes of what it may match. */
export function natRows(rule: NatRule, because: Because): readonly TranslateRow[] | null {
  const [matches, addresses] = [natMatches(rule), listAddresses(rule.translatedAddress)];
  if (matches === null || addresses === null) return null;
  const rows: TranslateRow[] = [];
  for (const match of matches) {
    const split = portRows(match, rule.kind === 'DNAT' ? 'destinationPorts' : 'sourcePorts', rule.translatedPort);
    if (split === null) return null;
    rows.push(...split.map((row) => ({ ...row, addresses, because })));
  }
  return rows;
}

export function natBecause(owner: ComponentId, { rule, index }: NatEntry): Because {
  return { component: owner, path: `/nat/${index}`, label: rule.name || rule.id };
}
